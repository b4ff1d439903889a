//! Filters: who meets them, alone and together, and what is refused.

use serde_json::Value;

use crate::support::TestApp;

/// The slugs of the cities that meet a filter, in the order of their names.
async fn cities(app: &TestApp, filter: &str) -> Vec<String> {
    let data = app.data(&format!("{{ cities(first: 100, filter: {filter}) {{ nodes {{ slug }} }} }}")).await;
    slugs(&data["cities"])
}

fn slugs(list: &Value) -> Vec<String> {
    let nodes = list["nodes"].as_array().expect("nodes");
    nodes.iter().map(|node| node["slug"].as_str().expect("a slug").to_owned()).collect()
}

#[tokio::test]
async fn each_filter_of_cities_finds_whom_it_should() {
    let app = TestApp::seeded().await;
    for (filter, expected) in [
        ("{slug: {in: [\"kure-jp\", \"turin-it\", \"nowhere-xx\"]}}", "kure-jp turin-it"),
        ("{slug: {eq: \"kure-jp\", in: [\"turin-it\"]}}", ""),
        ("{slug: {in: []}}", ""),
        ("{name: {eq: \"温州市\"}}", "wenzhou-cn"),
        ("{name: {eq: \"石巻市\"}}", "ishinomaki-jp"),
        ("{level: {in: [COUNTY, PROVINCE]}}", "bexar-county-us castellon-es prato-it union-county-us"),
        ("{country: {code: {eq: \"kr\"}}}", "gumi-kr gwangju-kr jung-gu-incheon-kr"),
        ("{country: {region: {eq: OCEANIA}}}", "gisborne-nz ipswich-au"),
        ("{country: {subregion: {eq: \"Western Africa\"}}}", "kumasi-gh"),
        (
            "{country: {partnerCount: {eq: 2}}}",
            "alsergrund-at ishinomaki-jp kure-jp slagelse-dk vallensbaek-dk weiz-district-at",
        ),
        ("{population: {gte: 2000000}}", "kumasi-gh lucknow-in saint-petersburg-ru"),
        ("{population: {lt: 39000}}", "dimona-il vallensbaek-dk"),
        ("{population: {eq: 39000}}", "alsergrund-at"),
        ("{population: {isNull: true}, relation: {}}", "kouvola-fi pittsburg-us"),
        ("{areaKm2: {lt: 10}}", "alsergrund-at levallois-perret-fr vallensbaek-dk"),
        (
            "{distance: {from: {city: \"wenzhou-cn\"}, withinKm: 1200}, relation: {}}",
            "gumi-kr gwangju-kr jung-gu-incheon-kr",
        ),
        (
            "{distance: {from: {coordinates: {latitude: 41.39, longitude: 2.17}}, withinKm: 300}}",
            "barcelona-es castellon-es",
        ),
        ("{distance: {from: {city: \"gisborne-nz\"}, withinKm: 0}}", "gisborne-nz"),
        ("{wikidataId: {eq: \"Q270814\"}}", "ishinomaki-jp"),
        ("{partnerCount: {gt: 1}}", "wenzhou-cn"),
        ("{partnerCount: {eq: 1.5}}", ""),
        ("{hasNamesake: true}", "ipswich-au ipswich-gb"),
        ("{relation: {established: {before: \"1995-12\"}}}", "ishinomaki-jp"),
        ("{anyRelation: {kind: {eq: SISTER_CITY}, established: {during: \"2002\"}}}", "prato-it wenzhou-cn"),
        ("{anyRelation: {partner: {slug: {eq: \"kure-jp\"}}}}", "wenzhou-cn"),
        (
            "{relation: {partner: {slug: {eq: \"wenzhou-cn\"}}, established: {before: \"1990\"}}}",
            "ishinomaki-jp",
        ),
        ("{industry: {slug: {eq: \"aquaculture\"}}}", "ishinomaki-jp"),
        ("{feature: {kind: {eq: AIRPORT}, role: {eq: OWN}}}", "kumasi-gh port-gentil-ga"),
        // Incheon's airport stands in the entry of its district and is not the district's own.
        (
            "{feature: {kind: {eq: AIRPORT}, name: {eq: \"Incheon International Airport\"}}}",
            "jung-gu-incheon-kr",
        ),
        ("{feature: {name: {eq: \"Sendai\"}}}", "ishinomaki-jp"),
        ("{event: {date: {during: \"2012\"}}}", "gwangju-kr ipoh-my"),
        ("{event: {kind: {eq: RELATION_ENDED}}}", ""),
    ] {
        assert_eq!(cities(&app, filter).await.join(" "), expected, "{filter}");
    }
}

#[tokio::test]
async fn industry_includes_what_is_part_of_it() {
    let app = TestApp::seeded().await;
    let wide = cities(&app, "{industry: {slug: {eq: \"fishery\"}}}").await;
    let narrow = cities(&app, "{industry: {slug: {eq: \"aquaculture\"}}}").await;
    assert!(!narrow.is_empty() && narrow.iter().all(|slug| wide.contains(slug)), "{narrow:?} in {wide:?}");
    let all = cities(&app, "{industry: {}}").await;
    let others = cities(&app, "{industry: {slug: {ne: \"fishery\"}}}").await;
    // Ishinomaki has others beside its fisheries.
    assert!(others.contains(&"ishinomaki-jp".to_owned()) && others.len() <= all.len());
}

#[tokio::test]
async fn filter_and_its_opposite_share_all_cities() {
    let app = TestApp::seeded().await;
    for filter in [
        "{population: {gt: 100000}}",
        "{areaKm2: {lte: 500}}",
        "{wikidataId: {eq: \"Q270814\"}}",
        "{wikidataId: {ne: \"Q270814\"}}",
        "{distance: {from: {city: \"kure-jp\"}, withinKm: 5000}}",
        "{relation: {established: {before: \"2005\"}}}",
        "{relation: {ended: {overlaps: \"2015\"}}}",
        "{country: {subregion: {eq: \"Western Europe\"}}}",
        "{industry: {role: {eq: PILLAR}}}",
        "{feature: {kind: {eq: PORT}}}",
        "{event: {date: {after: \"2010\"}}}",
        "{hasNamesake: true}",
        "{or: []}",
        "{and: []}",
        "{}",
    ] {
        let (met, unmet) = (cities(&app, filter).await, cities(&app, &format!("{{not: {filter}}}")).await);
        assert_eq!(met.len() + unmet.len(), 35, "{filter}");
        assert!(met.iter().all(|slug| !unmet.contains(slug)), "{filter}");
    }
    assert_eq!(cities(&app, "{or: []}").await.len(), 0);
    assert_eq!(cities(&app, "{and: []}").await.len(), 35);
}

#[tokio::test]
async fn filters_compose() {
    let app = TestApp::seeded().await;
    let europe = "country: {region: {eq: EUROPE}}";
    let ports = "feature: {kind: {eq: PORT}, role: {eq: OWN}}";
    let both = cities(&app, &format!("{{{europe}, {ports}}}")).await;
    assert_eq!(both, cities(&app, &format!("{{and: [{{{europe}}}, {{{ports}}}]}}")).await);
    let one = cities(&app, &format!("{{or: [{{{europe}}}, {{{ports}}}]}}")).await;
    let (first, second) =
        (cities(&app, &format!("{{{europe}}}")).await, cities(&app, &format!("{{{ports}}}")).await);
    assert_eq!(one.len() + both.len(), first.len() + second.len());
    assert!(!both.is_empty() && both.len() < first.len().min(second.len()));
}

#[tokio::test]
async fn dates_compare_certainly_but_for_overlaps() {
    let app = TestApp::seeded().await;
    // Established in October 1984, as exact as the source.
    for (date, met) in [
        ("before: \"1985\"", true),
        ("before: \"1984-11\"", true),
        ("before: \"1984-10\"", false),
        ("before: \"1984-10-31\"", false),
        ("after: \"1984-09\"", true),
        ("after: \"1984-10\"", false),
        ("after: \"1984-10-01\"", false),
        ("during: \"1984\"", true),
        ("during: \"198X\"", true),
        ("during: \"1984-10\"", true),
        ("during: \"1984-10-05\"", false),
        ("during: \"1984-10/1984-12\"", true),
        ("overlaps: \"1984-10-05\"", true),
        ("overlaps: \"1984-11\"", false),
        ("overlaps: \"19XX\"", true),
        ("isNull: false", true),
        ("isNull: true", false),
        ("after: \"1980\", before: \"1990\"", true),
    ] {
        let filter = format!("{{slug: {{eq: \"ishinomaki-jp\"}}, relation: {{established: {{{date}}}}}}}");
        assert_eq!(cities(&app, &filter).await.len(), usize::from(met), "{date}");
    }
    // No relation of Wenzhou has ended: an absent date meets nothing but its absence.
    assert_eq!(cities(&app, "{relation: {ended: {before: \"2100\"}}}").await.len(), 0);
    assert_eq!(cities(&app, "{relation: {ended: {isNull: true}}}").await.len(), 34);
}

#[tokio::test]
async fn relations_are_filtered_by_either_end_and_by_the_far_one() {
    let app = TestApp::seeded().await;
    for (filter, count) in [
        ("{}", 34),
        ("{status: {eq: ACTIVE}}", 34),
        ("{status: {eq: NOT_YET}}", 0),
        ("{kind: {notIn: [SISTER_CITY]}}", 24),
        ("{partner: {country: {code: {eq: \"IT\"}}}}", 3),
        ("{partner: {slug: {eq: \"wenzhou-cn\"}}}", 0),
        ("{city: {slug: {eq: \"wenzhou-cn\"}}}", 34),
        ("{city: {country: {code: {eq: \"IT\"}}}}", 3),
        ("{not: {partner: {country: {region: {eq: EUROPE}}}}}", 18),
        ("{established: {during: \"2012\"}, or: [{kind: {eq: SISTER_CITY}}]}", 1),
    ] {
        let data = app.data(&format!("{{ relations(filter: {filter}) {{ totalCount }} }}")).await;
        assert_eq!(data["relations"]["totalCount"], count, "{filter}");
    }
    let of_kure = "{ city(slug: \"kure-jp\") { partners(filter: {partner: {slug: {eq: \"wenzhou-cn\"}}}) { nodes { slug } } } }";
    assert_eq!(slugs(&app.data(of_kure).await["city"]["partners"]), ["wenzhou-cn"]);
}

#[tokio::test]
async fn countries_are_filtered_by_their_partners() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ new: countries(filter: {partnerCount: {gt: 0}}) { totalCount } \
             old: countries(filter: {hasPartners: true}) { totalCount } \
             none: countries(filter: {hasPartners: false}) { totalCount } all: countries { totalCount } \
             three: countries(filter: {and: [{partnerCount: {gte: 3}}, {not: {region: {eq: ASIA}}}]}) \
             { nodes { code } } \
             either: countries(filter: {or: [{code: {eq: \"jp\"}}, {subregion: {eq: \"Western Africa\"}, partnerCount: {gt: 0}}]}) \
             { nodes { code } } }",
        )
        .await;
    assert_eq!((&data["new"]["totalCount"], &data["old"]["totalCount"]), (&23.into(), &23.into()));
    let none = data["none"]["totalCount"].as_i64().expect("a number");
    assert_eq!(none + 23, data["all"]["totalCount"].as_i64().expect("a number"));
    assert_eq!(
        data["three"]["nodes"],
        serde_json::json!([{ "code": "IT" }, { "code": "ES" }, { "code": "US" }])
    );
    assert_eq!(data["either"]["nodes"], serde_json::json!([{ "code": "GH" }, { "code": "JP" }]));
}

#[tokio::test]
async fn what_a_filter_or_an_order_cannot_be_is_refused() {
    let app = TestApp::seeded().await;
    for (arguments, said) in [
        ("filter: {distance: {from: {city: \"kure-jp\"}, withinKm: -1}}", "'withinKm' is -1"),
        (
            "filter: {distance: {from: {coordinates: {latitude: 91, longitude: 0}}, withinKm: 1}}",
            "latitude takes -90 to 90",
        ),
        ("orderBy: [{field: NAME, from: \"kure-jp\"}]", "'from' is for DISTANCE"),
        ("orderBy: [{field: NAME}, {field: NAME, direction: DESC}]", "NAME twice"),
        (
            "orderBy: [{field: NAME}, {field: AREA}, {field: POPULATION}, {field: ESTABLISHED}, {field: DISTANCE}]",
            "at most 4",
        ),
    ] {
        let answer = app.answer(&format!("{{ cities({arguments}) {{ totalCount }} }}")).await;
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{arguments}: {answer}");
        let message = error["message"].as_str().expect("a message");
        assert!(message.contains(said), "{arguments}: {message}");
    }
    let both = "{ cities(filter: {distance: {from: {city: \"kure-jp\", coordinates: {latitude: 1, longitude: 1}}, withinKm: 1}}) { totalCount } }";
    assert_eq!(app.codes(both).await.len(), 1);
}

#[tokio::test]
async fn lists_of_values_and_depth_have_limits() {
    let app = TestApp::seeded().await;
    let slugs = |count: usize| {
        let all: Vec<_> = (0..count).map(|n| format!("\"city-{n}\"")).collect();
        format!("{{ cities(filter: {{slug: {{in: [{}]}}}}) {{ totalCount }} }}", all.join(","))
    };
    app.data(&slugs(100)).await;
    assert_eq!(app.codes(&slugs(101)).await, ["MAX_LIST_VALUES_EXCEEDED"]);
    let deep = |levels: usize| {
        let filter =
            (1..levels).fold("{hasNamesake: true}".to_owned(), |inner, _| format!("{{not: {inner}}}"));
        format!("{{ cities(filter: {filter}) {{ totalCount }} }}")
    };
    app.data(&deep(5)).await;
    assert_eq!(app.codes(&deep(6)).await, ["MAX_FILTER_DEPTH_EXCEEDED"]);
}

#[tokio::test]
async fn null_and_absent_fields_do_not_filter() {
    let app = TestApp::seeded().await;
    let nulls = "{country: null, relation: null, and: null, or: null, not: null, slug: {eq: null}}";
    assert_eq!(cities(&app, nulls).await.len(), 35);
}
