//! Much of the same: aliases, fields, directives, operations, tokens.

use super::corpus::{Attack, accepted, many, refused};

pub(crate) fn attacks() -> Vec<Attack> {
    vec![
        refused("31 aliases", "MAX_ALIASES_EXCEEDED", aliases(31)),
        accepted("30 aliases", aliases(30)),
        refused("1,000 aliases of a costly field", "MAX_ALIASES_EXCEEDED", costly_aliases(1_000)),
        refused("21 root fields", "MAX_ROOT_FIELDS_EXCEEDED", root("home { slug } ", 21)),
        accepted("20 root fields", root("home { slug } ", 20)),
        refused("4,900 __typename", "MAX_ROOT_FIELDS_EXCEEDED", root("__typename ", 4_900)),
        refused("1,000 fields of one name", "MAX_FIELDS_EXCEEDED", city("slug ", 1_000)),
        accepted("999 fields of one name, 1,000 in all", city("slug ", 999)),
        refused("5,001 tokens", "MAX_TOKENS_EXCEEDED", city("slug ", 4_996)),
        refused(
            "60,000 commas between too many tokens",
            "MAX_TOKENS_EXCEEDED",
            city("slug ,,,,,,,,,,,,", 4_996),
        ),
        refused("one token of 120 kB", "GRAPHQL_VALIDATION_FAILED", city(&"x".repeat(120_000), 1)),
        refused("6 directives on a field", "MAX_DIRECTIVES_PER_FIELD_EXCEEDED", directives(1, 6)),
        refused("51 directives", "MAX_DIRECTIVES_EXCEEDED", directives(51, 1)),
        accepted("50 directives", directives(50, 1)),
        refused(
            "1,600 unknown directives",
            "MAX_DIRECTIVES_PER_FIELD_EXCEEDED",
            city("slug @a @b @c @d @e @f ", 260),
        ),
        refused(
            "900 operations of one name",
            "GRAPHQL_VALIDATION_FAILED",
            "query A { __typename } ".repeat(900),
        ),
        refused("700 operations, and none chosen", "OPERATION_RESOLUTION_FAILURE", operations(700)),
        refused("900 mistakes", "GRAPHQL_VALIDATION_FAILED", city_of(|n| format!("no{n} "), 900)),
        refused(
            "900 long mistakes",
            "GRAPHQL_VALIDATION_FAILED",
            city_of(|n| format!("no{n}{} ", "x".repeat(120)), 900),
        ),
        refused("pages of pages of pages", "MAX_LIST_ITEMS_EXCEEDED", pages_of_pages()),
        refused("31 statistics of the network", "MAX_ROOT_FIELDS_EXCEEDED", statistics(31)),
        refused("an empty document", "GRAPHQL_PARSE_FAILED", ""),
        refused("120 kB of white space", "GRAPHQL_PARSE_FAILED", " \n\t,".repeat(15_000)),
        refused("120 kB of comments", "GRAPHQL_PARSE_FAILED", "#\n".repeat(30_000)),
    ]
}

fn root(field: &str, count: usize) -> String {
    format!("{{ {} }}", field.repeat(count))
}

fn city(field: &str, count: usize) -> String {
    format!("{{ home {{ {} }} }}", field.repeat(count))
}

fn city_of(field: impl Fn(usize) -> String, count: usize) -> String {
    format!("{{ home {{ {} }} }}", many(count, field))
}

fn aliases(count: usize) -> String {
    city_of(|n| format!("a{n}: slug "), count)
}

fn costly_aliases(count: usize) -> String {
    city_of(|n| format!("a{n}: partnerCount "), count)
}

fn directives(fields: usize, on_each: usize) -> String {
    city(&format!("slug {} ", "@include(if: true) ".repeat(on_each)), fields)
}

fn operations(count: usize) -> String {
    many(count, |n| format!("query Q{n} {{ __typename }} "))
}

fn statistics(count: usize) -> String {
    format!("{{ {} }}", many(count, |n| format!("a{n}: network {{ statistics {{ byYear {{ key }} }} }} ")))
}

fn pages_of_pages() -> String {
    "{ cities(first: 100) { nodes { partners(first: 100) { nodes { partners(first: 100) { nodes { slug } } } } } } }"
        .to_owned()
}
