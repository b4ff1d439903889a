//! What clients see after an import: more cities, and the same home network.

use serde_json::{Value, json};

use super::texts;
use crate::golden::queries_about_the_home_network;
use crate::support::TestApp;

#[tokio::test]
async fn imported_cities_stand_beside_the_data_set() {
    let app = TestApp::demo_imported().await;
    let data =
        app.data("{ cities { totalCount } home { partners { totalCount } } relations { totalCount } }").await;
    assert_eq!(data["cities"]["totalCount"], 14 + 291);
    assert_eq!(data["home"]["partners"]["totalCount"], 13);
    assert_eq!(data["relations"]["totalCount"], 17 + 591);
}

#[tokio::test]
async fn queries_about_the_home_network_keep_their_answers() {
    let (before, after) = (TestApp::demo().await, TestApp::demo_imported().await);
    let queries = queries_about_the_home_network("tests/it/queries");
    assert!(queries.len() > 30, "{} queries", queries.len());
    let mut changed = Vec::new();
    for (name, body) in &queries {
        let answer = before.post(body.clone()).await.json();
        assert_eq!(answer.get("errors"), None, "{name}");
        if after.post(body.clone()).await.json() != answer {
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "answers that an import changes; ask about the home network: {changed:#?}");
}

#[tokio::test]
async fn recognised_city_keeps_slug_name_dates_and_headline_figures() {
    let app = TestApp::demo_imported().await;
    let query = "{ city(slug: \"laka-wielka-pl\") { name wikidataId population { stated } \
                 relation { kind established { edtf } } names(kind: [OFFICIAL]) { lang } } }";
    let before = TestApp::demo().await.data(query).await;
    assert_eq!(app.data(query).await, before);
    assert_eq!(before["city"]["relation"]["established"]["edtf"], "1986-10");
    // Kitaura has a figure of the import, which is in the list and not in the headline.
    let query = "{ city(slug: \"kitaura-jp\") { population { value } \
                 measurements(metric: [POPULATION], source: [\"twin-cities-csv\"]) { value stated qualifier scope asOf { edtf } \
                 citations { source { slug } locator } } } }";
    let mut kitaura = app.data(query).await;
    let headline = kitaura["city"]["population"].take();
    assert_eq!(headline, TestApp::demo().await.data(query).await["city"]["population"]);
    assert_eq!(
        kitaura["city"]["measurements"],
        json!([{ "value": 366_520.0, "stated": "366520", "qualifier": "NONE", "scope": "UNSTATED", "asOf": null,
                 "citations": [{ "source": { "slug": "twin-cities-csv" }, "locator": "Q900000003" }] }])
    );
}

#[tokio::test]
async fn partner_without_a_stated_population_stays_one() {
    let app = TestApp::demo_imported().await;
    let query = "{ home { partners(first: 100) { nodes { slug population { value } } } } }";
    let missing = |data: &Value| -> Vec<Value> {
        let partners = data["home"]["partners"]["nodes"].as_array().cloned().unwrap_or_default();
        partners.into_iter().filter(|city| city["population"].is_null()).collect()
    };
    let before = missing(&TestApp::demo().await.data(query).await);
    assert!(!before.is_empty());
    assert_eq!(missing(&app.data(query).await), before);
    let derived = "SELECT slug || ' ' || COALESCE(CAST(population_low AS INTEGER), 0) FROM city \
                   WHERE layer = 'seed' ORDER BY slug";
    assert_eq!(
        texts(&app.connection, derived).await,
        texts(&TestApp::demo().await.connection, derived).await
    );
}

#[tokio::test]
async fn imported_city_shows_its_own_figures() {
    let app = TestApp::demo_imported().await;
    let query = "{ city(slug: \"sao-tomas-br\") { name level wikidataId country { code } location { latitude } \
                 population { value stated } attributes { field } names { text lang kind } } }";
    let data = app.data(query).await;
    let latitude = data["city"]["location"]["latitude"].as_f64().expect("a point");
    assert!((-70.0..=70.0).contains(&latitude), "{latitude}");
    assert_eq!(
        data["city"]["population"],
        json!({ "value": 100_000.0, "stated": "1e+05" }),
        "R writes round numbers so"
    );
    assert_eq!(data["city"]["level"], "CITY");
    assert_eq!(data["city"]["country"]["code"], "BR");
    assert_eq!(data["city"]["names"], json!([{ "text": "São Tomás", "lang": "en", "kind": "OFFICIAL" }]));
    let fields: Vec<_> = data["city"]["attributes"].as_array().into_iter().flatten().collect();
    assert_eq!(fields.len(), 4, "{fields:?}");
}

#[tokio::test]
async fn untidy_countries_are_resolved_or_unknown() {
    let app = TestApp::demo_imported().await;
    for (slug, code) in [
        // The partner of that name is another one.
        ("windhoek-bay-q900000012-na", "NA"),
        ("strait-city-tw", "TW"),
        ("field-of-blackbirds-xk", "XK"),
        ("hilltown-q900000017-us", "US"),
        ("old-harbour-zz", "ZZ"),
        ("lower-mandate-zz", "ZZ"),
        ("vandals-rest-il", "IL"),
        ("laka-wielka-q900000019-pl", "PL"),
        ("oresund-nya-se", "SE"),
        ("newport-q900000023-gb", "GB"),
        ("newport-q900000024-gb", "GB"),
        ("newport-q900000025-us", "US"),
    ] {
        let data = app.data(&format!("{{ city(slug: \"{slug}\") {{ country {{ code }} }} }}")).await;
        assert_eq!(data["city"]["country"]["code"], code, "{slug}");
    }
}
