//! What apollo-compiler lacks of the September 2025 edition, so far. Each gap may go with the version that closes it.
//!
//! - Descriptions of operations, fragments and variables: its parser (apollo-parser 0.8.7) refuses them, so they are
//!   blanked before. May go when that parser reads them.
//! - Strings with a bare carriage return, and names without a colon among arguments and input fields (`{a b: 1}`): that
//!   parser takes them, so they are refused before. May go when it refuses them.
//! - Commas behind `...` and before a colon: that parser trips over them, so they are blanked before. May go when it
//!   looks past them as it does past spaces.
//! - Lists of different lengths: apollo-compiler (1.33.1) takes arguments for the same whose lists begin alike; see
//!   [`super::lengths`].
//! - Values: `@oneOf`, input fields given twice, forms of custom scalars, variables inside lists and objects, a default
//!   that is null; see [`super::values`]. May go, but for the custom scalars, when apollo-compiler (1.33.1) has the
//!   rules ValuesOfCorrectType, VariablesInAllowedPosition and UniqueInputFieldNames whole.

use std::borrow::Cow;

use apollo_compiler::ast::Document;

use crate::graphql::engine::guard::tokens::{Token, tokens};

/// A mistake that the parser does not see.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unseen {
    pub(super) message: &'static str,
    /// Where, in bytes.
    pub(super) at: usize,
}

/// What the tokens stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Selections,
    Variables,
    List,
    /// Arguments, or the fields of an input object.
    Pairs,
}

/// What comes next where a name, a colon and a value follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Name,
    Colon,
    Value,
}

/// The first mistake that the parser does not see.
pub(super) fn unseen(text: &str) -> Option<Unseen> {
    let mut around = Vec::new();
    let mut next = Next::Name;
    let mut last = ["", ""];
    for Token { start, text } in tokens(text) {
        if text.starts_with('"') && !is_closed(text) {
            return Some(Unseen { message: "syntax error: unterminated string value", at: start });
        }
        match (text, around.last()) {
            (")" | "}", Some(Around::Pairs)) if next == Next::Colon => {
                return Some(Unseen { message: "syntax error: expected `:` after the name", at: start });
            }
            (")" | "}" | "]", _) => {
                around.pop();
                next = Next::Name;
            }
            ("(", None) if last[1] != "@" => around.push(Around::Variables),
            ("(", _) => around.push(Around::Pairs),
            ("{", None | Some(Around::Selections)) => around.push(Around::Selections),
            ("{", _) => {
                around.push(Around::Pairs);
                next = Next::Name;
            }
            ("[", _) => around.push(Around::List),
            (_, Some(Around::Pairs)) => match (next, text) {
                (Next::Name, _) => next = Next::Colon,
                (Next::Colon, ":") => next = Next::Value,
                (Next::Colon, _) => {
                    return Some(Unseen { message: "syntax error: expected `:` after the name", at: start });
                }
                // The name of a variable follows.
                (Next::Value, "$") => {}
                (Next::Value, _) => next = Next::Name,
            },
            _ => {}
        }
        last = [text, last[0]];
    }
    None
}

/// Whether a string ends with a quote of its own.
fn is_closed(string: &str) -> bool {
    if string.starts_with("\"\"\"") {
        return true;
    }
    let mut rest = string[1..].chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => return true,
            '\\' => drop(rest.next()),
            _ => {}
        }
    }
    false
}

/// The document as the parser reads it: spaces where descriptions were, and where commas are in its way, so that all
/// places stay as they are.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    let mut blanked: Option<Vec<u8>> = None;
    let mut blank = |from: usize, to: usize, is_blanked: fn(u8) -> bool| {
        let bytes = blanked.get_or_insert_with(|| text.as_bytes().to_vec());
        bytes[from..to].iter_mut().filter(|byte| is_blanked(**byte)).for_each(|byte| *byte = b' ');
    };
    let mut state = State::default();
    let mut string: Option<Token<'_>> = None;
    let (mut before, mut end) = ("", 0);
    for token in tokens(text) {
        if (before == "..." || token.text == ":") && text[end..token.start].contains(',') {
            // What stands between tokens is white space, or a comment that a comma more or less does not change.
            blank(end, token.start, |byte| byte == b',');
        }
        (before, end) = (token.text, token.start + token.text.len());
        if let Some(string) = string.take() {
            if state.described(token.text) && is_string(string.text) {
                // Lines stay lines.
                blank(string.start, string.start + string.text.len(), |byte| !matches!(byte, b'\n' | b'\r'));
            } else {
                state.pass(string.text);
            }
        }
        if token.text.starts_with('"') && state.may_describe() {
            string = Some(token);
        }
        state.pass(token.text);
    }
    match blanked {
        Some(bytes) => {
            Cow::Owned(String::from_utf8(bytes).expect("only whole strings and commas were blanked"))
        }
        None => Cow::Borrowed(text),
    }
}

/// Whether the escapes of a string are right, which the parser cannot say of one that it never sees.
fn is_string(text: &str) -> bool {
    Document::parse(format!("{{ a(b: {text}) }}"), "string").is_ok()
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
    use super::{readable, unseen};

    #[test]
    fn what_the_parser_does_not_see_is_found_where_it_is() {
        for (text, at) in [
            ("{ a(b c: 1) }", Some(6)),
            ("{ a(b: {c d: 1}) }", Some(10)),
            ("{ a(b: [{c: 1}, {d e: 1}]) }", Some(19)),
            ("query($a: T = {b c: 1}) { a }", Some(17)),
            ("query @d(a b: 1) { a }", Some(11)),
            ("{ a(b) }", Some(5)),
            ("{ a(b: 1, c) }", Some(11)),
            ("{ a(b: {c}) }", Some(9)),
            ("{ a(b: [{c: 1}, {d}]) }", Some(18)),
            ("query($a: T = {b}) { a }", Some(16)),
            ("{ a @b(c) }", Some(8)),
            ("{ a(b: \"x\ry\") }", Some(7)),
            ("{ a(b: $c, d: [$e 1 {f: g}], h: {i: {j: {}}, k: [[]]}) @l(m: true) { n(o: 1) { p } } }", None),
            ("query($a: [Int!]! = [1], $b: T = {c: $d}) @e { f: g ... on H { i } ...J }", None),
            ("{ a(b: \"\\\"\", c: \"\"\"\rx\"\"\") }", None),
        ] {
            assert_eq!(unseen(text).map(|unseen| unseen.at), at, "{text}");
        }
    }

    #[test]
    fn descriptions_and_commas_in_the_way_become_spaces_and_all_else_stays() {
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
            ("\"\\q\" query { a }", "\"\\q\" query { a }"),
            ("{,a,:,b,...,c,#,\n,}", "{,a :,b,... c,#,\n,}"),
            ("{ a(b: \"...,:\", c,: 1) }", "{ a(b: \"...,:\", c : 1) }"),
        ] {
            assert_eq!(readable(text), expected);
        }
    }
}
