//! Characters that look like others, that are not seen, or that are none.

use serde_json::json;

use super::corpus::{Ask, Attack, accepted, refused, with_variables};

const PARSE: &str = "GRAPHQL_PARSE_FAILED";
const SEARCH: &str = "query ($text: String!) { search(text: $text) { totalCount } }";

pub(crate) fn attacks() -> Vec<Attack> {
    let search = |text: &str| json!({ "text": text });
    vec![
        accepted("mark of byte order", "\u{feff}{ home { slug } }"),
        refused("full-width brackets", PARSE, "｛ home ｛ slug ｝ ｝"),
        refused("Cyrillic letter in a name", PARSE, "{ hоme { slug } }"),
        refused("zero-width space in a name", PARSE, "{ ho\u{200b}me { slug } }"),
        refused("text that runs backwards", PARSE, "{ \u{202e}home { slug } }"),
        refused("zero byte", PARSE, "{ home { slug } }\0"),
        refused("no-break spaces", PARSE, "{\u{a0}home\u{a0}{ slug } }"),
        refused("50,000 characters outside ASCII", "MAX_TOKENS_EXCEEDED", "é".repeat(50_000)),
        with_variables("50 letters with marks", "", SEARCH, search(&"e\u{301}".repeat(50))),
        with_variables("51 letters with marks", "BAD_USER_INPUT", SEARCH, search(&"e\u{301}".repeat(51)))
            .executed(),
        with_variables("zero byte in a variable", "", SEARCH, search("a\0b")),
        with_variables("text that runs backwards in a variable", "", SEARCH, search("\u{202e}ebuk")),
        with_variables("one character that folds to many", "", SEARCH, search("\u{fdfa}")),
        with_variables("pictures only", "BAD_USER_INPUT", SEARCH, search(&"\u{1f600}".repeat(50))).executed(),
        json_body("half a surrogate pair", r#"{"query": "{ home { slug \ud800 } }"}"#.as_bytes()),
        json_body("bytes that are no UTF-8", b"{\"query\": \"{ home { slug \xff\xfe } }\"}"),
        json_body("zero byte written as two", b"{\"query\": \"{ home { slug \xc0\x80 } }\"}"),
        json_body("UTF-16", &[0xff, 0xfe, b'{', 0, b'}', 0]),
    ]
}

fn json_body(name: &'static str, bytes: &[u8]) -> Attack {
    let ask = Ask::Body { content_type: "application/json", coding: "identity", bytes: bytes.to_vec() };
    Attack { name, ask, status: 400, code: "BAD_REQUEST" }
}
