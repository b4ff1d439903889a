//! Texts in XML.

/// A text as it stands in the value of an attribute, and so in an element too; what XML cannot say is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // A reader would make blanks of them.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter < ' ' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_references_and_what_xml_cannot_say_is_left_out() {
        assert_eq!(escaped("<a b=\"c\">&\u{0}\u{b}"), "&lt;a b=&quot;c&quot;&gt;&amp;");
        assert_eq!(escaped("two\nlines"), "two&#10;lines");
        assert_eq!(escaped("温州 🏙"), "温州 🏙");
    }
}
