//! Brackets inside brackets, and levels inside levels.

use serde_json::{Value, json};

use super::corpus::{Attack, accepted, refused, with_variables};

const NESTING: &str = "MAX_NESTING_EXCEEDED";

pub(crate) fn attacks() -> Vec<Attack> {
    vec![
        refused("brackets of a list, 20,000 deep", NESTING, lists(20_000)),
        refused("brackets of a list, one over the limit", NESTING, lists(63)),
        refused(
            "brackets of a list, never closed",
            NESTING,
            format!("{{ nodes(ids: {}", "[".repeat(100_000)),
        ),
        refused("objects in a value, 10,000 deep", NESTING, filters(10_000)),
        refused("filters in filters, one over the limit", "MAX_FILTER_DEPTH_EXCEEDED", filters(5)),
        accepted("filters in filters, at the limit", filters(4)),
        refused("type of a variable, 20,000 lists deep", NESTING, types(20_000)),
        refused("type of a variable, at the limit of brackets", "GRAPHQL_VALIDATION_FAILED", types(62)),
        refused("selections, 20,000 deep and never closed", NESTING, "{a".repeat(20_000)),
        refused("inline fragments, 10,000 deep", NESTING, inline(10_000)),
        accepted("inline fragments, 30 deep", inline(30)),
        refused("fields, 16 deep", "MAX_DEPTH_EXCEEDED", fields(8)),
        accepted("fields, 14 deep", fields(7)),
        refused("lists in lists, 7 deep", "MAX_LIST_DEPTH_EXCEEDED", pages(7)),
        accepted("lists in lists, 6 deep", pages(6)),
        refused("closing brackets only", "GRAPHQL_PARSE_FAILED", "}".repeat(4_000)),
        accepted("brackets in a comment", format!("# {}\n{{ home {{ slug }} }}", "[{(".repeat(20_000))),
        accepted("brackets in a string", format!("{{ city(slug: \"{}\") {{ slug }} }}", "[{(".repeat(20))),
        with_variables("lists in a variable, 60,000 deep", NESTING, IDS, json!({ "ids": null }))
            .nested(60_000),
        with_variables("objects in a variable, 80 deep", NESTING, FILTER, not(80)),
        with_variables("filters in a variable, 61 deep", "MAX_FILTER_DEPTH_EXCEEDED", FILTER, not(60)),
        with_variables("filters in a variable, at the limit", "", FILTER, not(4)),
    ]
}

const IDS: &str = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
const FILTER: &str = "query ($filter: CityFilter) { cities(filter: $filter) { totalCount } }";

impl Attack {
    /// Replaces the only null of the variables by a list of lists. A value of serde could not be dropped at that depth.
    fn nested(mut self, depth: usize) -> Self {
        let (content_type, _, body) = self.ask.post();
        assert_eq!(content_type, "application/json");
        let lists = "[".repeat(depth) + &"]".repeat(depth);
        let text = String::from_utf8(body).expect("JSON").replace("null", &lists);
        let (content_type, coding) = ("application/json", "identity");
        self.ask = super::corpus::Ask::Body { content_type, coding, bytes: text.into_bytes() };
        self
    }
}

fn lists(depth: usize) -> String {
    format!("{{ nodes(ids: {}{}) {{ id }} }}", "[".repeat(depth), "]".repeat(depth))
}

fn filters(depth: usize) -> String {
    let (open, close) = ("{not: ".repeat(depth), "}".repeat(depth));
    format!("{{ cities(filter: {open}{{hasNamesake: true}}{close}) {{ totalCount }} }}")
}

fn types(depth: usize) -> String {
    format!("query ($a: {}Int{}) {{ home {{ slug }} }}", "[".repeat(depth), "]".repeat(depth))
}

fn inline(depth: usize) -> String {
    format!("{{ {} __typename {} }}", "... {".repeat(depth), "}".repeat(depth))
}

/// So many pairs of levels: the home city and its slug, and between them a relation and its partner each.
fn fields(pairs: usize) -> String {
    let between = pairs - 1;
    format!("{{ home {{ {} slug {} }} }}", "relation { partner { ".repeat(between), "} }".repeat(between))
}

fn pages(depth: usize) -> String {
    let below = depth - 2;
    let open = "partners(first: 1) { nodes { ".repeat(below);
    format!("{{ regions {{ cities(first: 1) {{ nodes {{ {open} slug {} }} }} }} }}", "} } ".repeat(below))
}

fn not(depth: usize) -> Value {
    let innermost = json!({ "hasNamesake": true });
    json!({ "filter": (0..depth).fold(innermost, |filter, _| json!({ "not": filter })) })
}
