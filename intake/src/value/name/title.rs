//! Names as addresses of pages have them: `K%C3%B6ln`, `San_Francisco_(California)`.

use std::borrow::Cow;

/// The text with blanks and letters in the place of the signs that addresses have for them. A whole address stays.
pub(super) fn written_out(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '_']) || text.contains("://") || text.contains("{{") {
        return Cow::Borrowed(text);
    }
    let decoded = decoded(text).map_or(Cow::Borrowed(text), Cow::Owned);
    // Blank nodes have one, and line breaks as Excel writes them.
    if !decoded.contains('_') || decoded.starts_with("_:") || decoded.contains("_x00") {
        return decoded;
    }
    Cow::Owned(decoded.replace('_', " "))
}

/// The text with the characters that its `%XX` stand for; none if one of them stands for nothing.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::written_out;

    #[test]
    fn signs_of_addresses_are_written_out() {
        for (text, expected) in [
            ("K%C3%B6ln", "Köln"),
            ("New_York", "New York"),
            ("San_Francisco_(California)", "San Francisco (California)"),
            ("Saint%20Denis", "Saint Denis"),
            ("100 %", "100 %"),
            ("50%C3", "50%C3"),
            ("K%0Aiel", "K%0Aiel"),
            ("_:t1", "_:t1"),
            ("Kiel_x000D_Bonn", "Kiel_x000D_Bonn"),
            ("https://example.org/a_b", "https://example.org/a_b"),
            ("Kiel", "Kiel"),
        ] {
            assert_eq!(written_out(text), expected);
        }
    }
}
