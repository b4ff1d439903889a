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
    let app = TestApp::demo().await;
    for (filter, expected) in [
        ("{slug: {in: [\"kitaura-jp\", \"newport-gb\", \"nowhere-xx\"]}}", "kitaura-jp newport-gb"),
        ("{slug: {eq: \"kitaura-jp\", in: [\"newport-gb\"]}}", ""),
        ("{slug: {in: []}}", ""),
        ("{name: {eq: \"青湾市\"}}", "qingwan-cn"),
        ("{name: {eq: \"海門市\"}}", "umikado-jp"),
        ("{level: {in: [COUNTY, PROVINCE]}}", "cedar-county-us minamiura-jp zielone-county-pl"),
        ("{country: {code: {eq: \"jp\"}}}", "kitaura-jp minamiura-jp umikado-jp"),
        ("{country: {region: {eq: AMERICAS}}}", "cedar-county-us hilltown-us newport-us"),
        ("{country: {subregion: {eq: \"Southern Africa\"}}}", "sandhaven-na windhoek-bay-na"),
        (
            "{country: {homePartnerCount: {eq: 2}}}",
            "laka-wielka-pl newport-gb north-quarter-gb zielone-county-pl",
        ),
        ("{population: {gte: 540000}}", "laka-wielka-pl minamiura-jp qingwan-cn"),
        ("{population: {lt: 39000}}", "hilltown-us north-quarter-gb"),
        ("{population: {eq: 39000}}", "kitaura-jp"),
        ("{population: {isNull: true}, relation: {}}", "cedar-county-us zielone-county-pl"),
        ("{areaKm2: {lt: 45}}", "newport-us north-quarter-gb"),
        (
            "{distance: {from: {city: \"qingwan-cn\"}, withinKm: 1950}, relation: {}}",
            "minamiura-jp umikado-jp",
        ),
        (
            "{distance: {from: {coordinates: {latitude: 51.5, longitude: -2.9}}, withinKm: 300}}",
            "newport-gb north-quarter-gb",
        ),
        ("{distance: {from: {city: \"windhoek-bay-na\"}, withinKm: 0}}", "windhoek-bay-na"),
        ("{boundingBox: {west: -6, south: 50, east: 2, north: 60}}", "newport-gb north-quarter-gb"),
        // From Japan eastwards to America, across the antimeridian.
        (
            "{boundingBox: {west: 128, south: -90, east: -65, north: 90}}",
            "cedar-county-us hilltown-us kitaura-jp minamiura-jp newport-us umikado-jp",
        ),
        ("{wikidataId: {eq: \"Q900000002\"}}", "umikado-jp"),
        ("{partnerCount: {gt: 1}}", "hilltown-us kitaura-jp laka-wielka-pl newport-gb qingwan-cn umikado-jp"),
        ("{partnerCount: {eq: 1.5}}", ""),
        ("{hasNamesake: true}", "newport-gb newport-us"),
        ("{relation: {established: {before: \"1986-10\"}}}", "umikado-jp"),
        (
            "{anyRelation: {kind: {eq: SISTER_CITY}, established: {during: \"1972\"}}}",
            "laka-wielka-pl newport-gb",
        ),
        ("{anyRelation: {partner: {slug: {eq: \"kitaura-jp\"}}}}", "laka-wielka-pl qingwan-cn"),
        (
            "{relation: {partner: {slug: {eq: \"qingwan-cn\"}}, established: {before: \"1985\"}}}",
            "umikado-jp",
        ),
        ("{industry: {slug: {eq: \"aquaculture\"}}}", "newport-us umikado-jp"),
        ("{feature: {kind: {eq: AIRPORT}, role: {eq: OWN}}}", "laka-wielka-pl windhoek-bay-na"),
        // Newport's airport stands in the entry of its district and is not the district's own.
        (
            "{feature: {kind: {eq: AIRPORT}, name: {eq: \"Newport International Airport\"}}}",
            "north-quarter-gb",
        ),
        ("{feature: {name: {eq: \"Asagiri\"}}}", "umikado-jp"),
        ("{event: {date: {during: \"1986\"}}}", "kitaura-jp laka-wielka-pl"),
        ("{event: {kind: {eq: RELATION_ENDED}}}", "hilltown-us kitaura-jp umikado-jp"),
    ] {
        assert_eq!(cities(&app, filter).await.join(" "), expected, "{filter}");
    }
}

#[tokio::test]
async fn industry_includes_what_is_part_of_it() {
    let app = TestApp::demo().await;
    let wide = cities(&app, "{industry: {slug: {eq: \"fishery\"}}}").await;
    let narrow = cities(&app, "{industry: {slug: {eq: \"aquaculture\"}}}").await;
    assert_eq!(wide, ["newport-us", "umikado-jp", "windhoek-bay-na"]);
    // Umikado farms oysters, which is part of aquaculture.
    assert_eq!(narrow, ["newport-us", "umikado-jp"]);
    let all = cities(&app, "{industry: {}}").await;
    let others = cities(&app, "{industry: {slug: {ne: \"fishery\"}}}").await;
    // Windhoek Bay has nothing but its fishery; Umikado has others beside it.
    let windhoek = "windhoek-bay-na".to_owned();
    assert!(all.contains(&windhoek) && others.contains(&"umikado-jp".to_owned()));
    assert_eq!(others, all.into_iter().filter(|slug| *slug != windhoek).collect::<Vec<_>>());
}

#[tokio::test]
async fn filter_and_its_opposite_share_all_cities() {
    let app = TestApp::demo().await;
    for filter in [
        "{population: {gt: 100000}}",
        "{areaKm2: {lte: 500}}",
        "{wikidataId: {eq: \"Q900000002\"}}",
        "{wikidataId: {ne: \"Q900000002\"}}",
        "{distance: {from: {city: \"kitaura-jp\"}, withinKm: 5000}}",
        "{boundingBox: {west: 170, south: 0, east: 20, north: 90}}",
        "{relation: {established: {before: \"2005\"}}}",
        "{anyRelation: {ended: {overlaps: \"2003-07\"}}}",
        "{country: {subregion: {eq: \"Northern Europe\"}}}",
        "{industry: {role: {eq: PILLAR}}}",
        "{feature: {kind: {eq: PORT}}}",
        "{event: {date: {after: \"2010\"}}}",
        "{hasNamesake: true}",
        "{or: []}",
        "{and: []}",
        "{}",
    ] {
        let (met, unmet) = (cities(&app, filter).await, cities(&app, &format!("{{not: {filter}}}")).await);
        assert_eq!(met.len() + unmet.len(), 14, "{filter}");
        assert!(met.iter().all(|slug| !unmet.contains(slug)), "{filter}");
    }
    assert_eq!(cities(&app, "{or: []}").await.len(), 0);
    assert_eq!(cities(&app, "{and: []}").await.len(), 14);
}

#[tokio::test]
async fn filters_compose() {
    let app = TestApp::demo().await;
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
    let app = TestApp::demo().await;
    // Established in October 1986, as exact as the source.
    for (date, met) in [
        ("before: \"1987\"", true),
        ("before: \"1986-11\"", true),
        ("before: \"1986-10\"", false),
        ("before: \"1986-10-31\"", false),
        ("after: \"1986-09\"", true),
        ("after: \"1986-10\"", false),
        ("after: \"1986-10-01\"", false),
        ("during: \"1986\"", true),
        ("during: \"198X\"", true),
        ("during: \"1986-10\"", true),
        ("during: \"1986-10-05\"", false),
        ("during: \"1986-10/1986-12\"", true),
        ("overlaps: \"1986-10-05\"", true),
        ("overlaps: \"1986-11\"", false),
        ("overlaps: \"19XX\"", true),
        ("isNull: false", true),
        ("isNull: true", false),
        ("after: \"1980\", before: \"1990\"", true),
    ] {
        let filter = format!("{{slug: {{eq: \"laka-wielka-pl\"}}, relation: {{established: {{{date}}}}}}}");
        assert_eq!(cities(&app, &filter).await.len(), usize::from(met), "{date}");
    }
    // The relation of today has not ended: an absent date meets nothing but its absence.
    assert_eq!(cities(&app, "{relation: {ended: {before: \"2100\"}}}").await.len(), 0);
    assert_eq!(cities(&app, "{relation: {ended: {isNull: true}}}").await.len(), 10);
    // Those of earlier times have. That of Hilltown ended on a day, which lies within no year before.
    let ended = async |date: &str| {
        cities(
            &app,
            &format!(
                "{{anyRelation: {{ended: {{before: \"{date}\"}}}}, not: {{slug: {{eq: \"qingwan-cn\"}}}}}}"
            ),
        )
        .await
    };
    assert_eq!(ended("2100").await, ["hilltown-us", "kitaura-jp", "umikado-jp"]);
    assert_eq!(ended("2012-06-30").await, ["kitaura-jp", "umikado-jp"]);
    // That of Kitaura ended in 2003, no one knows when.
    assert_eq!(ended("2003-12-31").await, ["umikado-jp"]);
}

#[tokio::test]
async fn relations_are_filtered_by_either_end_and_by_the_far_one() {
    let app = TestApp::demo().await;
    for (filter, count) in [
        ("{}", 17),
        ("{status: {eq: ACTIVE}}", 12),
        ("{status: {eq: SUSPENDED}}", 1),
        ("{status: {eq: ENDED}}", 3),
        ("{status: {eq: UNKNOWN}}", 1),
        ("{status: {eq: NOT_YET}}", 0),
        ("{kind: {notIn: [SISTER_CITY]}}", 7),
        ("{partner: {country: {code: {eq: \"PL\"}}}}", 2),
        ("{partner: {slug: {eq: \"qingwan-cn\"}}}", 0),
        ("{city: {slug: {eq: \"qingwan-cn\"}}}", 13),
        // Two of Łąka Wielka are with others than the home city, and so have no far end.
        ("{city: {country: {code: {eq: \"PL\"}}}}", 4),
        ("{not: {partner: {country: {region: {eq: EUROPE}}}}}", 13),
        ("{established: {during: \"2011\"}, or: [{kind: {eq: SISTER_CITY}}]}", 1),
    ] {
        let data = app.data(&format!("{{ relations(filter: {filter}) {{ totalCount }} }}")).await;
        assert_eq!(data["relations"]["totalCount"], count, "{filter}");
    }
    let of_laka = "{ city(slug: \"laka-wielka-pl\") { partners(filter: {partner: {slug: {eq: \"qingwan-cn\"}}}) { nodes { slug } } } }";
    assert_eq!(slugs(&app.data(of_laka).await["city"]["partners"]), ["qingwan-cn"]);
}

#[tokio::test]
async fn countries_are_filtered_by_their_partners() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ new: countries(filter: {homePartnerCount: {gt: 0}}) { totalCount } \
             older: countries(filter: {partnerCount: {gt: 0}}) { totalCount } \
             old: countries(filter: {hasPartners: true}) { totalCount } \
             none: countries(filter: {hasPartners: false}) { totalCount } all: countries { totalCount } \
             several: countries(filter: {and: [{homePartnerCount: {gte: 2}}, {not: {region: {eq: ASIA}}}]}) \
             { nodes { code } } \
             either: countries(filter: {or: [{code: {eq: \"jp\"}}, {subregion: {eq: \"Southern Africa\"}, homePartnerCount: {gt: 0}}]}) \
             { nodes { code } } }",
        )
        .await;
    for name in ["new", "older", "old"] {
        assert_eq!(data[name]["totalCount"], 5, "{name}");
    }
    let none = data["none"]["totalCount"].as_i64().expect("a number");
    assert_eq!(none + 5, data["all"]["totalCount"].as_i64().expect("a number"));
    assert_eq!(
        data["several"]["nodes"],
        serde_json::json!([{ "code": "PL" }, { "code": "GB" }, { "code": "US" }])
    );
    assert_eq!(data["either"]["nodes"], serde_json::json!([{ "code": "JP" }, { "code": "NA" }]));
}

#[tokio::test]
async fn what_a_filter_or_an_order_cannot_be_is_refused() {
    let app = TestApp::demo().await;
    for (arguments, said) in [
        ("filter: {distance: {from: {city: \"kitaura-jp\"}, withinKm: -1}}", "'withinKm' is -1"),
        (
            "filter: {distance: {from: {coordinates: {latitude: 91, longitude: 0}}, withinKm: 1}}",
            "the latitude must be between -90 and 90",
        ),
        ("filter: {boundingBox: {west: -181, south: 0, east: 1, north: 1}}", "'west' is -181"),
        ("filter: {boundingBox: {west: 0, south: 0, east: 1, north: 91}}", "'north' is 91"),
        ("filter: {boundingBox: {west: 0, south: 2, east: 1, north: 1}}", "south must not be above north"),
        ("orderBy: [{field: NAME, from: \"kitaura-jp\"}]", "'from' is for DISTANCE only"),
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
    let both = "{ cities(filter: {distance: {from: {city: \"kitaura-jp\", coordinates: {latitude: 1, longitude: 1}}, withinKm: 1}}) { totalCount } }";
    assert_eq!(app.codes(both).await.len(), 1);
}

#[tokio::test]
async fn lists_of_values_and_depth_have_limits() {
    let app = TestApp::demo().await;
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
    let app = TestApp::demo().await;
    let nulls = "{country: null, relation: null, and: null, or: null, not: null, slug: {eq: null}}";
    assert_eq!(cities(&app, nulls).await.len(), 14);
}

#[tokio::test]
async fn old_names_of_the_partners_of_home_count_the_same() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ countries(first: 250) { nodes { partnerCount homePartnerCount } } \
             regions { partnerCount homePartnerCount } industries { partnerCount homePartnerCount } \
             old: countries(orderBy: [{field: PARTNER_COUNT, direction: DESC}], first: 5) { nodes { code } } \
             new: countries(orderBy: [{field: HOME_PARTNER_COUNT, direction: DESC}], first: 5) { nodes { code } } }",
        )
        .await;
    let lists = [&data["countries"]["nodes"], &data["regions"], &data["industries"]];
    for list in lists.map(|list| list.as_array().expect("a list")) {
        assert!(list.iter().any(|one| one["homePartnerCount"] != 0));
        assert!(list.iter().all(|one| one["partnerCount"] == one["homePartnerCount"]), "{list:?}");
    }
    assert_eq!(data["old"], data["new"]);
}
