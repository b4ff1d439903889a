//! How many statements statistics cost.

use std::collections::BTreeSet;

use crate::support::{TestApp, TestDatabase};

const EVERYTHING: &str = "{ statistics { cities undated longestGap { months from { kind } to { kind } } averageGapMonths \
    first { kind } latest { kind } byKind { key first { kind } } byStatus { key } byLevel { key } \
    byRegion { key label byKind { relations latest { kind } } } bySubregion { key } \
    byCountry { label(lang: [\"zh\"]) first { kind } latest { kind } byKind { relations } } \
    byMonth { cumulative } byYear { cumulative byKind { cumulative first { kind } } } byDecade { cumulative } } }";

#[tokio::test]
async fn statements_are_as_many_for_ten_thousand_relations_as_for_a_few() {
    let mut numbers = BTreeSet::new();
    for cities in [30, 10_000] {
        let limits = sister_cities::graphql::engine::guard::limits::DocumentLimits {
            max_list_items: u64::MAX,
            ..Default::default()
        };
        let app = TestApp::over(TestDatabase::synthetic(cities).await, limits).await;
        app.statements();
        app.data(EVERYTHING).await;
        numbers.insert(app.statements().len());
    }
    // Totals, gaps and their ends, first, latest; nine groupings; of them: kinds of 3, dates of 5; names of countries.
    assert_eq!(numbers, BTreeSet::from([5 + 9 + 3 + 5 + 1]));
}

#[tokio::test]
async fn statistics_of_many_cities_are_counted_at_once() {
    let app = TestApp::synthetic(340).await;
    app.statements();
    let data = app
        .data(
            "{ cities(first: 100) { nodes { partnerCount statistics { relations byYear { key relations } \
             first { established { edtf } } } } } }",
        )
        .await;
    let statements = app.statements();
    assert_eq!(statements.len(), 4, "cities, totals, years, first: {statements:#?}");
    for city in data["cities"]["nodes"].as_array().expect("cities") {
        assert_eq!(city["partnerCount"], city["statistics"]["relations"]);
    }
}
