//! What a changed schema means for clients: every kind of change, in both directions.
//!
//! The table says what the reference implementation, graphql-js, calls breaking and dangerous;
//! `OUR_OWN` names what it does not look at.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sister_cities::graphql::compare::{Change, Kind, Report, Severity, compare};
use sister_cities::graphql::schema;

/// Two schemas, what the way from the first to the second changes, and what the way back does.
type Row = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const TABLE: &[Row] = &[
    // Types.
    ("type T { a: Int }", "", &["TYPE_REMOVED T"], &["TYPE_ADDED T"]),
    ("scalar S", "", &["TYPE_REMOVED S"], &["TYPE_ADDED S"]),
    ("enum T { A }", "type T { a: Int }", &["TYPE_CHANGED_KIND T"], &["TYPE_CHANGED_KIND T"]),
    ("interface T { a: Int }", "type T { a: Int }", &["TYPE_CHANGED_KIND T"], &["TYPE_CHANGED_KIND T"]),
    ("input T { a: Int }", "scalar T", &["TYPE_CHANGED_KIND T"], &["TYPE_CHANGED_KIND T"]),
    // Fields and what they give.
    ("type T { a: Int b: Int }", "type T { a: Int }", &["FIELD_REMOVED T.b"], &["FIELD_ADDED T.b"]),
    ("interface T { a: Int b: Int }", "interface T { a: Int }", &["FIELD_REMOVED T.b"], &["FIELD_ADDED T.b"]),
    ("type T { a: Int }", "type T { a: Float }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND T.a"]),
    ("type T { a: Int }", "type T { a: [Int] }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND T.a"]),
    ("type T { a: Int! }", "type T { a: Int }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND_SAFE T.a"]),
    ("type T { a: [Int!] }", "type T { a: [Int] }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND_SAFE T.a"]),
    ("type T { a: [[Int]!]! }", "type T { a: [[Int]] }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND_SAFE T.a"]),
    ("type T { a: [Int!] }", "type T { a: [Int]! }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND T.a"]),
    // Arguments.
    ("type T { a(x: Int): Int }", "type T { a: Int }", &["ARG_REMOVED T.a(x:)"], &["OPTIONAL_ARG_ADDED T.a(x:)"]),
    ("interface T { a(x: Int! = 1): Int }", "interface T { a: Int }", &["ARG_REMOVED T.a(x:)"], &["OPTIONAL_ARG_ADDED T.a(x:)"]),
    ("type T { a(x: Int!): Int }", "type T { a: Int }", &["ARG_REMOVED T.a(x:)"], &["REQUIRED_ARG_ADDED T.a(x:)"]),
    ("type T { a(x: Int): Int }", "type T { a(x: ID): Int }", &["ARG_CHANGED_KIND T.a(x:)"], &["ARG_CHANGED_KIND T.a(x:)"]),
    ("type T { a(x: Int): Int }", "type T { a(x: [Int]): Int }", &["ARG_CHANGED_KIND T.a(x:)"], &["ARG_CHANGED_KIND T.a(x:)"]),
    ("type T { a(x: Int): Int }", "type T { a(x: Int!): Int }", &["ARG_CHANGED_KIND T.a(x:)"], &["ARG_CHANGED_KIND_SAFE T.a(x:)"]),
    ("type T { a(x: [Int]): Int }", "type T { a(x: [Int!]): Int }", &["ARG_CHANGED_KIND T.a(x:)"], &["ARG_CHANGED_KIND_SAFE T.a(x:)"]),
    ("type T { a(x: [Int!]): Int }", "type T { a(x: [Int]!): Int }", &["ARG_CHANGED_KIND T.a(x:)"], &["ARG_CHANGED_KIND T.a(x:)"]),
    ("type T { a(x: Int = 1): Int }", "type T { a(x: Int = 2): Int }", &["ARG_DEFAULT_VALUE_CHANGE T.a(x:)"], &["ARG_DEFAULT_VALUE_CHANGE T.a(x:)"]),
    ("type T { a(x: Int = 1): Int }", "type T { a(x: Int): Int }", &["ARG_DEFAULT_VALUE_CHANGE T.a(x:)"], &["ARG_DEFAULT_VALUE_ADDED T.a(x:)"]),
    ("type T { a(x: [Int] = [1, 2]): Int }", "type T { a(x: [Int] = [2, 1]): Int }", &["ARG_DEFAULT_VALUE_CHANGE T.a(x:)"], &["ARG_DEFAULT_VALUE_CHANGE T.a(x:)"]),
    ("type T { a(x: I = {p: 1, q: 2}): Int } input I { p: Int q: Int }", "type T { a(x: I = {q: 2, p: 1}): Int } input I { p: Int q: Int }", &[], &[]),
    ("type T { a(x: Float = 1.0): Int }", "type T { a(x: Float = 1.00): Int }", &[], &[]),
    ("type T { a(x: Int! = 1): Int }", "type T { a(x: Int!): Int }", &["ARG_BECAME_REQUIRED T.a(x:)"], &["ARG_DEFAULT_VALUE_ADDED T.a(x:)"]),
    // Input objects.
    ("input T { a: Int b: Int }", "input T { a: Int }", &["FIELD_REMOVED T.b"], &["OPTIONAL_INPUT_FIELD_ADDED T.b"]),
    ("input T { a: Int b: Int! = 1 }", "input T { a: Int }", &["FIELD_REMOVED T.b"], &["OPTIONAL_INPUT_FIELD_ADDED T.b"]),
    ("input T { a: Int b: Int! }", "input T { a: Int }", &["FIELD_REMOVED T.b"], &["REQUIRED_INPUT_FIELD_ADDED T.b"]),
    ("input T { a: Int }", "input T { a: Int! }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND_SAFE T.a"]),
    ("input T { a: [Int]! }", "input T { a: [Int!] }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND T.a"]),
    ("input T { a: Int }", "input T { a: ID }", &["FIELD_CHANGED_KIND T.a"], &["FIELD_CHANGED_KIND T.a"]),
    ("input T { a: Int = 1 }", "input T { a: Int = 2 }", &["INPUT_FIELD_DEFAULT_VALUE_CHANGE T.a"], &["INPUT_FIELD_DEFAULT_VALUE_CHANGE T.a"]),
    ("input T { a: Int = 1 }", "input T { a: Int }", &["INPUT_FIELD_DEFAULT_VALUE_CHANGE T.a"], &["INPUT_FIELD_DEFAULT_VALUE_ADDED T.a"]),
    ("input T { a: Int! = 1 }", "input T { a: Int! }", &["INPUT_FIELD_BECAME_REQUIRED T.a"], &["INPUT_FIELD_DEFAULT_VALUE_ADDED T.a"]),
    ("input T { a: Int }", "input T @oneOf { a: Int }", &["ONE_OF_ADDED T"], &["ONE_OF_REMOVED T"]),
    // Enums, unions, interfaces and scalars.
    ("enum T { A B }", "enum T { A }", &["VALUE_REMOVED_FROM_ENUM T.B"], &["VALUE_ADDED_TO_ENUM T.B"]),
    ("union T = A | B type A { a: Int } type B { a: Int }", "union T = A type A { a: Int } type B { a: Int }", &["TYPE_REMOVED_FROM_UNION T B"], &["TYPE_ADDED_TO_UNION T B"]),
    ("interface I { a: Int } type T implements I { a: Int }", "interface I { a: Int } type T { a: Int }", &["IMPLEMENTED_INTERFACE_REMOVED T I"], &["IMPLEMENTED_INTERFACE_ADDED T I"]),
    ("interface I { a: Int } interface T implements I { a: Int }", "interface I { a: Int } interface T { a: Int }", &["IMPLEMENTED_INTERFACE_REMOVED T I"], &["IMPLEMENTED_INTERFACE_ADDED T I"]),
    ("scalar T @specifiedBy(url: \"https://example.org/1\")", "scalar T @specifiedBy(url: \"https://example.org/2\")", &["SPECIFIED_BY_CHANGE T"], &["SPECIFIED_BY_CHANGE T"]),
    ("scalar T @specifiedBy(url: \"https://example.org/1\")", "scalar T", &[], &[]),
    // Directives.
    ("directive @d on FIELD", "", &["DIRECTIVE_REMOVED @d"], &["DIRECTIVE_ADDED @d"]),
    ("directive @d(x: Int) on FIELD", "directive @d on FIELD", &["DIRECTIVE_ARG_REMOVED @d(x:)"], &["OPTIONAL_DIRECTIVE_ARG_ADDED @d(x:)"]),
    ("directive @d(x: Int!) on FIELD", "directive @d on FIELD", &["DIRECTIVE_ARG_REMOVED @d(x:)"], &["REQUIRED_DIRECTIVE_ARG_ADDED @d(x:)"]),
    ("directive @d repeatable on FIELD", "directive @d on FIELD", &["DIRECTIVE_REPEATABLE_REMOVED @d"], &["DIRECTIVE_REPEATABLE_ADDED @d"]),
    ("directive @d on FIELD | FRAGMENT_SPREAD", "directive @d on FIELD", &["DIRECTIVE_LOCATION_REMOVED @d FRAGMENT_SPREAD"], &["DIRECTIVE_LOCATION_ADDED @d FRAGMENT_SPREAD"]),
    ("directive @d(x: Int) on FIELD", "directive @d(x: Int!) on FIELD", &["DIRECTIVE_ARG_CHANGED_KIND @d(x:)"], &["DIRECTIVE_ARG_CHANGED_KIND_SAFE @d(x:)"]),
    ("directive @d(x: Int = 1) on FIELD", "directive @d(x: Int = 2) on FIELD", &["DIRECTIVE_ARG_DEFAULT_VALUE_CHANGE @d(x:)"], &["DIRECTIVE_ARG_DEFAULT_VALUE_CHANGE @d(x:)"]),
    ("directive @d(x: Int! = 1) on FIELD", "directive @d(x: Int!) on FIELD", &["DIRECTIVE_ARG_BECAME_REQUIRED @d(x:)"], &["DIRECTIVE_ARG_DEFAULT_VALUE_ADDED @d(x:)"]),
    // Root types.
    ("schema { query: Query mutation: M } type M { a: Int }", "schema { query: Query } type M { a: Int }", &["ROOT_TYPE_REMOVED M"], &["ROOT_TYPE_ADDED M"]),
    ("schema { query: Query mutation: M } type M { a: Int } type N { a: Int }", "schema { query: Query mutation: N } type M { a: Int } type N { a: Int }", &["ROOT_TYPE_CHANGED M"], &["ROOT_TYPE_CHANGED N"]),
    ("schema { query: Query }", "", &[], &[]),
    ("type Mutation { a: Int }", "schema { query: Query mutation: Mutation } type Mutation { a: Int }", &[], &[]),
    ("schema { query: Query } type Mutation { a: Int }", "type Mutation { a: Int }", &["ROOT_TYPE_ADDED Mutation"], &["ROOT_TYPE_REMOVED Mutation"]),
    // What is said beside the definitions.
    ("type T { a: Int }", "type T { a: Int @deprecated }", &["DEPRECATION_ADDED T.a"], &["DEPRECATION_REMOVED T.a"]),
    ("type T { a(x: Int): Int }", "type T { a(x: Int @deprecated): Int }", &["DEPRECATION_ADDED T.a(x:)"], &["DEPRECATION_REMOVED T.a(x:)"]),
    ("input T { a: Int }", "input T { a: Int @deprecated }", &["DEPRECATION_ADDED T.a"], &["DEPRECATION_REMOVED T.a"]),
    ("enum T { A }", "enum T { A @deprecated(reason: \"r\") }", &["DEPRECATION_ADDED T.A"], &["DEPRECATION_REMOVED T.A"]),
    ("enum T { A @deprecated }", "enum T { A @deprecated(reason: \"r\") }", &["DEPRECATION_CHANGE T.A"], &["DEPRECATION_CHANGE T.A"]),
    ("enum T { A @deprecated }", "enum T { A @deprecated(reason: \"No longer supported\") }", &[], &[]),
    ("\"one\" type T { a: Int }", "\"two\" type T { a: Int }", &["DESCRIPTION_CHANGE T"], &["DESCRIPTION_CHANGE T"]),
    ("type T { \"one\" a: Int }", "type T { a: Int }", &[], &[]),
    ("type T { \"one\" a: Int }", "type T { \"\"\"\n    one\n  \"\"\" a: Int }", &[], &[]),
    // What is the same though it is written otherwise.
    ("type T { a: Int } extend type T { b: Int }", "type T { b: Int a: Int }", &[], &[]),
    ("extend enum T { B } enum T { A }", "enum T { A B }", &[], &[]),
    ("extend union T = B union T = A type A { a: Int } type B { a: Int }", "union T = B | A type A { a: Int } type B { a: Int }", &[], &[]),
    ("extend input T { b: Int } input T { a: Int }", "input T { a: Int b: Int }", &[], &[]),
    ("extend schema { mutation: M } schema { query: Query } type M { a: Int }", "schema { mutation: M query: Query } type M { a: Int }", &[], &[]),
    ("directive @skip(if: Boolean!) on FIELD", "", &[], &[]),
    // Several at once.
    ("type T { a(x: Int, y: Int): Int! }", "type T { a(x: Int!): Int }", &["ARG_CHANGED_KIND T.a(x:)", "ARG_REMOVED T.a(y:)", "FIELD_CHANGED_KIND T.a"], &["ARG_CHANGED_KIND_SAFE T.a(x:)", "FIELD_CHANGED_KIND_SAFE T.a", "OPTIONAL_ARG_ADDED T.a(y:)"]),
    ("type T { a(x: Int! = 1): Int }", "type T { a(x: Int = 2): Int }", &["ARG_CHANGED_KIND_SAFE T.a(x:)", "ARG_DEFAULT_VALUE_CHANGE T.a(x:)"], &["ARG_CHANGED_KIND T.a(x:)"]),
];

/// The kinds that graphql-js does not look at, or not as breaking or dangerous.
const OUR_OWN: &[Kind] = &[
    Kind::ArgBecameRequired,
    Kind::InputFieldBecameRequired,
    Kind::DirectiveArgBecameRequired,
    Kind::DirectiveArgChangedKind,
    Kind::OneOfAdded,
    Kind::RootTypeRemoved,
    Kind::RootTypeChanged,
    Kind::InputFieldDefaultValueChange,
    Kind::DirectiveArgDefaultValueChange,
    Kind::SpecifiedByChange,
];

fn report(old: &str, new: &str) -> Report {
    let whole = |sdl: &str| format!("{sdl}\ntype Query {{ q: Int }}");
    compare(whole(old).as_bytes(), &whole(new)).unwrap_or_else(|error| panic!("{old}: {error}"))
}

/// The name of the kind and the coordinate; for members also what came or went.
fn short(change: &Change) -> String {
    let member = match change.kind {
        Kind::TypeRemovedFromUnion | Kind::ImplementedInterfaceRemoved | Kind::DirectiveLocationRemoved => {
            &change.old
        }
        Kind::TypeAddedToUnion | Kind::ImplementedInterfaceAdded | Kind::DirectiveLocationAdded => {
            &change.new
        }
        _ => &None,
    };
    let member = member.as_ref().map(|member| format!(" {member}")).unwrap_or_default();
    format!("{} {}{member}", change.kind.name(), change.coordinate)
}

fn found(old: &str, new: &str) -> Vec<String> {
    let mut found: Vec<_> = report(old, new).changes().iter().map(short).collect();
    found.sort_unstable();
    found
}

#[test]
fn every_kind_of_change_is_found_in_both_directions() {
    for (old, new, there, back) in TABLE {
        assert_eq!(found(old, new), *there, "from {old} to {new}");
        assert_eq!(found(new, old), *back, "from {new} to {old}");
        assert!(found(old, old).is_empty() && found(new, new).is_empty(), "{old} and {new} are themselves");
    }
}

#[test]
fn the_table_has_every_kind() {
    let there = TABLE.iter().flat_map(|(_, _, there, back)| there.iter().chain(*back));
    let named: BTreeSet<_> = there.map(|change| change.split(' ').next().unwrap_or_default()).collect();
    let known: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(named, known);
}

#[test]
fn breaking_and_dangerous_are_what_the_reference_calls_so() {
    let names = |severity| {
        let kinds = Kind::ALL.iter().filter(|kind| kind.severity() == severity && !OUR_OWN.contains(kind));
        kinds.map(|kind| kind.name()).collect::<BTreeSet<_>>()
    };
    assert_eq!(
        names(Severity::Breaking),
        BTreeSet::from([
            "ARG_CHANGED_KIND",
            "ARG_REMOVED",
            "DIRECTIVE_ARG_REMOVED",
            "DIRECTIVE_LOCATION_REMOVED",
            "DIRECTIVE_REMOVED",
            "DIRECTIVE_REPEATABLE_REMOVED",
            "FIELD_CHANGED_KIND",
            "FIELD_REMOVED",
            "IMPLEMENTED_INTERFACE_REMOVED",
            "REQUIRED_ARG_ADDED",
            "REQUIRED_DIRECTIVE_ARG_ADDED",
            "REQUIRED_INPUT_FIELD_ADDED",
            "TYPE_CHANGED_KIND",
            "TYPE_REMOVED",
            "TYPE_REMOVED_FROM_UNION",
            "VALUE_REMOVED_FROM_ENUM",
        ])
    );
    assert_eq!(
        names(Severity::Dangerous),
        BTreeSet::from([
            "ARG_DEFAULT_VALUE_CHANGE",
            "IMPLEMENTED_INTERFACE_ADDED",
            "OPTIONAL_ARG_ADDED",
            "OPTIONAL_INPUT_FIELD_ADDED",
            "TYPE_ADDED_TO_UNION",
            "VALUE_ADDED_TO_ENUM",
        ])
    );
}

#[test]
fn changes_name_the_line_that_clients_know_and_both_sides() {
    let old = "type T {\n  a(\n    x: Int = 1\n  ): Int!\n  b: Int\n}\nunion U =\n  | T\n  | Query";
    let new = "type T { a(x: Int = 2): Int c: [Int!] }\nunion U = Query";
    let report = report(old, new);
    let lines: Vec<_> = report.changes().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "U (line 8): was T",
            "T.b (line 5): was Int",
            "T.a (line 2): Int! -> Int",
            "T.a(x:) (line 3): 1 -> 2",
            "T.c (line 1): now [Int!]",
        ]
    );
}

#[test]
fn the_report_has_the_worst_first_and_each_meaning_once() {
    let text = report(
        "type T { a: Int b: Int } enum E { A }",
        "type T { \"new\" c: Int @deprecated } enum E { A B }",
    )
    .to_string();
    assert_eq!(
        text,
        "Breaking\n  FIELD_REMOVED: operations that name the field are refused\n    \
         T.a (line 1): was Int\n    T.b (line 1): was Int\n\n\
         Dangerous\n  VALUE_ADDED_TO_ENUM: answers may have a value that clients do not know\n    \
         E.B (line 1): now B\n\n\
         Safe\n  FIELD_ADDED: it can be asked for\n    T.c (line 1): now Int\n\n\
         2 breaking, 1 dangerous, 1 safe"
    );
    assert_eq!(report("", "").to_string(), "no breaking change: no change at all");
}

#[test]
fn texts_are_cut_and_steer_no_terminal() {
    let new = format!("\"\\u001b[31m\\n{}\" type T {{ a: Int }}", "x".repeat(200));
    let report = report("\"old\" type T { a: Int }", &new);
    let line = report.changes()[0].to_string();
    assert_eq!(line, format!("T (line 1): old -> [31m {}…", "x".repeat(75)));
}

#[test]
fn long_texts_are_shown_from_where_they_differ() {
    let described = |text: &str| format!("\"{}{text}\" type T {{ a: Int }}", "word ".repeat(30));
    let report = report(&described("before"), &described("after é"));
    assert_eq!(
        report.changes()[0].to_string(),
        "T (line 1): …word word word word before -> …word word word word after é"
    );
}

#[test]
fn what_cannot_be_read_says_where() {
    for (sdl, expected) in [
        ("", "line 1, column 1: this is not SDL: expected type_system_definition"),
        ("<html>", "line 1, column 1: this is not SDL: expected type_system_definition"),
        ("type Query {\n  q: Int\n", "line 3, column 1: this is not SDL: "),
        (
            "type Query {\n  q: Foo\n}",
            "line 2, column 6: the type 'Foo' is not defined in this file; is it complete?",
        ),
        (
            "type Query {\n  q(a: [Foo!]!): Int\n}",
            "line 2, column 8: the type 'Foo' is not defined in this file; is it complete?",
        ),
        ("type Query { q: Int }\nunion U = Foo", "line 2, column 11: the type 'Foo' is not defined"),
        ("type Query { q: Int }\ntype Query { q: Int }", "line 2, column 6: 'Query' is defined twice"),
        ("type Query { q: Int\n q: Int }", "line 2, column 2: 'q' is defined twice"),
        ("type Query { q: Int }\nextend type Foo { a: Int }", "line 2, column 13: 'Foo' is extended, but"),
        (
            "type Query { q: Int }\nextend enum Query { A }",
            "line 2, column 13: 'Query' is extended as something else than its type",
        ),
        (
            "type Query { q: Int }\n{ q }",
            "line 2, column 1: this is not SDL: expected type_system_definition",
        ),
        ("type Foo { q: Int }", "line 1, column 1: this file has no query type; is it complete?"),
        ("schema { query: Query }\nschema { query: Query }", "line 2, column 1: the schema is defined twice"),
    ] {
        let error = compare(sdl.as_bytes(), "type Query { q: Int }").expect_err(sdl).to_string();
        assert!(error.starts_with(expected), "{sdl}: {error}");
    }
    let error = compare(b"type Query {\n  q\xff", "type Query { q: Int }").expect_err("not UTF-8");
    assert_eq!(error.to_string(), "line 2, column 4: this is not UTF-8");
    let marked = "\u{feff}type Query { q: Int }";
    assert!(compare(marked.as_bytes(), "type Query { q: Int }").expect("SDL").changes().is_empty());
}

/// The definitions of the schema that is served, each with the lines that stand in its braces.
fn definitions() -> Vec<(String, Vec<String>)> {
    let sdl = schema::sdl(&schema::build());
    let stripped = without_descriptions(&sdl);
    let mut definitions: Vec<(String, Vec<String>)> = Vec::new();
    let mut depth = 0_usize;
    for line in stripped.lines().filter(|line| !line.trim().is_empty()) {
        if depth == 0 {
            definitions.push((line.to_owned(), Vec::new()));
        } else if line != "}" {
            let (_, parts) = definitions.last_mut().expect("a definition began");
            // An argument belongs to the line that its field began on.
            if line.starts_with("\t\t") || line.starts_with("\t)") {
                let field = parts.last_mut().expect("a field began");
                field.push('\n');
                field.push_str(line);
            } else {
                parts.push(line.to_owned());
            }
        }
        if line.ends_with('{') {
            depth = 1;
        } else if line == "}" {
            depth = 0;
        }
    }
    definitions
}

fn without_descriptions(sdl: &str) -> String {
    sdl.split("\"\"\"").step_by(2).collect()
}

fn printed(definitions: &[(String, Vec<String>)]) -> String {
    let mut sdl = String::new();
    for (head, parts) in definitions {
        sdl.push_str(head);
        sdl.push('\n');
        if head.ends_with('{') {
            sdl.extend(parts.iter().flat_map(|part| [part.as_str(), "\n"]));
            sdl.push_str("}\n");
        }
    }
    sdl
}

fn shuffled() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    Just(definitions()).prop_shuffle().prop_flat_map(|definitions| {
        let parts: Vec<_> =
            definitions.into_iter().map(|(head, parts)| (Just(head), Just(parts).prop_shuffle())).collect();
        parts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_definitions_and_fields_does_not_matter(definitions in shuffled()) {
        let served = schema::sdl(&schema::build());
        let report = compare(printed(&definitions).as_bytes(), &served).expect("SDL");
        prop_assert!(report.changes().is_empty(), "{report}");
    }

    #[test]
    fn what_is_taken_away_is_found(definitions in shuffled(), of in any::<prop::sample::Index>()) {
        let served = schema::sdl(&schema::build());
        // The enums' values and the fields of types and inputs, each once.
        let mut fewer = definitions;
        let owners: Vec<_> = (0..fewer.len())
            .filter(|&at| fewer[at].1.len() > 1 && !fewer[at].0.starts_with("schema"))
            .collect();
        let (head, parts) = &mut fewer[*of.get(&owners)];
        let gone = parts.pop().expect("a part");
        let name = gone.trim_start().split([':', '(', '\n', ' ']).next().unwrap_or_default().to_owned();
        let is_input = head.starts_with("input");
        let coordinate = format!("{}.{name}", head.split(' ').nth(1).expect("a name"));
        // To those who know all, it is gone; to those who know less, it is new.
        let (known, less) = (served, printed(&fewer));
        let lost = compare(known.as_bytes(), &less).expect("SDL");
        let won = compare(less.as_bytes(), &known).expect("SDL");
        let at = |report: &Report| {
            report.changes().iter().map(|change| change.coordinate.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(at(&lost), std::slice::from_ref(&coordinate));
        prop_assert_eq!(at(&won), [coordinate]);
        prop_assert_eq!(lost.count(Severity::Breaking), 1);
        // A field of an input may be required.
        prop_assert!(is_input || won.count(Severity::Breaking) == 0, "{won}");
    }
}
