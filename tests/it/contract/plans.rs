//! Every filter and every order has an index that the database uses: read from its plans.

use crate::support::TestApp;

/// The plan of the one statement of a query that names the table.
async fn plan_of(app: &TestApp, query: &str) -> String {
    app.statements();
    app.data(query).await;
    let statement = app.bound_statements().into_iter().next_back().expect("a statement");
    app.plan(&statement).await.join("\n")
}

/// A filter, and the indexes of which one must be used.
type Case = (&'static str, &'static [&'static str]);

/// Filters of cities with the index that each needs; a unique column's index is named by the database.
const CITY_FILTERS: [Case; 35] = [
    ("slug: {eq: \"kure-jp\"}", &["city_slug_key", "sqlite_autoindex_city_1"]),
    ("name: {eq: \"温州市\"}", &["city_name_by_text"]),
    ("level: {eq: COUNTY}", &["city_by_level"]),
    ("country: {code: {eq: \"JP\"}}", &["country_code_key", "sqlite_autoindex_country_1"]),
    ("country: {code: {eq: \"JP\"}}", &["city_by_country", "city_of_country"]),
    ("country: {region: {eq: ASIA}}", &["country_by_region"]),
    ("country: {subregion: {eq: \"Western Europe\"}}", &["country_by_subregion"]),
    ("country: {homePartnerCount: {gte: 2}}", &["country_by_partner_count"]),
    ("population: {gt: 1000000}", &["city_by_population"]),
    ("population: {lte: 1000}", &["city_by_population"]),
    ("population: {eq: 1000}", &["city_by_population"]),
    ("population: {isNull: true}", &["city_by_population"]),
    ("population: {gt: 1000000}, reading: STATED", &["city_by_stated_population"]),
    ("areaKm2: {gte: 1000}, reading: STATED", &["city_by_stated_area"]),
    ("areaKm2: {gte: 1000}", &["city_by_area"]),
    ("areaKm2: {lt: 10}", &["city_by_area"]),
    ("distance: {from: {coordinates: {latitude: 28, longitude: 120}}, withinKm: 10}", &["city_by_latitude"]),
    ("boundingBox: {west: 120, south: 27.9, east: 121, north: 28}", &["city_by_latitude"]),
    ("boundingBox: {west: 170, south: 27.9, east: -170, north: 28}", &["city_by_latitude"]),
    ("wikidataId: {eq: \"Q1\"}", &["city_wikidata_id_key", "sqlite_autoindex_city_2"]),
    ("partnerCount: {gt: 3}", &["city_by_partner_count"]),
    ("hasNamesake: true", &["city_by_name"]),
    ("relation: {}", &["relation_end_"]),
    ("relation: {kind: {eq: SISTER_CITY}}", &["relation_pkey", "INTEGER PRIMARY KEY"]),
    ("anyRelation: {}", &["relation_end_", "sqlite_autoindex_relation_end"]),
    ("anyRelation: {partner: {slug: {eq: \"kure-jp\"}}}", &["relation_end_"]),
    ("industry: {slug: {eq: \"fishery\"}}", &["city_industry_by_industry"]),
    ("industry: {slug: {eq: \"fishery\"}}", &["industry_within_pkey", "sqlite_autoindex_industry_within"]),
    ("industry: {slug: {eq: \"fishery\"}, ofFeatures: true}", &["city_industry_by_industry"]),
    ("industry: {role: {eq: PILLAR}}", &["city_industry_by_role"]),
    ("feature: {kind: {eq: PORT}}", &["feature_by_kind"]),
    ("feature: {role: {eq: OWN}}", &["feature_by_role"]),
    ("feature: {name: {eq: \"Sendai\"}}", &["feature_by_name"]),
    ("event: {date: {during: \"2012\"}}", &["timeline_by_date"]),
    ("event: {kind: {eq: FOUNDED}}", &["timeline_by_kind"]),
];

const RELATION_FILTERS: [Case; 9] = [
    ("kind: {eq: SISTER_CITY}", &["relation_by_kind"]),
    ("status: {eq: ENDED}", &["relation_by_status"]),
    ("established: {before: \"1990\"}", &["relation_by_established"]),
    ("established: {after: \"2015\"}", &["relation_by_established"]),
    ("established: {isNull: true}", &["relation_by_established"]),
    ("ended: {overlaps: \"2015\"}", &["relation_by_ended"]),
    ("ended: {isNull: false}", &["relation_by_ended"]),
    // PostgreSQL takes the one or the other, by whether it has counted the rows yet.
    ("partner: {slug: {eq: \"kure-jp\"}}", &["relation_end_by_partner", "relation_end_of_partner"]),
    ("city: {slug: {eq: \"kure-jp\"}}", &["relation_end_", "sqlite_autoindex_relation_end"]),
];

const NOTE_FILTERS: [Case; 4] = [
    ("kind: {eq: WRONG}", &["note_by_kind"]),
    ("certainty: {eq: UNSURE}", &["note_by_certainty"]),
    ("hasBetter: true", &["note_by_better"]),
    ("city: {slug: {eq: \"kure-jp\"}}", &["note_by_city"]),
];

const EVENT_FILTERS: [Case; 4] = [
    ("date: {during: \"2012\"}", &["timeline_by_date"]),
    ("date: {after: \"2012\"}", &["timeline_by_date"]),
    ("kind: {eq: RELATION_ENDED}", &["timeline_by_kind"]),
    ("city: {slug: {eq: \"kure-jp\"}}", &["timeline_by_city"]),
];

#[tokio::test]
async fn every_filter_has_an_index() {
    let app = TestApp::seeded().await;
    let lists: [(&str, &[Case]); 4] = [
        ("cities", &CITY_FILTERS),
        ("relations", &RELATION_FILTERS),
        ("events", &EVENT_FILTERS),
        ("notes", &NOTE_FILTERS),
    ];
    for (list, filters) in lists {
        for (filter, indexes) in filters {
            let plan = plan_of(&app, &format!("{{ {list}(filter: {{{filter}}}) {{ totalCount }} }}")).await;
            assert!(indexes.iter().any(|index| plan.contains(index)), "{list} {filter}:\n{plan}");
        }
    }
}

/// SQLite does not know how many cities meet a filter, and would look for each of them beside each city of a list.
#[tokio::test]
async fn cities_at_the_ends_of_a_relation_are_tested_and_not_walked() {
    let app = TestApp::seeded().await;
    for filter in [
        "anyRelation: {partner: {slug: {ne: \"a\"}}}",
        "anyRelation: {city: {slug: {ne: \"a\"}}}",
        "anyRelation: {city: {anyRelation: {city: {slug: {ne: \"a\"}}}}}",
        "not: {anyRelation: {or: [{city: {slug: {ne: \"a\"}}}, {kind: {eq: SISTER_CITY}}]}}",
    ] {
        let plan = plan_of(&app, &format!("{{ cities(filter: {{{filter}}}) {{ totalCount }} }}")).await;
        for walk in
            ["(city_id=? AND partner_id=?)", "(city_id=? AND relation_id=?)", "_by_relation (relation_id=?)"]
        {
            assert!(!plan.contains(walk), "{filter}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn every_order_reads_an_index_and_sorts_nothing() {
    let app = TestApp::seeded().await;
    let mut orders = Vec::new();
    for (list, fields) in [
        (
            "cities",
            &[
                "NAME",
                "SLUG",
                "ESTABLISHED",
                "POPULATION",
                "POPULATION, reading: STATED",
                "AREA",
                "AREA, reading: STATED",
                "PARTNER_COUNT",
            ][..],
        ),
        ("countries", &["NAME", "HOME_PARTNER_COUNT"][..]),
        ("relations", &["ESTABLISHED", "ENDED", "PARTNER_NAME", "DISTANCE", "DURATION"][..]),
        ("events", &["DATE"][..]),
        ("home { partners", &["ESTABLISHED", "ENDED", "PARTNER_NAME", "DISTANCE", "DURATION"][..]),
        (
            "country(code: \"JP\") { cities",
            &[
                "NAME",
                "POPULATION",
                "POPULATION, reading: STATED",
                "AREA",
                "AREA, reading: STATED",
                "PARTNER_COUNT",
            ][..],
        ),
    ] {
        for field in fields {
            orders.extend(["ASC", "DESC"].map(|direction| (list, *field, direction)));
        }
    }
    for (list, field, direction) in orders {
        let close = if list.contains('{') { "}" } else { "" };
        let order = format!("orderBy: [{{field: {field}, direction: {direction}}}]");
        let first = format!("{{ {list}({order}, first: 2) {{ pageInfo {{ endCursor }} }} {close} }}");
        app.statements();
        let data = app.data(&first).await;
        let page = pointer(&data);
        let statements = app.bound_statements();
        let statement = statements.iter().rfind(|sql| sql.sql.contains("key_id")).expect("a page");
        let inner = app.plan(statement).await.join("\n");
        assert!(!sorts(&inner), "{list} by {field} {direction}:\n{inner}");
        let Some(cursor) = page["pageInfo"]["endCursor"].as_str() else { continue };
        let next = format!(
            "{{ {list}({order}, first: 2, after: \"{cursor}\") {{ nodes {{ __typename }} }} {close} }}"
        );
        app.data(&next).await;
        let statements = app.bound_statements();
        let statement = statements.iter().rfind(|sql| sql.sql.contains("key_id")).expect("a page");
        let inner = app.plan(statement).await.join("\n");
        assert!(!sorts(&inner), "{list} by {field} {direction}, second page:\n{inner}");
    }
}

/// A page of half of all relations must not sort them.
#[tokio::test]
async fn page_of_a_kind_or_status_or_since_a_date_is_read_in_order() {
    let app = TestApp::seeded().await;
    for (list, field, filters) in [
        (
            "relations",
            "ESTABLISHED",
            &[
                "kind: {eq: SISTER_CITY}",
                "status: {eq: ACTIVE}",
                "established: {after: \"1990\"}",
                "kind: {eq: SISTER_CITY}, established: {after: \"1990\"}",
            ][..],
        ),
        ("events", "DATE", &["kind: {eq: FOUNDED}", "date: {after: \"1990\"}"][..]),
        ("cities", "POPULATION", &["population: {gt: 1000}"][..]),
    ] {
        for (filter, direction) in filters.iter().flat_map(|filter| ["ASC", "DESC"].map(|to| (filter, to))) {
            let order = format!("orderBy: [{{field: {field}, direction: {direction}}}]");
            let query = format!("{{ {list}({order}, filter: {{{filter}}}, first: 2) {{ nodes {{ id }} }} }}");
            app.statements();
            app.data(&query).await;
            let statements = app.bound_statements();
            let statement = statements.iter().find(|sql| sql.sql.contains("key_id")).expect("a page");
            let plan = app.plan(statement).await.join("\n");
            assert!(!sorts(&plan), "{query}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn partners_in_common_are_read_in_order_from_an_index() {
    let app = TestApp::seeded().await;
    app.data("{ home { partnersInCommon(with: \"kure-jp\", first: 2) { nodes { slug } } } }").await;
    let statements = app.bound_statements();
    let statement = statements.iter().rfind(|sql| sql.sql.contains("key_id")).expect("a page");
    let plan = app.plan(statement).await.join("\n");
    assert!(plan.contains("relation_end_by_partner_name"), "{plan}");
    assert!(!sorts(&plan), "{plan}");
}

/// The connection in an answer.
fn pointer(data: &serde_json::Value) -> &serde_json::Value {
    let mut page = data;
    while page.get("pageInfo").is_none() {
        page = page.as_object().and_then(|object| object.values().next()).expect("a connection");
    }
    page
}

/// Whether rows are sorted that an index could give in order; the page itself, once cut, may be.
fn sorts(plan: &str) -> bool {
    let cut = plan.contains("LIST SUBQUERY") || plan.contains("Nested Loop");
    let sorts = plan.matches("USE TEMP B-TREE").count() + plan.matches("Sort Key").count();
    sorts > usize::from(cut)
}
