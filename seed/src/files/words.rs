//! What a mistake in the writing is, for people who never heard of TOML.
//!
//! The parser knows only what it expected; the line in which it stopped shows what was meant.

/// The words for a parser's error; its own where the line shows nothing that is known.
pub(super) fn explain(text: &str, at: usize, message: &str) -> String {
    let line = line_of(text, at);
    let known = if message.contains("duplicate key") { Some(twice(line)) } else { of_line(line) };
    known.unwrap_or_else(|| message.to_owned())
}

/// The line of the byte.
fn line_of(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// A key or a table that stands there already.
fn twice(line: &str) -> String {
    let line = line.trim();
    match line.split_once('=') {
        None if line.starts_with("[[") => {
            format!("{line} stands beside a table of that name; write it with two brackets each time")
        }
        None => format!("the table {line} stands twice in the file; join the two"),
        Some((key, _)) => format!("'{}' stands twice in its table; keep one of them", key.trim()),
    }
}

fn of_line(line: &str) -> Option<String> {
    // What stands before the first quote is of keys and signs.
    let outside = line.split(['"', '\'', '#']).next().unwrap_or_default();
    if outside.trim_end().contains(|c: char| !c.is_ascii() && c.is_whitespace() && !in_a_value(outside, c)) {
        return Some("a blank here is no ordinary one; write it anew with the space bar".to_owned());
    }
    let line = line.trim();
    if line.starts_with('[') {
        return of_header(line);
    }
    let Some((key, value)) = line.split_once('=') else {
        let word = line.split_whitespace().next().filter(|word| is_key(word))?;
        return Some(format!("'=' is missing after '{word}'; write {word} = \"...\""));
    };
    let (key, value) = (key.trim(), value.trim());
    if !is_key(key) {
        return Some(format!("'{key}' is no key; a key is a word such as level, and stands before '='"));
    }
    of_value(key, value)
}

/// Whether the blank stands between other characters after the sign, as in a number with separators.
fn in_a_value(line: &str, blank: char) -> bool {
    line.split_once('=').is_some_and(|(key, value)| !key.contains(blank) && value.trim().contains(blank))
}

/// A key or several joined by dots.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"'))
}

/// A table in brackets.
fn of_header(line: &str) -> Option<String> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let name = line.trim_matches(['[', ']']).trim();
    let double = line.starts_with("[[");
    let whole = if double { format!("[[{name}]]") } else { format!("[{name}]") };
    (line != whole).then(|| format!("the brackets of the table do not match; write {whole}"))
}

fn of_value(key: &str, value: &str) -> Option<String> {
    if let Some(first) = value.chars().next().filter(|first| is_typographic(*first)) {
        return Some(format!("'{first}' is a typographic quote; write straight ones: {key} = \"...\""));
    }
    if value.starts_with('"') {
        return of_quoted(key, value);
    }
    if value.starts_with(['\'', '[', '{']) {
        return None;
    }
    let value = value.split('#').next().unwrap_or_default().trim();
    if value.is_empty() {
        return Some(format!("the value of '{key}' is missing; leave the line out if you do not know it"));
    }
    Some(of_bare(key, value))
}

fn is_typographic(c: char) -> bool {
    matches!(c, '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' | '\u{ab}' | '\u{bb}' | '\u{300c}'..='\u{300f}')
}

/// A text in quotes that does not end where its line does.
fn of_quoted(key: &str, value: &str) -> Option<String> {
    if value.starts_with("\"\"\"") {
        return None;
    }
    let mut escaped = false;
    let end = value[1..].find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let Some(end) = end else {
        return Some(format!("the quote after '{key} =' is never closed; end the text with \""));
    };
    let rest = value[end + 2..].trim_start();
    if rest.is_empty() || rest.starts_with('#') {
        let backslash = value[1..=end].contains('\\');
        return backslash.then(|| format!("a backslash in the text of '{key}' is written twice: \\\\"));
    }
    Some(format!("the text of '{key}' ends at its second quote; write a quote inside a text as \\\""))
}

/// A value without quotes.
fn of_bare(key: &str, value: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(value);
    let groups: Vec<&str> = unsigned.split([',', ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}']).collect();
    if groups.len() > 1 && groups.iter().all(|group| digits(group)) {
        if groups[1..].iter().all(|group| group.len() == 3) {
            return format!("a number is written without separators: {key} = {}", groups.concat());
        }
        if let ([whole, decimals], true) = (&groups[..], unsigned.contains(',')) {
            let sign = if unsigned == value { "" } else { "-" };
            return format!("the decimals of a number follow a point: {key} = {sign}{whole}.{decimals}");
        }
    }
    let what = if is_date(value) { "date" } else { "text" };
    format!("the {what} needs quotes: {key} = \"{}\"", value.trim_matches(['"', '\'']))
}

/// Digits and what joins them in a date.
fn is_date(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit())
        && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | 'X' | '~' | '.'))
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[track_caller]
    fn said(line: &str, expected: &str) {
        let text = format!("slug = \"bergen-no\"\n{line}\n");
        assert_eq!(explain(&text, text.len() - 2, "as the parser says"), expected);
    }

    #[test]
    fn forgotten_quotes_are_written() {
        said("level = CITY", "the text needs quotes: level = \"CITY\"");
        said("level = CITY   # a town", "the text needs quotes: level = \"CITY\"");
        said("text = Bergen\"", "the text needs quotes: text = \"Bergen\"");
        said("text = Frankfurt am Main", "the text needs quotes: text = \"Frankfurt am Main\"");
        said("established = 1984-10", "the date needs quotes: established = \"1984-10\"");
        said("established = 193X", "the date needs quotes: established = \"193X\"");
        said("text = \"Bergen", "the quote after 'text =' is never closed; end the text with \"");
        said(
            "text = \u{201c}Bergen\u{201d}",
            "'\u{201c}' is a typographic quote; write straight ones: text = \"...\"",
        );
        said(
            "stated = \"the \"old\" town\"",
            "the text of 'stated' ends at its second quote; write a quote inside a text as \\\"",
        );
    }

    #[test]
    fn numbers_have_points_and_no_separators() {
        said("latitude = 60,39", "the decimals of a number follow a point: latitude = 60.39");
        said("longitude = -5,3", "the decimals of a number follow a point: longitude = -5.3");
        said("value = 290,000", "a number is written without separators: value = 290000");
        said("value = 1 290 000", "a number is written without separators: value = 1290000");
    }

    #[test]
    fn lines_without_sign_or_value_and_brackets_are_named() {
        said("level \"CITY\"", "'=' is missing after 'level'; write level = \"...\"");
        said("level =", "the value of 'level' is missing; leave the line out if you do not know it");
        said("[place", "the brackets of the table do not match; write [place]");
        said("[[name]", "the brackets of the table do not match; write [[name]]");
        said(
            "place of it = 3",
            "'place of it' is no key; a key is a word such as level, and stands before '='",
        );
        said("cite = [{ source = ]", "as the parser says");
    }

    #[test]
    fn what_stands_twice_is_named() {
        let twice = |line: &str| explain(line, 0, "duplicate key");
        assert_eq!(twice("[place]"), "the table [place] stands twice in the file; join the two");
        assert_eq!(twice("level = \"CITY\""), "'level' stands twice in its table; keep one of them");
        assert_eq!(
            twice("[[name]]"),
            "[[name]] stands beside a table of that name; write it with two brackets each time"
        );
    }

    #[test]
    fn no_line_makes_it_fail() {
        for line in ["", "=", "\"", "\"=\"", "a = \"\\", "[", "]]", "\u{e9} = \u{e9}", "a = ,", "a = -"] {
            for at in 0..=line.len() {
                assert!(!explain(line, at, "as the parser says").is_empty());
            }
        }
    }
}
