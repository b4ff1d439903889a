//! An allow and a reject test for each limit on the selections.

use super::{assert_over, refused, report};
use crate::graphql::engine::guard::violation::Measure;

/// A query of this depth, with no list.
fn to_one(depth: usize) -> String {
    let mut query = "id".to_owned();
    for level in (1..depth).rev() {
        let field = match level {
            1 => "city(slug: \"wenzhou-cn\")",
            level if level % 2 == 0 => "country",
            _ => "capital",
        };
        query = format!("{field} {{ {query} }}");
    }
    format!("{{ {query} }}")
}

/// A query with this many lists inside each other, one item each.
fn lists(depth: usize) -> String {
    let mut query = "id".to_owned();
    for _ in 1..depth {
        query = format!("partners(first: 1) {{ nodes {{ {query} }} }}");
    }
    format!("{{ cities(first: 1) {{ nodes {{ {query} }} }} }}")
}

#[test]
fn allows_depth_15() {
    assert_eq!(report(&to_one(15)).depth, 15);
}

#[test]
fn rejects_depth_16_at_the_deepest_field() {
    let query = to_one(16);
    let column = query.find("id ").expect("the leaf") + 1;
    assert_over(&refused(&query), Measure::Depth, 15, 16, (1, column));
    assert_eq!(refused(&query).code().as_str(), "MAX_DEPTH_EXCEEDED");
}

#[test]
fn depth_counts_fields_and_not_fragments() {
    let query = "{ city(slug: \"a\") { ... { ... on City { ...f } } } } fragment f on City { id }";
    assert_eq!(report(query).depth, 2);
}

#[test]
fn allows_list_depth_6() {
    let report = report(&lists(6));
    assert_eq!((report.list_depth, report.list_items), (6, 6));
}

#[test]
fn rejects_list_depth_7_at_the_innermost_list() {
    let query = lists(7);
    let column = query.rfind("nodes").expect("a list") + 1;
    assert_over(&refused(&query), Measure::ListDepth, 6, 7, (1, column));
    assert_eq!(refused(&query).code().as_str(), "MAX_LIST_DEPTH_EXCEEDED");
}

#[test]
fn a_connection_is_one_list_and_scalars_are_none() {
    let query = "{ cities { edges { node { tags partners { nodes { tags } } } } } }";
    assert_eq!(report(query).list_depth, 2);
}

#[test]
fn allows_30_aliases() {
    let query = format!("{{ city(slug: \"a\") {{ {} }} }}", "x: id ".repeat(30));
    assert_eq!(report(&query).aliases, 30);
}

#[test]
fn rejects_31_aliases() {
    let query = format!("{{ city(slug: \"a\") {{ {} }} }}", "x: id ".repeat(31));
    assert_over(&refused(&query), Measure::Aliases, 30, 31, (1, 1));
    assert_eq!(refused(&query).code().as_str(), "MAX_ALIASES_EXCEEDED");
}

#[test]
fn aliases_of_a_fragment_count_at_each_spread() {
    let query = "{ a: city(slug: \"a\") { ...f ...f } } fragment f on City { x: id y: id }";
    assert_eq!(report(query).aliases, 5);
}

#[test]
fn allows_20_root_fields() {
    let query = format!("{{ {} ...f }} fragment f on Query {{ __typename }}", "__typename ".repeat(19));
    assert_eq!(report(&query).root_fields, 20);
}

#[test]
fn rejects_21_root_fields() {
    let query = format!("{{ {} ...f }} fragment f on Query {{ __typename }}", "__typename ".repeat(20));
    assert_over(&refused(&query), Measure::RootFields, 20, 21, (1, 1));
    assert_eq!(refused(&query).code().as_str(), "MAX_ROOT_FIELDS_EXCEEDED");
}

#[test]
fn allows_1000_fields() {
    let query = format!("{{ city(slug: \"a\") {{ {} }} }}", "id ".repeat(999));
    assert_eq!(report(&query).fields, 1_000);
}

#[test]
fn rejects_1001_fields() {
    let query = format!("query Q {{ city(slug: \"a\") {{ {} }} }}", "id ".repeat(1_000));
    assert_over(&refused(&query), Measure::Fields, 1_000, 1_001, (1, 1));
    assert_eq!(refused(&query).code().as_str(), "MAX_FIELDS_EXCEEDED");
}

#[test]
fn fields_of_a_fragment_count_at_each_spread() {
    let query = format!(
        "{{ city(slug: \"a\") {{ {} }} }} fragment f on City {{ {} }}",
        "...f ".repeat(40),
        "id ".repeat(25)
    );
    assert_over(&refused(&query), Measure::Fields, 1_000, 1_001, (1, 1));
}

#[test]
fn allows_50_directives_and_5_in_one_place() {
    let report = report(&directives(48, 5));
    assert_eq!(report.directives, 50);
}

#[test]
fn rejects_51_directives() {
    let query = directives(49, 5);
    assert_over(&refused(&query), Measure::Directives, 50, 51, (1, 1));
    assert_eq!(refused(&query).code().as_str(), "MAX_DIRECTIVES_EXCEEDED");
}

#[test]
fn rejects_6_directives_in_one_place() {
    let query = directives(18, 6);
    let column = query.find("@d(n: 0)").expect("a directive") + 1;
    assert_over(&refused(&query), Measure::DirectivesPerField, 5, 6, (1, column));
    assert_eq!(refused(&query).code().as_str(), "MAX_DIRECTIVES_PER_FIELD_EXCEEDED");
}

/// A query with one directive on a variable, one on the operation and the others on fields.
fn directives(on_fields: usize, on_each: usize) -> String {
    let on_one = |number: usize| format!("id {} ", "@d(n: 0) ".repeat(number));
    let fields = on_one(on_each).repeat(on_fields / on_each) + &on_one(on_fields % on_each);
    format!("query ($v: Int @a) @b {{ city(slug: \"a\") {{ {fields} }} }}")
}

#[test]
fn directives_of_fragments_count_at_each_spread() {
    let query = "{ ...f @a ...f ... @b { __typename @c } } fragment f on Query @d { __typename @e }";
    assert_eq!(report(query).directives, 7);
}
