//! The network: shortest paths, components, linked countries and partners in common, on a small world.

use futures_util::future::join_all;
use seed::record::{CityRecord, FactBody};
use seed::{DataSet, Options};
use serde_json::{Value, json};
use sister_cities::db;
use sister_cities::graphql::engine::guard::limits::DocumentLimits;

use crate::support::{Codes as _, TestApp, TestDatabase, demo};

/// Slug and name of cities, so that the order of names is not that of slugs.
const CITIES: [(&str, &str); 9] = [
    ("aix-fr", "Yonder"),
    ("brest-fr", "Brest"),
    ("celle-de", "Xanten"),
    ("dolo-it", "Dolo"),
    ("elche-es", "Elche"),
    ("fukui-jp", "Fukui"),
    ("gary-us", "Gary"),
    ("hub-br", "Acre"),
    ("xanadu-zz", "Xanadu"),
];

/// Two cities, the kind and date of their relation, and when it ended.
type Link = (&'static str, &'static str, &'static str, Option<&'static str>, Option<&'static str>);

const RELATIONS: [Link; 10] = [
    ("aix-fr", "celle-de", "SISTER_CITY", Some("1990"), None),
    ("aix-fr", "celle-de", "FRIENDLY_EXCHANGE", Some("2005-06"), None),
    ("aix-fr", "dolo-it", "SISTER_CITY", Some("2001"), None),
    ("celle-de", "elche-es", "SISTER_CITY", None, None),
    ("dolo-it", "elche-es", "SISTER_CITY", Some("1980"), None),
    ("aix-fr", "brest-fr", "SISTER_CITY", Some("1970"), None),
    ("fukui-jp", "gary-us", "SISTER_CITY", Some("1985"), None),
    // It has ended, so it joins nothing.
    ("elche-es", "gary-us", "SISTER_CITY", Some("1960"), Some("1999")),
    // These two join Brazil and France by a city that may lie anywhere.
    ("brest-fr", "xanadu-zz", "SISTER_CITY", Some("1999"), None),
    ("hub-br", "xanadu-zz", "SISTER_CITY", Some("1999"), None),
];

/// The small world, made of a synthetic home city without relations and of the lists above.
fn world() -> DataSet {
    let mut data = testkit::synthetic::network(1, 0, 1);
    data.countries = DataSet::embedded().expect("the embedded data are right").countries;
    let mut pattern = data.cities.pop().expect("a partner of the home city");
    let mut relation = pattern.facts[1].clone();
    pattern.facts.truncate(1);
    for (slug, name) in CITIES {
        let mut city = CityRecord { slug: slug.to_owned(), ..pattern.clone() };
        city.country = slug[slug.len() - 2..].to_ascii_uppercase();
        let FactBody::Name(known) = &mut city.facts[0].body else { panic!("the first fact is the name") };
        name.clone_into(&mut known.text);
        let own = RELATIONS.iter().enumerate().filter(|(_, (from, ..))| *from == slug);
        for (number, (_, with, kind, established, ended)) in own {
            relation.key = format!("relation-{number}");
            let FactBody::Relation(body) = &mut relation.body else { panic!("the second is a relation") };
            (*with).clone_into(&mut body.with);
            body.kind = serde_json::from_value(json!(kind)).expect("a kind");
            body.established = established.map(|edtf| edtf.parse().expect("a date"));
            body.ended = ended.map(|edtf| edtf.parse().expect("a date"));
            let status = if ended.is_some() { "ENDED" } else { "ACTIVE" };
            body.status = serde_json::from_value(json!(status)).expect("a status");
            city.facts.push(relation.clone());
        }
        data.cities.push(city);
    }
    data.cities[1].former_slugs = vec!["aix-les-bains-fr".to_owned()];
    data
}

async fn app() -> TestApp {
    over(&world()).await
}

async fn over(data: &DataSet) -> TestApp {
    let app = TestApp::over(TestDatabase::empty().await, DocumentLimits::default()).await;
    db::migrate(&app.connection).await.expect("the database migrates");
    seed::load(&app.connection, data, Options::default()).await.expect("the world loads");
    app.statements();
    app
}

async fn network(app: &TestApp, fields: &str) -> Value {
    app.data(&format!("{{ network {{ {fields} }} }}")).await["network"].clone()
}

#[tokio::test]
async fn network_counts_cities_and_relations_that_have_not_ended() {
    let found = network(&app().await, "cityCount relationCount").await;
    assert_eq!(found, json!({ "cityCount": 10, "relationCount": 9 }));
}

#[tokio::test]
async fn components_of_cities_come_largest_first_with_cities_in_the_order_of_names() {
    let app = app().await;
    let fields = "componentCount isConnected components { size countries { code } cities { totalCount nodes { slug } } }";
    let component = |countries: &[&str], cities: &[&str]| {
        let codes: Vec<_> = countries.iter().map(|code| json!({ "code": code })).collect();
        let nodes: Vec<_> = cities.iter().map(|slug| json!({ "slug": slug })).collect();
        json!({ "size": cities.len(), "countries": codes, "cities": { "totalCount": cities.len(), "nodes": nodes } })
    };
    assert_eq!(
        network(&app, fields).await,
        json!({ "componentCount": 3, "isConnected": false, "components": [
            component(
                &["BR", "DE", "ES", "FR", "IT", "ZZ"],
                &["hub-br", "brest-fr", "dolo-it", "elche-es", "xanadu-zz", "celle-de", "aix-fr"],
            ),
            component(&["JP", "US"], &["fukui-jp", "gary-us"]),
            component(&["CN"], &["home-cn"]),
        ] })
    );
}

#[tokio::test]
async fn components_of_countries_are_not_joined_by_a_city_of_unknown_country() {
    let app = app().await;
    let fields = "componentCount(by: COUNTRY) isConnected(by: COUNTRY) \
        components(by: COUNTRY) { size countries { code } cities { totalCount } }";
    let component = |codes: &[&str], cities: usize| {
        let countries: Vec<_> = codes.iter().map(|code| json!({ "code": code })).collect();
        json!({ "size": codes.len(), "countries": countries, "cities": { "totalCount": cities } })
    };
    assert_eq!(
        network(&app, fields).await,
        json!({ "componentCount": 4, "isConnected": false, "components": [
            component(&["DE", "ES", "FR", "IT"], 5),
            component(&["JP", "US"], 2),
            component(&["BR"], 1),
            component(&["CN"], 1),
        ] })
    );
}

#[tokio::test]
async fn shortest_path_is_the_first_by_slug_and_takes_the_latest_relation_of_each_pair() {
    let app = app().await;
    let fields = "shortestPath(from: \"aix-fr\", to: \"elche-es\") \
        { length cities { slug } relations { kind established { edtf } cities { slug } } }";
    assert_eq!(
        network(&app, fields).await["shortestPath"],
        json!({
            "length": 2,
            "cities": [{ "slug": "aix-fr" }, { "slug": "celle-de" }, { "slug": "elche-es" }],
            "relations": [
                {
                    "kind": "FRIENDLY_EXCHANGE",
                    "established": { "edtf": "2005-06" },
                    "cities": [{ "slug": "aix-fr" }, { "slug": "celle-de" }],
                },
                {
                    "kind": "SISTER_CITY",
                    "established": null,
                    "cities": [{ "slug": "celle-de" }, { "slug": "elche-es" }],
                },
            ],
        })
    );
}

#[tokio::test]
async fn shortest_path_is_null_without_a_chain_or_beyond_the_length_asked() {
    let app = app().await;
    let path = async |arguments: &str| {
        network(&app, &format!("shortestPath({arguments}) {{ length }}")).await["shortestPath"].clone()
    };
    let (long, ended) = ("from: \"hub-br\", to: \"elche-es\"", "from: \"gary-us\", to: \"elche-es\"");
    assert_eq!(path(long).await, json!({ "length": 5 }));
    assert_eq!(path(&format!("{long}, maxLength: 5")).await, json!({ "length": 5 }));
    assert_eq!(path(&format!("{long}, maxLength: 4")).await, Value::Null);
    assert_eq!(path(ended).await, Value::Null);
    assert_eq!(path("from: \"aix-les-bains-fr\", to: \"brest-fr\"").await, json!({ "length": 1 }));
}

#[tokio::test]
async fn path_from_a_city_to_itself_has_one_city_and_no_relation() {
    let fields = "shortestPath(from: \"home-cn\", to: \"home-cn\", maxLength: 0) \
        { length cities { slug } relations { id } }";
    assert_eq!(
        network(&app().await, fields).await["shortestPath"],
        json!({ "length": 0, "cities": [{ "slug": "home-cn" }], "relations": [] })
    );
}

#[tokio::test]
async fn unknown_slug_is_not_found_and_named() {
    let app = app().await;
    for (query, argument, rest) in [
        (
            "{ network { cityCount shortestPath(from: \"nowhere-fr\", to: \"aix-fr\") { length } } }",
            "from",
            true,
        ),
        (
            "{ network { cityCount shortestPath(from: \"aix-fr\", to: \"nowhere-fr\") { length } } }",
            "to",
            true,
        ),
        (
            "{ city(slug: \"aix-fr\") { partnersInCommon(with: \"nowhere-fr\") { totalCount } } }",
            "with",
            false,
        ),
    ] {
        let answer = app.answer(query).await;
        assert_eq!(answer.codes(), ["NOT_FOUND"], "{query}");
        let message = format!("'{argument}' is 'nowhere-fr'; no city has or had this slug");
        assert_eq!(answer["errors"][0]["message"], message);
        // Only the field that needs the city is lost.
        assert_eq!(answer["data"]["network"]["cityCount"] == json!(10), rest, "{answer}");
    }
}

#[tokio::test]
async fn numbers_out_of_range_are_refused() {
    let app = app().await;
    for (field, message) in [
        ("components(first: 51) { size }", "'first' is 51; 'components' returns between 0 and 50 items"),
        ("components(first: -1) { size }", "'first' is -1; 'components' returns between 0 and 50 items"),
        (
            "countryPairs(first: 251) { relations }",
            "'first' is 251; 'countryPairs' returns between 0 and 250 items",
        ),
        (
            "countryLinks(first: 251) { relations }",
            "'first' is 251; 'countryLinks' returns between 0 and 250 items",
        ),
        (
            "shortestPath(from: \"aix-fr\", to: \"aix-fr\", maxLength: 101) { length }",
            "'maxLength' is 101; a path has between 0 and 100 relations",
        ),
        (
            "components(first: 1) { cities(first: 101) { totalCount } }",
            "'first' is 101; it must be between 0 and 100",
        ),
    ] {
        let answer = app.answer(&format!("{{ network {{ {field} }} }}")).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{field}");
        assert_eq!(answer["errors"][0]["message"], message);
    }
    let largest = "components(first: 50) { size } countryPairs(first: 250) { relations } \
        countryLinks(first: 250) { relations } none: components(first: 0) { size } usual: components(first: null) { size }";
    let found = network(&app, largest).await;
    let count = |list: &str| found[list].as_array().map(Vec::len);
    assert_eq!(
        ["components", "countryPairs", "countryLinks", "none", "usual"].map(count),
        [Some(3), Some(5), Some(6), Some(0), Some(3)]
    );
}

#[tokio::test]
async fn country_pairs_and_links_count_relations_between_different_known_countries() {
    let app = app().await;
    let fields = "countryPairs { countries { code } relations } countryLinks(first: 3) { country { code } relations countries }";
    let pair = |one, other, relations: usize| json!({ "countries": [{ "code": one }, { "code": other }], "relations": relations });
    let links = |code, relations: usize, countries: usize| json!({ "country": { "code": code }, "relations": relations, "countries": countries });
    assert_eq!(
        network(&app, fields).await,
        json!({
            "countryPairs": [
                pair("DE", "FR", 2), pair("DE", "ES", 1), pair("ES", "IT", 1), pair("FR", "IT", 1), pair("JP", "US", 1),
            ],
            "countryLinks": [links("DE", 3, 2), links("FR", 3, 2), links("ES", 2, 2)],
        })
    );
}

#[tokio::test]
async fn partners_in_common_are_those_of_both_each_once_in_the_order_of_names() {
    let app = app().await;
    let common = async |one: &str, other: &str| {
        let query = format!(
            "{{ city(slug: \"{one}\") {{ partnersInCommon(with: \"{other}\") {{ totalCount nodes {{ slug }} }} }} }}"
        );
        let data = app.data(&query).await;
        let found = &data["city"]["partnersInCommon"];
        let nodes = found["nodes"].as_array().expect("nodes");
        assert_eq!(found["totalCount"], nodes.len());
        nodes.iter().map(|node| node["slug"].as_str().expect("a slug").to_owned()).collect::<Vec<_>>()
    };
    // Two relations join one of them with Celle.
    assert_eq!(common("celle-de", "dolo-it").await, ["elche-es", "aix-fr"]);
    assert_eq!(common("dolo-it", "celle-de").await, ["elche-es", "aix-fr"]);
    assert_eq!(common("celle-de", "celle-de").await, ["elche-es", "aix-fr"]);
    // Ended relations make partners too, as in partnerCount.
    assert_eq!(common("celle-de", "gary-us").await, ["elche-es"]);
    assert_eq!(common("celle-de", "aix-les-bains-fr").await, [""; 0]);
}

/// All slugs of a connection, page by page; `path` leads to it and has `PAGE` for its paging arguments.
async fn walk(app: &TestApp, query: &str, pointer: &str) -> Vec<String> {
    let (mut seen, mut after) = (Vec::new(), "null".to_owned());
    loop {
        let data = app.data(&query.replace("AFTER", &after)).await;
        let page = data.pointer(pointer).expect("a connection");
        let nodes = page["nodes"].as_array().expect("nodes").iter();
        seen.extend(nodes.map(|node| node["slug"].as_str().expect("a slug").to_owned()));
        assert_eq!(page["pageInfo"]["hasPreviousPage"], after != "null");
        if page["pageInfo"]["hasNextPage"] == false {
            return seen;
        }
        after = page["pageInfo"]["endCursor"].to_string();
    }
}

/// The names of a synthetic network repeat, so that the pages are cut between equal names.
#[tokio::test]
async fn pages_of_a_component_and_of_partners_in_common_are_the_list_in_pieces() {
    let app = TestApp::synthetic(1_000).await;
    let page = "nodes { slug } pageInfo { hasNextPage hasPreviousPage endCursor }";
    let cities = walk(&app, &format!("{{ cities(first: 100, after: AFTER) {{ {page} }} }}"), "/cities").await;
    assert_eq!(cities.len(), 1_001);
    let component = format!(
        "{{ network {{ components(first: 1) {{ cities(first: 97, after: AFTER) {{ {page} }} }} }} }}"
    );
    assert_eq!(walk(&app, &component, "/network/components/0/cities").await, cities);
    let common =
        format!("{{ home {{ partnersInCommon(with: \"home-cn\", first: 97, after: AFTER) {{ {page} }} }} }}");
    let partners: Vec<_> = cities.into_iter().filter(|slug| slug != "home-cn").collect();
    assert_eq!(walk(&app, &common, "/home/partnersInCommon").await, partners);
}

#[tokio::test]
async fn cursor_of_another_list_is_refused() {
    let app = app().await;
    let data = app.data("{ cities(first: 1) { pageInfo { endCursor } } }").await;
    let cursor = &data["cities"]["pageInfo"]["endCursor"];
    for query in [
        format!("{{ network {{ components {{ cities(after: {cursor}) {{ totalCount }} }} }} }}"),
        format!("{{ home {{ partnersInCommon(with: \"aix-fr\", after: {cursor}) {{ totalCount }} }} }}"),
    ] {
        let codes = app.codes(&query).await;
        assert!(!codes.is_empty() && codes.iter().all(|code| code == "BAD_USER_INPUT"), "{codes:?}");
    }
}

/// The three questions that the public list of twinned cities asks.
#[tokio::test]
async fn questions_of_the_twinned_cities_are_one_query_each() {
    let app = TestApp::demo().await;
    let every = "isEveryCountryConnected: isConnected(by: COUNTRY)";
    assert_eq!(network(&app, every).await, json!({ "isEveryCountryConnected": true }));
    let city = "{ cities(first: 1, orderBy: [{field: PARTNER_COUNT, direction: DESC}]) { nodes { slug partnerCount } } }";
    assert_eq!(
        app.data(city).await["cities"]["nodes"],
        json!([{ "slug": "qingwan-cn", "partnerCount": 11 }])
    );
    let pairs = network(&app, "countryPairs(first: 4) { countries { code } relations }").await;
    let pair = |other, relations: usize| json!({ "countries": [{ "code": "CN" }, { "code": other }], "relations": relations });
    assert_eq!(pairs["countryPairs"], json!([pair("JP", 4), pair("GB", 2), pair("PL", 2), pair("US", 2)]));
    let links = network(&app, "countryLinks(first: 1) { country { code } relations countries }").await;
    assert_eq!(
        links["countryLinks"],
        json!([{ "country": { "code": "CN" }, "relations": 11, "countries": 5 }])
    );
}

#[tokio::test]
async fn graph_is_built_once_for_a_data_version_and_anew_for_the_next() {
    let app = TestApp::demo().await;
    app.statements();
    let ask = || app.data("{ network { cityCount relationCount } }");
    let answers = join_all((0..8).map(|_| ask())).await;
    assert!(answers.iter().all(|data| data["network"] == json!({ "cityCount": 14, "relationCount": 14 })));
    assert_eq!(app.statements().len(), 2, "one for the cities, one for the relations");

    let mut data = demo::network();
    let newport = data.cities.iter().find(|city| city.slug == "newport-us");
    let mut city = newport.expect("a partner of the home city").clone();
    city.slug = "atlantis-gr".to_owned();
    city.country = "GR".to_owned();
    (city.wikidata_id, city.location) = (None, None);
    city.former_slugs.clear();
    city.cited.clear();
    data.cities.push(city);
    seed::load(&app.connection, &data, Options::default()).await.expect("the load succeeds");
    app.statements();
    assert_eq!(ask().await["network"], json!({ "cityCount": 15, "relationCount": 15 }));
    assert_eq!(ask().await["network"], json!({ "cityCount": 15, "relationCount": 15 }));
    assert_eq!(app.statements().len(), 2);
}

/// The statements of a query over a network of so many cities, the graph being there.
async fn statements(cities: usize, query: &str) -> usize {
    let app = TestApp::synthetic(cities).await;
    app.data("{ network { cityCount } }").await;
    app.statements();
    app.data(query).await;
    app.statements().len()
}

#[tokio::test]
async fn statements_do_not_grow_with_the_network() {
    for (query, expected) in [
        (
            "{ network { components(first: 50) { size countries { code } cities(first: 100) { totalCount nodes { slug } } } } }",
            2,
        ),
        (
            "{ network { countryPairs(first: 250) { countries { code } } countryLinks(first: 250) { country { code } } } }",
            1,
        ),
        // The cities, the other one by its slug, the pages, the counts.
        (
            "{ cities(first: 100) { nodes { partnersInCommon(with: \"home-cn\") { totalCount nodes { slug } } } } }",
            4,
        ),
    ] {
        for cities in [10, 1_000] {
            assert_eq!(statements(cities, query).await, expected, "{cities} cities: {query}");
        }
    }
}
