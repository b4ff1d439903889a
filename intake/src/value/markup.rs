//! What web pages leave in cells: tags, links and templates of wikis, footnote marks. It is taken out of the text, and
//! what it said is kept as notes.

/// A text without marks, and what was taken out of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cleaned {
    pub(super) text: String,
    pub(super) notes: Vec<String>,
}

/// Takes marks of footnotes out: `[1]`, `[a]`, `[note 2]`, daggers, stars at the ends, raised digits.
pub(super) fn take_footnotes(text: &str) -> Cleaned {
    let mut cleaned = take_bracketed_marks(text);
    let mut kept = String::with_capacity(cleaned.text.len());
    for c in cleaned.text.chars() {
        if matches!(c, '†' | '‡' | '§' | '¶' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') {
            cleaned.notes.push(c.to_string());
        } else {
            kept.push(c);
        }
    }
    let bare = kept.trim().trim_matches('*').trim();
    if bare.len() < kept.trim().len() {
        cleaned.notes.push("*".to_owned());
    }
    bare.clone_into(&mut cleaned.text);
    cleaned
}

fn take_bracketed_marks(text: &str) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        let behind = &rest[start + 1..];
        if let Some((inside, after)) = behind.split_once(']').filter(|(inside, _)| is_footnote(inside)) {
            cleaned.text.push_str(&rest[..start]);
            cleaned.notes.push(format!("[{inside}]"));
            rest = after;
        } else {
            cleaned.text.push_str(&rest[..=start]);
            rest = behind;
        }
    }
    cleaned.text.push_str(rest);
    cleaned
}

fn is_footnote(inside: &str) -> bool {
    let stated = inside.trim();
    let inside = stated.to_lowercase();
    let count = inside.chars().count();
    let is_number = count <= 3 && inside.chars().all(|c| c.is_ascii_digit());
    // Two capitals are the code of a country, or of a part of one.
    let is_code = count == 2 && stated.chars().all(char::is_uppercase);
    let is_letter = count <= 2 && inside.chars().all(char::is_alphabetic) && !is_code;
    count > 0 && (is_number || is_letter || starts_with_word_of_footnotes(&inside))
}

fn starts_with_word_of_footnotes(lower: &str) -> bool {
    const WORDS: &[&str] =
        &["note", "nb", "fn", "anm", "ref", "citation", "update", "sic", "quelle", "注", "註", "주"];
    let starts_so = |word: &&str| {
        lower.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    lower.chars().count() <= 24 && WORDS.iter().any(starts_so)
}

/// Takes out what lists put around names: bullets and numbers before them, marks such as `1)` and `(a)` behind them, flags.
pub(super) fn take_list_marks(text: &str) -> Cleaned {
    let mut cleaned = take_pictures(text);
    let mut bare = cleaned.text.trim();
    while let Some((mark, rest)) = first_mark(bare) {
        cleaned.notes.push(mark.to_owned());
        bare = rest.trim_start();
    }
    while let Some((rest, mark)) = last_mark(bare) {
        cleaned.notes.push(mark.to_owned());
        bare = rest.trim_end();
    }
    cleaned.text = bare.to_owned();
    cleaned
}

/// Flags and other pictures among letters.
fn take_pictures(text: &str) -> Cleaned {
    let is_picture = |c: char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}');
    let (pictures, kept): (String, String) = text.chars().partition(|c| is_picture(*c));
    let notes = if pictures.is_empty() { Vec::new() } else { vec![pictures] };
    Cleaned { text: kept, notes }
}

/// A bullet, a dash before a blank, or the number of an item, and the text behind it.
fn first_mark(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let is_bullet = "•·‣▪▫■□●○◦►▶→".contains(first);
    let is_dash = matches!(first, '-' | '–' | '—') && text[first.len_utf8()..].starts_with(' ');
    if is_bullet || is_dash {
        return Some(text.split_at(first.len_utf8())).filter(|(_, rest)| !rest.trim().is_empty());
    }
    let is_numbered = first.is_ascii_digit();
    let digits = if is_numbered {
        text.bytes().take_while(u8::is_ascii_digit).count()
    } else {
        // `a) Riga`
        usize::from(first.is_ascii_alphabetic())
    };
    let signs: &[char] = if is_numbered { &['.', ')'] } else { &[')'] };
    let behind = text[digits..].strip_prefix(signs)?;
    let is_item = (1..=3).contains(&digits)
        && behind.starts_with(' ')
        && behind.trim_start().starts_with(|c: char| c.is_alphabetic());
    is_item.then(|| text.split_at(digits + 1))
}

/// The text before a mark such as `1)`, `*)`, `(2)` or `(note 3)`, and the mark.
fn last_mark(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', '）'])?;
    let is_mark = |mark: &str| {
        let is_number = mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit());
        let is_letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
        !mark.is_empty() && (is_number || is_letter || mark.bytes().all(|byte| byte == b'*'))
    };
    let at = if let Some(open) = inner.rfind(['(', '（']) {
        let inside = inner[open..].trim_start_matches(['(', '（']).trim();
        let is_footnote = is_mark(inside) || starts_with_word_of_footnotes(&inside.to_lowercase());
        is_footnote.then_some(open)?
    } else {
        let bare = inner.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*');
        let at = if bare.len() < inner.len() { bare.len() } else { inner.rfind(' ')? + 1 };
        is_mark(&inner[at..]).then_some(at)?
    };
    Some(text.split_at(at)).filter(|(before, _)| !before.trim().is_empty())
}

/// Takes tags and comments out. What stands in `ref` and `sup` is a note; a `br` is a new line.
pub(super) fn take_tags(text: &str) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut rest = text;
    while let Some((before, tag, after)) = next_tag(rest) {
        cleaned.text.push_str(before);
        let name = tag.trim_matches('/').split_whitespace().next().unwrap_or_default().to_lowercase();
        let closing = format!("</{name}>");
        rest = match name.as_str() {
            "br" | "br/" => {
                cleaned.text.push('\n');
                after
            }
            "ref" | "sup" if !tag.starts_with('/') && after.to_ascii_lowercase().contains(&closing) => {
                let end = after.to_ascii_lowercase().find(&closing).unwrap_or_default();
                cleaned.notes.push(after[..end].trim().to_owned());
                &after[end + closing.len()..]
            }
            comment if comment.starts_with("!--") => {
                cleaned.notes.push(tag.trim_start_matches("!--").trim_end_matches("--").trim().to_owned());
                after
            }
            _ => after,
        };
    }
    cleaned.text.push_str(rest);
    cleaned.notes.retain(|note| !note.is_empty());
    cleaned
}

/// The text before the next tag, the inside of the tag, and the text behind it.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('<').find_map(|(start, _)| {
        let behind = &text[start + 1..];
        let is_tag = behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let end =
            if behind.starts_with("!--") { behind.find("-->").map(|end| end + 2) } else { behind.find('>') };
        let end = end.filter(|_| is_tag)?;
        Some((&text[..start], &behind[..end], &behind[end + 1..]))
    })
}

/// Takes wiki markup out: links become their words, templates become notes, quotes for bold and italic go.
pub(super) fn take_wiki(text: &str) -> Cleaned {
    let text = text.replace("{{!}}", "|").replace("'''", "").replace("''", "").replace("_x000D_", "\n");
    let mut cleaned = take_templates(&text);
    let mut plain = String::with_capacity(cleaned.text.len());
    let mut rest = cleaned.text.as_str();
    while let Some((before, behind)) = rest.split_once("[[") {
        plain.push_str(before);
        let Some((link, after)) = behind.split_once("]]") else {
            rest = behind;
            continue;
        };
        if is_picture(link) {
            cleaned.notes.push(link.to_owned());
        } else {
            plain.push_str(link.rsplit_once('|').map_or(link, |(_, words)| words));
        }
        rest = after;
    }
    plain.push_str(rest);
    cleaned.text = plain.replace("]]", "");
    cleaned
}

fn is_picture(link: &str) -> bool {
    let room = link.split_once(':').map(|(room, _)| room.to_lowercase());
    room.is_some_and(|room| {
        ["file", "image", "datei", "bild", "fichier", "archivo", "category", "kategorie"]
            .contains(&room.as_str())
    })
}

fn take_templates(text: &str) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        cleaned.text.push_str(before);
        rest = match behind.split_once("}}") {
            Some((template, after)) => {
                cleaned.notes.push(format!("{{{{{template}}}}}"));
                after
            }
            None => behind,
        };
    }
    cleaned.text.push_str(rest);
    cleaned.text = cleaned.text.replace("}}", "");
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str, notes: &[&str]) -> Cleaned {
        Cleaned { text: text.to_owned(), notes: notes.iter().map(|&note| note.to_owned()).collect() }
    }

    #[test]
    fn footnotes_are_taken_out() {
        for (text, expected) in [
            ("Kiel[1]", cleaned("Kiel", &["[1]"])),
            ("terminated[3][4]", cleaned("terminated", &["[3]", "[4]"])),
            ("Rostock [a]", cleaned("Rostock", &["[a]"])),
            ("Paris [FR]", cleaned("Paris [FR]", &[])),
            ("Ulm[note 2]", cleaned("Ulm", &["[note 2]"])),
            ("† Luleå", cleaned("Luleå", &["†"])),
            ("Dresden**", cleaned("Dresden", &["*"])),
            ("Bonn¹", cleaned("Bonn", &["¹"])),
            ("Name [1984]", cleaned("Name [1984]", &[])),
            ("[", cleaned("[", &[])),
        ] {
            assert_eq!(take_footnotes(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_of_lists_are_taken_out() {
        for (text, expected) in [
            ("Köln 1)", cleaned("Köln", &["1)"])),
            ("Köln1)", cleaned("Köln", &["1)"])),
            ("Bonn *)", cleaned("Bonn", &["*)"])),
            ("Ulm (1)", cleaned("Ulm", &["(1)"])),
            ("Ulm (1) (a)", cleaned("Ulm", &["(a)", "(1)"])),
            ("Hof a)", cleaned("Hof", &["a)"])),
            ("Weimar (citation needed)", cleaned("Weimar", &["(citation needed)"])),
            ("• Hof", cleaned("Hof", &["•"])),
            ("– Hof", cleaned("Hof", &["–"])),
            ("1. Goslar", cleaned("Goslar", &["1."])),
            ("12) Goslar", cleaned("Goslar", &["12)"])),
            ("a) Goslar", cleaned("Goslar", &["a)"])),
            ("a. Goslar", cleaned("a. Goslar", &[])),
            ("Lyon 🇫🇷", cleaned("Lyon", &["🇫🇷"])),
            ("Halle (Saale)", cleaned("Halle (Saale)", &[])),
            ("Halle (S)", cleaned("Halle (S)", &[])),
            ("Wien (22. Bezirk)", cleaned("Wien (22. Bezirk)", &[])),
            ("9 de Julio", cleaned("9 de Julio", &[])),
            ("-Hof", cleaned("-Hof", &[])),
            ("1)", cleaned("1)", &[])),
            ("(1)", cleaned("(1)", &[])),
        ] {
            assert_eq!(take_list_marks(text), expected, "{text}");
        }
    }

    #[test]
    fn tags_are_taken_out() {
        for (text, expected) in [
            ("<b>Stuttgart</b>", cleaned("Stuttgart", &[])),
            ("Ulm<sup>2</sup>", cleaned("Ulm", &["2"])),
            ("Ulm<ref name=\"a\">A list</ref>", cleaned("Ulm", &["A list"])),
            ("A<br/>B<br>C", cleaned("A\nB\nC", &[])),
            ("Ulm<!-- check -->", cleaned("Ulm", &["check"])),
            ("1 < 2 > 1", cleaned("1 < 2 > 1", &[])),
            ("a <b", cleaned("a <b", &[])),
        ] {
            assert_eq!(take_tags(text), expected, "{text}");
        }
    }

    #[test]
    fn wiki_markup_is_taken_out() {
        for (text, expected) in [
            ("[[Frankfurt (Oder)|Frankfurt]]", cleaned("Frankfurt", &[])),
            ("'''[[Bonn]]'''", cleaned("Bonn", &[])),
            ("{{flagicon|PER}} [[Arequipa]]", cleaned(" Arequipa", &["{{flagicon|PER}}"])),
            ("[[File:Flag.svg|20px]]Lima", cleaned("Lima", &["File:Flag.svg|20px"])),
            ("A{{!}}B", cleaned("A|B", &[])),
            ("[[Bonn", cleaned("Bonn", &[])),
        ] {
            assert_eq!(take_wiki(text), expected, "{text}");
        }
    }
}
