//! Giant lists, numbers and strings, and variables that are used again and again.

use serde_json::{Value, json};

use super::corpus::{Ask, Attack, accepted, many, refused, with_variables};

const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";
const LIST: &str = "MAX_LIST_VALUES_EXCEEDED";
const IDS: &str = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
const SLUGS: &str = "query ($slugs: [String!]) { cities(filter: {slug: {in: $slugs}}) { totalCount } }";

pub(crate) fn attacks() -> Vec<Attack> {
    vec![
        refused("list of 101 ids", LIST, ids(101)),
        accepted("list of 100 ids", ids(100)),
        with_variables("list of 20,000 ids in a variable", LIST, IDS, json!({ "ids": vec!["x"; 20_000] })),
        with_variables("list of 101 slugs in a variable", LIST, SLUGS, json!({ "slugs": vec!["a"; 101] })),
        with_variables("list of 100 slugs in a variable", "", SLUGS, json!({ "slugs": vec!["a"; 100] })),
        refused("4,000 filters in a list", LIST, filters("or", 4_000 / 5)),
        refused("51 filters", "MAX_FILTERS_EXCEEDED", three_lists(17)),
        refused("number of 100,000 digits", INVALID, first(&"9".repeat(100_000))),
        refused(
            "number of 100,000 digits behind a point",
            INVALID,
            first(&format!("0.{}", "9".repeat(100_000))),
        ),
        refused("number with a giant exponent", INVALID, first("1e999999999")),
        refused("page of 2^63", INVALID, first("9223372036854775808")),
        refused("page of -2^31", "BAD_USER_INPUT", first("-2147483648")).executed(),
        with_variables("string of 120 kB", "BAD_USER_INPUT", SEARCH, json!({ "text": "a".repeat(120_000) }))
            .executed(),
        with_variables("variable of the wrong kind", "BAD_USER_INPUT", SEARCH, json!({ "text": [1, 2, 3] })),
        with_variables("10,000 variables that nobody asked for", "", "{ home { slug } }", unasked(10_000)),
        refused("1,000 variables that nobody uses", INVALID, unused(1_000)),
        with_variables(
            "one variable of 100 filters used in 20 places",
            "MAX_FILTERS_EXCEEDED",
            used(20),
            filter(),
        ),
        body("number with a giant exponent in a variable", 400, "BAD_REQUEST", "1e999999999"),
        body("key given 9,000 times", 200, "", &format!("0,{}\"a\":0", "\"a\":0,".repeat(9_000))),
    ]
}

const SEARCH: &str = "query ($text: String!) { search(text: $text) { totalCount } }";

fn body(name: &'static str, status: u16, code: &'static str, value: &str) -> Attack {
    let text = format!("{{\"query\": \"{{ home {{ slug }} }}\", \"variables\": {{\"n\": {value}}}}}");
    let ask = Ask::Body { content_type: "application/json", coding: "identity", bytes: text.into_bytes() };
    Attack { name, ask, status, code }
}

fn ids(count: usize) -> String {
    format!("{{ nodes(ids: [{}]) {{ id }} }}", "\"Q2l0eTprdXJlLWpw\" ".repeat(count))
}

fn filters(list: &str, count: usize) -> String {
    format!("{{ cities(filter: {{{list}: [{}]}}) {{ totalCount }} }}", "{hasNamesake: true} ".repeat(count))
}

/// Three lists of filters, each within the limit of one list.
fn three_lists(each: usize) -> String {
    let list = format!("[{}]", "{hasNamesake: true} ".repeat(each));
    format!("{{ cities(filter: {{and: {list}, or: {list}, not: {{or: {list}}}}}) {{ totalCount }} }}")
}

fn first(number: &str) -> String {
    format!("{{ cities(first: {number}) {{ totalCount }} }}")
}

fn unasked(count: usize) -> Value {
    (0..count).map(|n| (format!("v{n}"), json!(n))).collect::<serde_json::Map<_, _>>().into()
}

fn unused(count: usize) -> String {
    format!("query ({}) {{ home {{ slug }} }}", many(count, |n| format!("$v{n}: Int ")))
}

fn used(count: usize) -> String {
    let fields = many(count, |n| format!("a{n}: cities(filter: {{or: $filters}}) {{ totalCount }} "));
    format!("query ($filters: [CityFilter!]) {{ {fields} }}")
}

fn filter() -> Value {
    json!({ "filters": vec![json!({ "hasNamesake": true }); 100] })
}
