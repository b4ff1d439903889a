//! The limits on the values of arguments.

use super::{assert_over, refused, report, run};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::violation::{Measure, Violation};

fn filtered(filter: &str) -> String {
    format!("{{ cities(filter: {filter}) {{ totalCount }} }}")
}

fn values(number: usize) -> String {
    format!("[{}]", "\"a\" ".repeat(number))
}

const PLACE: (usize, usize) = (1, 18);

#[test]
fn counts_filters_and_not_comparisons() {
    let of = |filter: &str| {
        let report = report(&filtered(filter));
        (report.filter_depth, report.filters)
    };
    assert_eq!(of("{}"), (1, 1));
    assert_eq!(of("null"), (0, 0));
    assert_eq!(of("{name: {eq: \"a\"}, distance: {from: {city: \"a\"}}}"), (1, 1));
    assert_eq!(of("{relation: {}, feature: {kind: {eq: \"a\"}}}"), (2, 3));
    assert_eq!(of("{and: [{not: {}}, {}, {relation: {partner: {}}}]}"), (4, 7));
    assert_eq!(of("{and: {not: {}}}"), (3, 3));
}

#[test]
fn allows_filter_depth_5() {
    let filter = "{and: [{or: [{relation: {partner: {name: {in: [\"a\"]}}}}]}]}";
    assert_eq!(report(&filtered(filter)).filter_depth, 5);
}

#[test]
fn rejects_filter_depth_6() {
    let query = filtered("{and: [{or: [{relation: {partner: {not: {}}}}]}]}");
    assert_over(&refused(&query), Measure::FilterDepth, 5, 6, PLACE);
    assert_eq!(refused(&query).code().as_str(), "MAX_FILTER_DEPTH_EXCEEDED");
}

#[test]
fn variables_are_filters_too() {
    let with = |variables| {
        let query = "query ($f: CityFilter, $fs: [CityFilter!], $in: [String!]) {
            a: cities(filter: $f) { totalCount }
            b: cities(filter: {or: $fs, name: {in: $in}}) { totalCount } }";
        run(query, None, variables, &DocumentLimits::default())
    };
    let report = with("{f: {not: {not: {}}}, fs: [{}, {not: {}}]}").expect("within the limits");
    assert_eq!((report.filter_depth, report.filters), (3, 7));
    let violation = with("{f: {not: {not: {not: {not: {not: {}}}}}}}").expect_err("too deep");
    assert_over(&violation, Measure::FilterDepth, 5, 6, (2, 31));
    let violation = with(&format!("{{in: {}}}", values(101))).expect_err("too many values");
    assert_over(&violation, Measure::ListValues, 100, 101, (3, 31));
}

#[test]
fn defaults_of_variables_are_filters_too() {
    let query = "query ($f: CityFilter = {not: {not: {not: {not: {not: {}}}}}}) {
        cities(filter: $f) { totalCount } }";
    assert_eq!(refused(query).actual(), Some(6));
}

#[test]
fn allows_100_values_in_any_list() {
    report(&filtered(&format!("{{not: {{name: {{in: {}}}}}}}", values(100))));
    report(&format!("{{ nodes(ids: {}) {{ id }} }}", values(100)));
    report(&format!("{{ city(slug: \"a\") {{ name(lang: {}) }} }}", values(100)));
}

#[test]
fn rejects_101_values_in_any_list() {
    let query = filtered(&format!("{{not: {{name: {{in: {}}}}}}}", values(101)));
    assert_over(&refused(&query), Measure::ListValues, 100, 101, PLACE);
    assert_eq!(refused(&query).code().as_str(), "MAX_LIST_VALUES_EXCEEDED");
    let query = format!("{{ nodes(ids: {}) {{ id }} }}", values(101));
    assert_over(&refused(&query), Measure::ListValues, 100, 101, (1, 14));
    let query = format!("{{ city(slug: \"a\") {{ name(lang: {}) unknown }} }}", values(101));
    assert_over(&refused(&query), Measure::ListValues, 100, 101, (1, 32));
    let query = filtered(&format!("{{or: [{}]}}", "{} ".repeat(101)));
    assert_over(&refused(&query), Measure::ListValues, 100, 101, PLACE);
}

#[test]
fn allows_50_filters() {
    let filter = format!("{{or: [{}] and: [{}]}}", "{} ".repeat(25), "{} ".repeat(24));
    assert_eq!(report(&filtered(&filter)).filters, 50);
}

#[test]
fn rejects_51_filters() {
    let filter = format!("{{or: [{}] and: [{}]}}", "{} ".repeat(25), "{} ".repeat(25));
    let query = filtered(&filter);
    assert_over(&refused(&query), Measure::Filters, 50, 51, (1, 1));
    assert_eq!(refused(&query).code().as_str(), "MAX_FILTERS_EXCEEDED");
}

#[test]
fn filters_of_a_fragment_count_at_each_spread() {
    let query = "{ ...f ...f } fragment f on Query { cities(filter: {not: {}}) { totalCount } }";
    assert_eq!(report(query).filters, 4);
}

#[test]
fn one_large_variable_in_many_places_is_counted_only_until_it_is_enough() {
    let filter = format!("{{or: [{}]}}", "{not: {}} ".repeat(100));
    let query =
        format!("query ($f: CityFilter) {{ {} }}", "... { cities(filter: $f) { totalCount } } ".repeat(20));
    let violation = run(&query, None, &format!("{{f: {filter}}}"), &DocumentLimits::default());
    let Err(Violation::OverLimit { measure: Measure::Filters, actual, .. }) = violation else {
        panic!("{violation:?}");
    };
    assert!((51..=250).contains(&actual), "{actual}");
}
