//! Fragments in large numbers, cycles, and documents with several operations.

use super::{Analyser, assert_over, parse, refused, report, run, shape};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::violation::{Measure, Violation};

/// A chain of fragments, each of which spreads the next one so many times.
fn chain(length: usize, spreads: usize) -> String {
    let links = (0..length).map(|link| {
        let spread = format!("...f{} ", link + 1).repeat(spreads);
        format!("fragment f{link} on City {{ {spread} }}")
    });
    let mut parts = vec!["query A { city(slug: \"a\") { ...f0 } }".to_owned()];
    parts.extend(links);
    parts.push(format!("fragment f{length} on City {{ id }}"));
    parts.join(" ")
}

/// So many operations of one selection, each on a line of its own.
fn operations(number: usize, selection: &str) -> String {
    let operations: Vec<_> = (0..number).map(|n| format!("query Q{n} {{ {selection} }}\n")).collect();
    operations.concat()
}

#[test]
fn rejects_a_chain_of_fragments_that_doubles_200_times() {
    let violation = refused(&chain(200, 2));
    assert_over(&violation, Measure::Fields, 1_000, u64::MAX, (1, 1));
}

#[test]
fn rejects_a_doubling_chain_that_ends_in_no_fragment() {
    let query = chain(200, 2).replace("fragment f200 on City { id }", "");
    assert_over(&refused(&query), Measure::Fields, 1_000, u64::MAX, (1, 1));
}

#[test]
fn fields_of_a_doubling_chain_are_exact() {
    assert_eq!(report(&chain(9, 2)).fields, 1 + 512);
    assert_over(&refused(&chain(10, 2)), Measure::Fields, 1_000, 1_025, (1, 1));
}

#[test]
fn steps_are_linear_in_the_document() {
    let steps = |length| run(&chain(length, 2), None, "{}", &DocumentLimits::NONE).expect("no limit").steps;
    // Each selection is visited twice: to order the fragments and to add them up.
    assert_eq!(steps(200), 2 * (200 * 2 + 3));
    assert_eq!(steps(400), 2 * (400 * 2 + 3));
}

#[test]
fn steps_are_linear_with_many_operations() {
    let query = chain(200, 2) + &operations(100, "city(slug: \"a\") { ...f0 }");
    let document = parse(&query);
    let shape = shape();
    let analyser =
        Analyser { document: &document, text: &query, shape: &shape, limits: &DocumentLimits::NONE };
    assert_eq!(analyser.document(), Ok(2 * (200 * 2 + 3) + 2 * 100 * 2));
}

#[test]
fn a_long_chain_of_fragments_does_not_overflow_a_small_stack() {
    let query = chain(2_000, 1);
    let small = std::thread::Builder::new().stack_size(512 * 1024);
    let walked = small.spawn(move || report(&query)).expect("a thread").join().expect("no overflow");
    assert_eq!((walked.depth, walked.fields), (2, 2));
}

#[test]
fn rejects_a_fragment_that_spreads_itself() {
    let query = "{ city(slug: \"a\") { ...a } } fragment a on City { country { capital { ...a } } }";
    let violation = refused(query);
    assert_eq!(violation.code().as_str(), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(violation.locations()[0].column, 71);
    assert!(matches!(violation, Violation::FragmentCycle { name, .. } if name == "a"));
}

#[test]
fn rejects_a_cycle_of_fragments() {
    let query = "{ city(slug: \"a\") { id ...a } } fragment a on City { ...b ...b }
        fragment b on City { ... on City { ...c } } fragment c on City { ...b }";
    assert!(matches!(refused(query), Violation::FragmentCycle { name, .. } if name == "b"));
}

#[test]
fn a_fragment_spread_twice_is_no_cycle() {
    let query = "{ city(slug: \"a\") { ...a ...b ...a } }
        fragment a on City { ...b } fragment b on City { id }";
    assert_eq!(report(query).fields, 4);
}

#[test]
fn the_named_operation_is_the_one_reported() {
    let query = "query A { __typename } query B { cities { nodes { id } } }";
    let of = |name| run(query, name, "{}", &DocumentLimits::default()).expect("within the limits");
    assert_eq!((of(Some("A")).fields, of(Some("A")).list_items), (1, 0));
    assert_eq!((of(Some("B")).fields, of(Some("B")).list_items), (3, 20));
}

#[test]
fn a_single_named_operation_needs_no_name() {
    assert_eq!(report("query A { __typename }").fields, 1);
}

#[test]
fn mutations_have_their_own_root() {
    let query = "mutation { rename(slug: \"a\", name: \"b\") { notes { text } } }";
    assert_eq!(report(query).list_items, 10);
}

#[test]
fn rejects_another_operation_over_a_limit() {
    // The validation walks all operations of a document.
    let query = format!("query Small {{ __typename }} {}", chain(200, 2));
    let violation = run(&query, Some("Small"), "{}", &DocumentLimits::default()).expect_err("a bomb");
    assert_over(&violation, Measure::Fields, 1_000, u64::MAX, (1, 28));
}

#[test]
fn fields_and_directives_of_all_operations_add_up() {
    let named = |query: &str| run(query, Some("Q0"), "{}", &DocumentLimits::default());
    let ten = "__typename ".repeat(10);
    assert!(named(&operations(100, &ten)).is_ok());
    let violation = named(&operations(101, &ten)).expect_err("too many fields");
    assert_over(&violation, Measure::Fields, 1_000, 1_010, (101, 1));
    let five = "__typename @a @b @c @d @e";
    assert!(named(&operations(10, five)).is_ok());
    let violation = named(&operations(11, five)).expect_err("too many directives");
    assert_over(&violation, Measure::Directives, 50, 55, (11, 1));
}

#[test]
fn list_items_of_other_operations_do_not_count() {
    let query = "query A { __typename } query B($n: Int) { cities(first: 60000) { nodes { id } } }";
    assert!(run(query, Some("A"), "{}", &DocumentLimits::default()).is_ok());
    let violation = run(query, Some("B"), "{}", &DocumentLimits::default()).expect_err("too many items");
    assert_over(&violation, Measure::ListItems, 50_000, 60_000, (1, 43));
}
