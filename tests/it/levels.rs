//! One statement for each level of a query, however many rows there are and whatever the runtime.

use sister_cities::graphql::engine::guard::limits::DocumentLimits;

use crate::support::TestApp;

const QUERY: &str = "{ countries(first: 250) { nodes { cities(first: 100) { nodes { name \
    partners(first: 1) { edges { relation { kind } node { name } } } } } } } }";

/// The levels of the query: countries, their cities, the cities' partners, the partners themselves.
const LEVELS: usize = 4;

async fn count(cities: usize) -> usize {
    let limits = DocumentLimits { max_list_items: u64::MAX, ..Default::default() };
    let app = TestApp::over(crate::support::TestDatabase::synthetic(cities).await, limits).await;
    app.statements();
    let data = app.data(QUERY).await;
    let found: usize = data["countries"]["nodes"]
        .as_array()
        .expect("countries")
        .iter()
        .map(|country| country["cities"]["nodes"].as_array().expect("cities").len())
        .sum();
    // The home city is a city too; a country shows at most 100 of its cities.
    assert!(found > cities.min(1_000), "{found} of {cities} cities came");
    app.statements().len()
}

#[tokio::test]
async fn levels_cost_one_statement_each_on_a_current_thread_runtime() {
    for cities in [10, 30, 1_000, 10_000] {
        assert_eq!(count(cities).await, LEVELS, "{cities} cities");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn levels_cost_one_statement_each_on_a_multi_thread_runtime() {
    for cities in [10, 30, 1_000, 10_000] {
        assert_eq!(count(cities).await, LEVELS, "{cities} cities");
    }
}

#[tokio::test]
async fn aliases_with_other_arguments_cost_a_statement_each() {
    let app = TestApp::demo().await;
    app.statements();
    app.data("{ cities { nodes { a: partners(first: 1) { nodes { name } } b: partners(first: 2) { nodes { name } } } } }")
        .await;
    let statements = app.statements();
    assert_eq!(statements.len(), 4, "cities, two pages of partners, their cities: {statements:#?}");
}

#[tokio::test]
async fn total_count_is_counted_only_if_selected() {
    let app = TestApp::demo().await;
    app.statements();
    app.data("{ cities { nodes { slug } } }").await;
    assert_eq!(app.statements().len(), 1);
    app.data("{ cities { totalCount } }").await;
    assert!(app.statements().iter().any(|sql| sql.contains("COUNT")));
}

/// What people ask first, with how many statements each costs, whatever the size of the network.
const QUESTIONS: [(&str, usize); 13] = [
    (
        "{ home { partners(filter: {established: {before: \"2010\"}, partner: {country: {region: {eq: EUROPE}}}}) \
         { edges { node { name } relation { established { edtf } } } } } }",
        3,
    ),
    ("{ events(filter: {date: {during: \"2012\"}}) { nodes { date { edtf } title city { name } } } }", 4),
    (
        "{ cities(filter: {relation: {}, feature: {kind: {eq: PORT}, role: {eq: OWN}}}) { nodes { name } } }",
        1,
    ),
    ("{ cities(filter: {relation: {}, industry: {slug: {eq: \"textiles\"}}}) { nodes { name } } }", 1),
    ("{ cities(filter: {relation: {}}, orderBy: [{field: DISTANCE}]) { nodes { name distanceKm } } }", 2),
    ("{ statistics { byRegion { key relations byKind { key relations } } } }", 2),
    ("{ statistics { longestGap { months from { partner { name } } to { partner { name } } } } }", 3),
    ("{ cities(filter: {relation: {}, level: {ne: CITY}}) { totalCount nodes { name } } }", 2),
    ("{ cities(filter: {relation: {}, population: {isNull: true}}) { nodes { name } } }", 1),
    ("{ home { partners { nodes { name notes { sourceSays correction } } } } }", 4),
    (
        "{ cities(filter: {relation: {}}) { totalCount facets(of: [COUNTRY, DECADE, KIND]) { buckets { key count } } } }",
        5,
    ),
    ("{ search(text: \"home\", types: [CITY]) { nodes { ... on City { name } } } }", 2),
    (
        "{ cities(orderBy: [{field: PARTNER_COUNT, direction: DESC}], first: 3) { nodes { name partnerCount } } }",
        1,
    ),
];

#[tokio::test]
async fn questions_cost_the_same_statements_at_30_and_at_10_000_relations() {
    let small =
        TestApp::over(crate::support::TestDatabase::synthetic(30).await, DocumentLimits::default()).await;
    let large =
        TestApp::over(crate::support::TestDatabase::synthetic(10_000).await, DocumentLimits::default()).await;
    let mut wrong = Vec::new();
    for (question, expected) in QUESTIONS {
        for app in [&small, &large] {
            app.statements();
            app.data(question).await;
            let statements = app.statements();
            if statements.len() != expected {
                wrong.push(format!(
                    "{} instead of {expected}: {question}\n{}",
                    statements.len(),
                    statements.join("\n")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
