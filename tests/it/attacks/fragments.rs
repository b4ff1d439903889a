//! Fragments that grow when they are expanded, or never end.

use super::corpus::{Attack, accepted, many, refused};

const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";
const FIELDS: &str = "MAX_FIELDS_EXCEEDED";

pub(crate) fn attacks() -> Vec<Attack> {
    let unused = |query: String| query.replace("...f0", "slug");
    vec![
        refused("doubling fragments, 2^100 fields", FIELDS, doubling(100, "slug")),
        accepted("doubling fragments, 512 fields", doubling(9, "slug")),
        refused("doubling fragments that end in nothing", FIELDS, doubling(60, "...nowhere")),
        refused(
            "doubling fragments that end in a directive",
            "MAX_DIRECTIVES_EXCEEDED",
            doubling(6, "slug @skip(if: false)"),
        ),
        refused("doubling fragments that end in an alias", "MAX_ALIASES_EXCEEDED", doubling(6, "a: slug")),
        refused("doubling fragments that nobody spreads", INVALID, unused(doubling(60, "slug"))),
        refused("doubling fragments of pages", "MAX_DEPTH_EXCEEDED", doubling_pages(20)),
        refused("cycle of two fragments", INVALID, cycle(2)),
        refused("cycle of 300 fragments", INVALID, cycle(300)),
        refused("cycle of fragments that nobody spreads", INVALID, unused(cycle(300))),
        refused("fragment in itself", INVALID, cycle(1)),
        accepted("chain of 30 fragments", chain(30)),
        refused("chain of 600 fragments that nobody spreads", INVALID, unused(chain(600))),
        refused("fragment of 2,000 fields in 500 sets that nobody reaches", INVALID, sets(500)),
        refused("600 fragments of one name", "GRAPHQL_VALIDATION_FAILED", one_name(600)),
        refused("500 spreads of a fragment of many fields", FIELDS, spreads(500)),
    ]
}

fn document(first: &str, fragments: &str) -> String {
    format!("{{ home {{ {first} }} }} {fragments}")
}

fn doubling(levels: usize, end: &str) -> String {
    let fragments = many(levels, |n| format!("fragment f{n} on City {{ ...f{} ...f{} }} ", n + 1, n + 1));
    document("...f0", &format!("{fragments} fragment f{levels} on City {{ {end} }}"))
}

fn doubling_pages(levels: usize) -> String {
    let page = |n| {
        format!(
            "fragment f{n} on City {{ partners(first: 1) {{ nodes {{ ...f{} ...f{} }} }} }} ",
            n + 1,
            n + 1
        )
    };
    document("...f0", &format!("{} fragment f{levels} on City {{ slug }}", many(levels, page)))
}

fn cycle(length: usize) -> String {
    let fragments = many(length, |n| format!("fragment f{n} on City {{ ...f{} }} ", (n + 1) % length));
    document("...f0", &fragments)
}

fn chain(length: usize) -> String {
    let fragments = many(length, |n| format!("fragment f{n} on City {{ ...f{} }} ", n + 1));
    document("...f0", &format!("{fragments} fragment f{length} on City {{ slug }}"))
}

fn sets(count: usize) -> String {
    let (fields, sets) = ("slug ".repeat(2_000), "namesakes { ...F } ".repeat(count));
    document("slug", &format!("fragment F on City {{ {fields} }} fragment G on City {{ {sets} }}"))
}

fn one_name(count: usize) -> String {
    document("...f", &"fragment f on City { slug } ".repeat(count))
}

fn spreads(count: usize) -> String {
    let fields = "slug name level ".repeat(100);
    document(&"...f ".repeat(count), &format!("fragment f on City {{ {fields} }}"))
}
