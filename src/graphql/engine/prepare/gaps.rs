//! What apollo-compiler lacks of the September 2025 edition, so far. Each gap may go with the version that closes it.
//!
//! - Descriptions of operations, fragments and variables: its parser (apollo-parser 0.8.7) refuses them, so they are
//!   blanked before. May go when that parser reads them.
//! - Values: `@oneOf`, input fields given twice, forms of custom scalars, variables inside lists and objects, a default
//!   that is null; see [`super::values`]. May go, but for the custom scalars, when apollo-compiler (1.33.1) has the
//!   rules ValuesOfCorrectType, VariablesInAllowedPosition and UniqueInputFieldNames whole.

use std::borrow::Cow;

use crate::graphql::engine::guard::tokens::{Token, tokens};

/// The document with spaces where descriptions were, so that all places stay as they are.
pub(super) fn without_descriptions(text: &str) -> Cow<'_, str> {
    let mut blanked: Option<Vec<u8>> = None;
    let mut state = State::default();
    let mut string: Option<Token<'_>> = None;
    for token in tokens(text) {
        if let Some(string) = string.take()
            && state.described(token.text)
        {
            let bytes = blanked.get_or_insert_with(|| text.as_bytes().to_vec());
            for byte in &mut bytes[string.start..string.start + string.text.len()] {
                // Lines stay lines.
                if !matches!(byte, b'\n' | b'\r') {
                    *byte = b' ';
                }
            }
        }
        if token.text.starts_with('"') && state.may_describe() {
            string = Some(token);
            continue;
        }
        state.pass(token.text);
    }
    match blanked {
        Some(bytes) => Cow::Owned(String::from_utf8(bytes).expect("only whole strings were blanked")),
        None => Cow::Borrowed(text),
    }
}

/// Where in the document a token stands, as far as descriptions need to know.
#[derive(Default)]
struct State<'a> {
    open: usize,
    /// Whether the brackets that are open hold the variables of an operation.
    in_variables: bool,
    /// The last two tokens, the later one first.
    last: [&'a str; 2],
}

impl<'a> State<'a> {
    fn pass(&mut self, token: &'a str) {
        match token {
            "(" if self.open == 0 => {
                self.in_variables = self.last[1] != "@";
                self.open += 1;
            }
            "(" | "{" | "[" => self.open += 1,
            ")" | "}" | "]" => {
                self.open = self.open.saturating_sub(1);
                self.in_variables &= self.open > 0;
            }
            _ => {}
        }
        self.last = [token, self.last[0]];
    }

    /// Whether a string here can be a description.
    fn may_describe(&self) -> bool {
        match self.open {
            0 => matches!(self.last[0], "" | "}"),
            1 => self.in_variables && !matches!(self.last[0], ":" | "="),
            _ => false,
        }
    }

    /// Whether the token after such a string begins what it describes.
    fn described(&self, next: &str) -> bool {
        if self.open == 0 {
            matches!(next, "query" | "mutation" | "subscription" | "fragment")
        } else {
            next == "$"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_descriptions;

    #[test]
    fn descriptions_become_spaces_and_all_else_stays() {
        for (text, expected) in [
            ("\"All\" query A { a }", "      query A { a }"),
            (
                "\"\"\"\nö\n\"\"\" fragment F on T { a } { ...F }",
                "   \n  \n    fragment F on T { a } { ...F }",
            ),
            (
                "query(\"x\" $a: Int = 1 \"y\" $b: S = \"z\") { a }",
                "query(    $a: Int = 1     $b: S = \"z\") { a }",
            ),
            ("{ a(b: \"query\") }", "{ a(b: \"query\") }"),
            ("query @d(a: \"x\" $b: 1) { a }", "query @d(a: \"x\" $b: 1) { a }"),
            ("\"a\" \"b\" query { a }", "\"a\" \"b\" query { a }"),
            ("\"a\" { a }", "\"a\" { a }"),
        ] {
            assert_eq!(without_descriptions(text), expected);
        }
    }
}
