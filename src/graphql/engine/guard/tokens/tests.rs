use async_graphql::parser::parse_query;
use async_graphql::parser::types::Selection;
use async_graphql::{Pos, Value};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use super::{Scanned, scan, scan_json};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::violation::{Measure, Violation};

fn counted(document: &str) -> (u64, u64) {
    let Scanned { tokens, nesting } =
        scan(document, &DocumentLimits::default()).expect("the document is within the limits");
    (tokens, nesting)
}

fn violation(document: &str) -> Violation {
    scan(document, &DocumentLimits::default()).expect_err("the document is over a limit")
}

#[test]
fn counts_names_punctuation_and_nesting() {
    assert_eq!(counted("{ city { name } }"), (6, 2));
    assert_eq!(counted("query Q($a: [ID!]! = []) @d { ...f a: b(c: {d: [1]}) }"), (35, 4));
    assert_eq!(counted(""), (0, 0));
}

#[test]
fn counts_numbers_as_the_parser_reads_them() {
    let numbers = |text: &str| counted(text).0;
    assert_eq!(numbers("0 -1 12.5 1e9 -1.5E+10 6e-3"), 6);
    assert_eq!(numbers("00"), 2);
    assert_eq!(numbers("1-1"), 2);
    assert_eq!(numbers("1."), 2);
    assert_eq!(numbers("1e"), 2);
    assert_eq!(numbers("-"), 1);
}

#[test]
fn skips_white_space_commas_comments_and_byte_order_marks() {
    assert_eq!(counted("\u{feff} ,\t\r\n# [[[ \"\"\" ((\r{ a,,, # }}}\n }"), (3, 1));
}

#[test]
fn takes_a_string_for_one_token() {
    assert_eq!(counted(r#"{ a(b: "[[[ { \" [ \\") }"#), (8, 2));
    assert_eq!(counted(r#"{ a(b: "") }"#), (8, 2));
    assert_eq!(counted(r#"{ a(b: "\u005B[") }"#), (8, 2));
    assert_eq!(counted("{ a(b: \"温州[\") }"), (8, 2));
}

#[test]
fn takes_a_block_string_for_one_token() {
    assert_eq!(counted("{ a(b: \"\"\"[[\n \" \"\" \\\"\"\" {{ # \"\"\") }"), (8, 2));
    assert_eq!(counted("{ a(b: \"\"\"\"\"\") }"), (8, 2));
}

#[test]
fn leaves_an_unclosed_string_to_the_parser() {
    let document = "{ a(b: \"c\n[) }";
    assert!(scan(document, &DocumentLimits::default()).is_ok());
    assert!(parse_query(document).is_err());
}

#[test]
fn rejects_an_unclosed_block_string() {
    let violation = violation("{ a(\n  b: \"\"\" x \\\"\"\") }");
    assert_eq!(violation.code().as_str(), "GRAPHQL_PARSE_FAILED");
    assert_eq!(violation.locations(), [Pos { line: 2, column: 6 }]);
}

#[test]
fn brackets_behind_an_unclosed_block_string_are_no_way_around_the_limit() {
    // The parser reads this as an empty string, a string and sixty-five lists.
    let document = format!("{{ a(b: [\"\"\"c\" {}{}]) }}", "[".repeat(65), "]".repeat(65));
    assert_eq!(violation(&document).code().as_str(), "GRAPHQL_PARSE_FAILED");
}

#[test]
fn allows_64_nested_brackets_of_any_kind() {
    let document = format!("{{ a(b: {}{}) }}", "[".repeat(62), "]".repeat(62));
    assert_eq!(counted(&document).1, 64);
}

#[test]
fn rejects_65_nested_brackets_of_any_kind() {
    let document = format!("{{ a(b:\n{}{}) }}", "[{".repeat(32), "}]".repeat(32));
    assert_eq!(
        violation(&document),
        Violation::OverLimit {
            measure: Measure::Nesting,
            limit: 64,
            actual: 65,
            at: Some(Pos { line: 2, column: 63 }),
        }
    );
}

#[test]
fn rejects_nested_brackets_that_overflow_the_stack_of_the_parser() {
    let document = format!("{{ a(b: {}{}) }}", "[".repeat(1_800), "]".repeat(1_800));
    assert_eq!(violation(&document).code().as_str(), "MAX_NESTING_EXCEEDED");
    let unclosed = "[".repeat(100_000);
    assert_eq!(violation(&unclosed).actual(), Some(65));
}

#[test]
fn closing_brackets_do_not_make_room() {
    let document = format!("{}{}", "}".repeat(10), "{".repeat(65));
    assert_eq!(violation(&document).actual(), Some(65));
}

#[test]
fn allows_5000_tokens() {
    let document = format!("{{{}}}", "a ".repeat(4_998));
    assert_eq!(counted(&document).0, 5_000);
}

#[test]
fn rejects_5001_tokens() {
    let document = format!("{{{}}}", "a ".repeat(4_999));
    assert_eq!(
        violation(&document),
        Violation::OverLimit {
            measure: Measure::Tokens,
            limit: 5_000,
            actual: 5_001,
            at: Some(Pos { line: 1, column: 10_000 }),
        }
    );
}

#[test]
fn counts_columns_in_characters() {
    let limits = DocumentLimits { max_tokens: 1, ..DocumentLimits::default() };
    let violation = scan("\"温州\r\n\"\r\n # 温\n  \"温\" x", &limits).expect_err("two tokens");
    // Four of them: the first string ends with its line, and so does the second.
    assert_eq!(violation.locations(), [Pos { line: 2, column: 1 }]);
    let violation = scan("\"温州\" x", &limits).expect_err("two tokens");
    assert_eq!(violation.locations(), [Pos { line: 1, column: 6 }]);
}

#[test]
fn places_are_those_of_the_parser() {
    let document = "{\r\n \"\"\" # 温\n\"\"\"\r x \u{feff}";
    let parsed = async_graphql::parser::Error::positions(&parse_query(document).expect_err("a string"));
    let limits = DocumentLimits { max_tokens: 1, ..DocumentLimits::default() };
    let scanned = scan(document, &limits).expect_err("three tokens");
    assert_eq!(parsed.collect::<Vec<_>>(), scanned.locations());
}

#[test]
fn allows_64_levels_of_json() {
    let json = format!("{}{}", "[{\"[\": ".repeat(32), "}]".repeat(32));
    assert_eq!(scan_json(json.as_bytes(), &DocumentLimits::default()), Ok(64));
}

#[test]
fn rejects_65_levels_of_json() {
    let json = format!("{{\"a\": {}", "[".repeat(64));
    assert_eq!(
        scan_json(json.as_bytes(), &DocumentLimits::default()),
        Err(Violation::OverLimit { measure: Measure::Nesting, limit: 64, actual: 65, at: None })
    );
}

#[test]
fn strings_of_json_do_not_nest() {
    let json = r#"{"a\"[": "[[[\\", "b": ["{", "unclosed [["#;
    assert_eq!(scan_json(json.as_bytes(), &DocumentLimits::default()), Ok(2));
}

proptest! {
    #[test]
    fn never_panics_on_any_text(document in any::<String>()) {
        let _ = scan(&document, &DocumentLimits::default());
    }

    #[test]
    fn never_panics_on_the_characters_that_matter(document in "[\"\\\\#.{}()\\[\\]$!=@a0e+\\-,\n\r \u{feff}温]{0,200}") {
        let _ = scan(&document, &DocumentLimits::default());
        let _ = scan_json(document.as_bytes(), &DocumentLimits::default());
    }

    #[test]
    fn never_panics_on_any_bytes(bytes in any::<Vec<u8>>()) {
        let _ = scan_json(&bytes, &DocumentLimits::default());
    }

    #[test]
    fn counts_exactly_the_brackets_that_the_parser_sees(value in value()) {
        let document = format!("{{ a(b: {value}) }}");
        if let (Ok(parsed), Ok(scanned)) = (parse_query(&document), scan(&document, &DocumentLimits::default())) {
            let (_, operation) = parsed.operations.iter().next().expect("an operation");
            let Selection::Field(field) = &operation.node.selection_set.node.items[0].node else {
                panic!("{document}");
            };
            let value = field.node.arguments[0].1.node.clone().into_const().expect("no variables");
            assert_eq!(scanned.nesting, 2 + nesting(&value), "{document}");
        }
    }
}

/// Nested lists of numbers, strings, block strings and comments that are full of brackets and quotes.
fn value() -> impl Strategy<Value = String> {
    let text = r#"([\[\]{}# a,]|\\"|\\\\){0,5}"#;
    let leaf = prop_oneof![
        Just("0".to_owned()),
        text.prop_map(|text| format!("\"{text}\"")),
        text.prop_map(|text| format!("\"\"\"{text}\"\"\"")),
        text.prop_map(|text| format!("\"\"\"{text}\n\\\"\"\"{text} \"\"\"")),
        text.prop_map(|text| format!("#{text}\n0")),
        "[\"\\\\#\\[\\] a]{0,6}",
    ];
    leaf.prop_recursive(6, 40, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.concat()))
    })
}

fn nesting(value: &Value) -> u64 {
    match value {
        Value::List(items) => 1 + items.iter().map(nesting).max().unwrap_or(0),
        _ => 0,
    }
}
