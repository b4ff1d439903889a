//! How many items the lists of an answer are estimated to have.

use super::{assert_over, refused, report, run};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::violation::Measure;

#[track_caller]
fn items(query: &str) -> u64 {
    report(query).list_items
}

#[track_caller]
fn items_with(query: &str, variables: &str) -> u64 {
    let report = run(query, None, variables, &DocumentLimits::default());
    report.expect("the query is within the limits").list_items
}

#[test]
fn objects_outside_lists_are_free() {
    assert_eq!(items("{ city(slug: \"a\") { id tags country { capital { id } } } }"), 0);
}

#[test]
fn a_page_has_20_items_unless_first_or_last_says_otherwise() {
    assert_eq!(items("{ cities { nodes { id } } }"), 20);
    assert_eq!(items("{ cities(first: 3) { nodes { id } } }"), 3);
    assert_eq!(items("{ cities(last: 4) { edges { cursor } } }"), 4);
    assert_eq!(items("{ cities(first: 3, last: 4) { nodes { id } } }"), 4);
    assert_eq!(items("{ cities(first: 0) { nodes { id } } }"), 0);
    assert_eq!(items("{ cities(first: null) { nodes { id } } }"), 20);
    assert_eq!(items("{ cities(first: -1) { nodes { id } } }"), 20);
    assert_eq!(items("{ cities(first: 5000) { nodes { id } } }"), 5_000);
    assert_eq!(items("{ cities(first: \"3\") { nodes { id } } }"), 20);
}

#[test]
fn a_page_costs_only_what_is_selected_of_it() {
    assert_eq!(items("{ cities { totalCount pageInfo { endCursor } } }"), 0);
    assert_eq!(items("{ cities(first: 3) { nodes { id } edges { node { id } } } }"), 6);
    assert_eq!(items("{ cities(first: 3) { nodes { id } again: nodes { id } } }"), 6);
}

#[test]
fn variables_say_how_long_a_page_is() {
    let query = "query ($n: Int = 6) { cities(first: $n) { nodes { id } } }";
    assert_eq!(items_with(query, "{n: 7}"), 7);
    assert_eq!(items_with(query, "{}"), 6);
    assert_eq!(items_with(query, "{n: null}"), 20);
    assert_eq!(items_with("query ($n: Int) { cities(first: $n) { nodes { id } } }", "{}"), 20);
}

#[test]
fn nested_lists_multiply() {
    // 3 cities, each with 4 partners, each of these with 10 notes.
    let query = "{ cities(first: 3) { edges { node { partners(first: 4) { nodes { notes { text } } } } } } }";
    assert_eq!(items(query), 3 + 3 * 4 + 3 * 4 * 10);
}

#[test]
fn bounded_lists_have_their_estimate_or_10() {
    assert_eq!(items("{ regions { code } }"), 5);
    assert_eq!(items("{ city(slug: \"a\") { notes { text } } }"), 10);
    assert_eq!(
        items("{ cities(first: 1) { nodes { partners { edges { relation { cities { id } } } } } } }"),
        61
    );
}

#[test]
fn a_plain_list_has_as_many_items_as_first_asks_for() {
    assert_eq!(items("{ components { size } }"), 10);
    assert_eq!(items("{ components(first: 4) { cities(first: 2) { nodes { id } } } }"), 4 + 8);
}

#[test]
fn nodes_has_as_many_items_as_ids() {
    assert_eq!(items("{ nodes(ids: [\"a\", \"b\", \"c\"]) { ... on City { notes { text } } } }"), 3 + 30);
    assert_eq!(items("{ nodes(ids: \"a\") { id } }"), 1);
    let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    assert_eq!(items_with(query, "{ids: [\"a\", \"b\"]}"), 2);
    assert_eq!(items_with(query, "{}"), 0);
}

#[test]
fn a_fragment_of_a_connection_has_the_page_of_each_place() {
    let query = "{ a: cities(first: 5) { ...page } b: cities(first: 100) { ...page } c: cities { ...page } }
        fragment page on CityConnection { nodes { notes { text } } totalCount }";
    assert_eq!(items(query), (5 + 100 + 20) * 11);
}

#[test]
fn a_fragment_of_a_fragment_of_a_connection_has_the_page_too() {
    let query = "{ cities(first: 7) { ...outer } } fragment outer on CityConnection { ...inner ...inner }
        fragment inner on CityConnection { nodes { id } }";
    assert_eq!(items(query), 14);
}

#[test]
fn allows_50000_items() {
    assert_eq!(items("{ cities(first: 100) { nodes { partners(first: 499) { nodes { id } } } } }"), 50_000);
}

#[test]
fn rejects_50001_items_at_the_root_field_with_most() {
    let query = "{ cities(first: 1) { nodes { id } }
        big: cities(first: 100) { nodes { partners(first: 499) { nodes { id } } } } }";
    assert_over(&refused(query), Measure::ListItems, 50_000, 50_001, (2, 9));
    assert_eq!(refused(query).code().as_str(), "MAX_LIST_ITEMS_EXCEEDED");
}

#[test]
fn counts_saturate() {
    let query = "{ cities(first: 9000000000000000000) { nodes {
        partners(first: 9000000000000000000) { nodes { id } } } } }";
    assert_eq!(refused(query).actual(), Some(u64::MAX));
}

#[test]
fn allows_the_widest_default_query() {
    let query = "{ countries { totalCount pageInfo { endCursor } edges { cursor node { id
        cities { totalCount pageInfo { endCursor } edges { cursor node { id name
        partners { totalCount pageInfo { endCursor } edges { cursor relation { id } node { id name
        country { id } } } } } } } } } } }";
    let report = report(query);
    assert_eq!(report.list_items, 20 + 400 + 8_000);
    assert_eq!((report.depth, report.list_depth), (11, 3));
}

#[test]
fn allows_pages_of_100_countries_with_default_pages_below() {
    let below = "cities { nodes { partners { nodes { id } } } }";
    assert_eq!(items(&format!("{{ countries(first: 100) {{ nodes {{ {below} }} }} }}")), 42_100);
    let all = format!("{{ countries(first: 250) {{ nodes {{ {below} }} }} }}");
    assert_eq!(refused(&all).actual(), Some(105_250));
}
