//! Bytes into text: the encoding is recognised or asked for, and never guessed into nonsense.

use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::options::ReadOptions;
use crate::table::Unreadable;

mod guess;
mod kind;
mod label;
mod shape;
mod spelling;
#[cfg(test)]
mod tests;
mod words;

use label::ASK;

/// A text and how it was encoded.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) content: String,
    pub(super) encoding: &'static str,
}

/// A byte order mark wins over the option, for no text begins with one by chance.
pub(super) fn decode(bytes: &[u8], options: &ReadOptions) -> Result<Text, Unreadable> {
    if let Some(kind) = kind::of(bytes) {
        return Err(Unreadable::new(kind));
    }
    let asked = options.encoding.as_deref().map(label::find).transpose()?;
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        decoded(&bytes[mark..], encoding)?
    } else if let Some(encoding) = asked {
        asked_for(bytes, encoding)?
    } else {
        recognised(bytes)?
    };
    without_nul(text)
}

fn recognised(bytes: &[u8]) -> Result<Text, Unreadable> {
    if let Some(encoding) = utf16_by_its_zeros(bytes) {
        return decoded(bytes, encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) if switches_to_japanese(bytes) => decoded(bytes, ISO_2022_JP),
        Ok(content) => Ok(Text { content: content.to_owned(), encoding: UTF_8.name() }),
        Err(_) if bytes.contains(&0) => Err(nul(&String::from_utf8_lossy(bytes))),
        Err(_) if is_mostly_utf8(bytes) => decoded(bytes, UTF_8),
        Err(_) => decoded(bytes, guess::encoding(bytes)?),
    }
}

/// As the user says, unless it would make nonsense of what is plain UTF-8.
fn asked_for(bytes: &[u8], encoding: &'static Encoding) -> Result<Text, Unreadable> {
    let text = decoded(bytes, encoding)?;
    let is_other_utf8 = encoding != UTF_8 && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    if is_other_utf8 && !shape::is_plausible(&text.content, encoding) {
        let message =
            format!("the text is UTF-8 and makes no sense as {}; leave --encoding out", text.encoding);
        return Err(Unreadable::new(message));
    }
    Ok(text)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<Text, Unreadable> {
    let Some(content) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        return Err(malformed(bytes, encoding));
    };
    // What a code page leaves undefined comes out as a control character.
    if encoding.is_single_byte()
        && let Some(at) = content.find(|letter| matches!(letter, '\u{80}'..='\u{9f}'))
    {
        let (line, column) = place(&content[..at]);
        let message = format!("the byte in column {column} is no character of {}; {ASK}", encoding.name());
        return Err(Unreadable::at(line, message));
    }
    Ok(Text { content: content.into_owned(), encoding: encoding.name() })
}

/// Says where the text stops being what it should be.
fn malformed(bytes: &[u8], encoding: &'static Encoding) -> Unreadable {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut before = String::with_capacity(most);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut before, true);
    let (line, column) = place(&before);
    let DecoderResult::Malformed(bad, after) = result else {
        return Unreadable::at(line, format!("the text is not {}; {ASK}", encoding.name()));
    };
    let end = read.saturating_sub(usize::from(after));
    let start = end.saturating_sub(usize::from(bad));
    let what = bytes[start..end].iter().map(|byte| format!("0x{byte:02X}")).collect::<Vec<_>>().join(" ");
    let seen = format!("column {column} has {what}, which is no character of {}", encoding.name());
    let rest = &bytes[end..];
    Unreadable::at(
        line,
        match encoding.decode_without_bom_handling_and_without_replacement(rest) {
            _ if rest.is_empty() => format!("{seen}, and there the file ends; it seems to be cut off"),
            Some(_) => format!("{seen}, as the rest of the file is; mend it there"),
            None if encoding == UTF_8 && is_mostly_utf8(bytes) => {
                format!("{seen}, as most of the file is; mend it there and in what follows")
            }
            None => format!("{seen}; {ASK}"),
        },
    )
}

/// Line and column, from 1, of what follows this text.
fn place(before: &str) -> (u64, usize) {
    let (mut line, mut column, mut last) = (1, 1, ' ');
    for letter in before.chars() {
        match letter {
            '\n' if last == '\r' => {}
            '\n' | '\r' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        last = letter;
    }
    (line, column)
}

fn without_nul(text: Text) -> Result<Text, Unreadable> {
    if text.content.contains('\0') { Err(nul(&text.content)) } else { Ok(text) }
}

fn nul(content: &str) -> Unreadable {
    let (line, column) = place(content.split('\0').next().unwrap_or_default());
    let message = "which no text has; the file is damaged or no text, so save it again as CSV";
    Unreadable::at(line, format!("column {column} has a NUL byte, {message}"))
}

/// UTF-16 without a mark: its zero bytes are many, and all on one side of the pairs.
fn utf16_by_its_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4096)];
    let zeros = |side: usize| start.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let encoding = match (zeros(0), zeros(1)) {
        (0, low) if low * 20 >= start.len() && low > 1 => UTF_16LE,
        (high, 0) if high * 20 >= start.len() && high > 1 => UTF_16BE,
        _ => return None,
    };
    let (content, _) = encoding.decode_without_bom_handling(start);
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
    (content.contains([',', ';', '\t', '\n', '\r']) && content.chars().all(is_text)).then_some(encoding)
}

/// ISO-2022-JP is written in seven bits, with escape sequences before the Japanese.
fn switches_to_japanese(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| matches!(three, [0x1b, b'$', b'B' | b'@'] | [0x1b, b'(', b'J']))
}

/// More characters of UTF-8 than broken ones: it was UTF-8 before something else was pasted in, or it is cut off.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && bad * 2 <= good
}
