//! Places that may be one, and places that may be several.

use std::collections::BTreeSet;

use intake::value::date::FirstOfMonth;
use serde_json::json;
use sister_cities::transfer::import::ledger::WarningKind;
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::{accepting, load};
use crate::support::TestApp;

/// The kinds of the warnings with their lines.
fn warnings(summary: &Summary) -> Vec<(WarningKind, u64)> {
    summary.ledger.warnings.iter().map(|warning| (warning.kind, warning.at.line)).collect()
}

async fn slugs(app: &TestApp, name: &str) -> Vec<String> {
    let query = format!("{{ cities(filter: {{name: {{eq: \"{name}\"}}}}) {{ nodes {{ slug }} }} }}");
    let data = app.data(&query).await;
    let nodes = data["cities"]["nodes"].as_array().cloned().unwrap_or_default();
    nodes.iter().map(|city| city["slug"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The cities of either name.
async fn of_either(app: &TestApp, names: [&str; 2]) -> BTreeSet<String> {
    let mut found = BTreeSet::from_iter(slugs(app, names[0]).await);
    found.extend(slugs(app, names[1]).await);
    found
}

/// The same list again changes nothing.
async fn assert_again(app: &TestApp, list: &str) {
    let again = load(app, "list", list, &Options::default()).await;
    assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
}

#[tokio::test]
async fn regions_tell_places_of_one_name_apart() {
    let app = TestApp::demo().await;
    let list = "city1,country1,city2,country2\n\
        \"Portland, Oregon\",United States,Sapporo,Japan\n\
        \"Portland, Maine\",United States,Shinagawa,Japan\n\
        \"Portland, Oregon\",United States,\"Portland, Maine\",United States\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 3, "{summary}");
    let expected = [(WarningKind::SeveralNames, 2), (WarningKind::Namesake, 2), (WarningKind::Namesake, 3)];
    assert_eq!(warnings(&summary), expected, "{summary}");
    assert!(summary.to_string().contains("'Portland' (US) is several places: Maine and Oregon"), "{summary}");
    assert_eq!(slugs(&app, "Portland").await, ["portland-maine-us", "portland-oregon-us"]);
    let query = "{ city(slug: \"portland-maine-us\") { within partners { nodes { slug } } } }";
    let expected = json!({ "city": { "within": "Maine",
        "partners": { "nodes": [{ "slug": "portland-oregon-us" }, { "slug": "shinagawa-jp" }] } } });
    assert_eq!(app.data(query).await, expected);
    assert_again(&app, list).await;
    // A row that may be about either is held back, with both named.
    let unsaid = format!("{list}Portland,United States,Bologna,Italy\n");
    let summary = load(&app, "list", &unsaid, &Options::default()).await;
    assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
    assert!(
        summary
            .to_string()
            .contains("line 5: 'Portland' (US) may be each of several places: Maine and Oregon"),
        "{summary}"
    );
    // And so it is where only the database has them.
    let summary = load(
        &app,
        "other",
        "city1,country1,city2,country2\nPortland,US,Bologna,Italy\n",
        &Options::default(),
    )
    .await;
    assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
    assert!(summary.to_string().contains("portland-maine-us, portland-oregon-us"), "{summary}");
    let texas = "city1,country1,city2,country2\n\"Portland, Texas\",US,Bologna,Italy\n";
    assert_eq!(load(&app, "other", texas, &Options::default()).await.ledger.counts().refused, 1);
}

#[tokio::test]
async fn points_tell_places_of_one_name_apart_and_a_point_outside_the_country_does_not() {
    let app = TestApp::demo().await;
    let list = "city,country,lat,lon,partner,partner country\n\
        Newcastle,Australia,-32.93,151.78,Ube,Japan\n\
        Newcastle,Australia,-30.1,140.2,Gujo,Japan\n\
        Newcastle,Australia,-32.92,151.77,Handa,Japan\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 3, "{summary}");
    assert_eq!(slugs(&app, "Newcastle").await.len(), 2);
    assert_again(&app, list).await;
    let app = TestApp::demo().await;
    let swapped = list.replace("-30.1,140.2", "151.78,-32.93");
    load(&app, "list", &swapped, &Options::default()).await;
    assert_eq!(slugs(&app, "Newcastle").await, ["newcastle-au"]);
}

#[tokio::test]
async fn two_ways_to_write_one_name_are_asked_about() {
    for (one, other, country) in [
        ("Nürnberg", "Nuernberg", "Germany"),
        ("Saint Petersburg", "St. Petersburg", "Russia"),
        ("Derby City", "Derby", "United Kingdom"),
        ("Malmö", "Malmoe", "Sweden"),
        ("Baden-Baden", "Badenbaden", "Germany"),
    ] {
        let app = TestApp::demo().await;
        let list = format!(
            "city1,country1,city2,country2\n{one},{country},Sapporo,Japan\n{other},{country},Shinagawa,Japan\n"
        );
        let summary = load(&app, "list", &list, &Options::default()).await;
        let kinds: Vec<_> = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
        assert_eq!(
            (kinds, summary.ledger.counts().refused),
            (vec![WarningKind::TwoSpellings], 1),
            "{summary}"
        );
        let summary = load(&app, "list", &list, &accepting(WarningKind::TwoSpellings)).await;
        assert_eq!(summary.ledger.counts().refused, 0, "{summary}");
        assert_eq!(of_either(&app, [one, other]).await.len(), 1, "{one}");
        // The database has one of them now.
        let another = format!("city1,country1,city2,country2\n{other},{country},Gujo,Japan\n");
        let summary = load(&app, "another", &another, &Options::default()).await;
        assert_eq!(summary.ledger.counts().imported, 1, "its other name is known: {summary}");
        let app = TestApp::demo().await;
        let first = format!("city1,country1,city2,country2\n{one},{country},Sapporo,Japan\n");
        load(&app, "list", &first, &Options::default()).await;
        let summary = load(&app, "another", &another, &Options::default()).await;
        assert_eq!(summary.ledger.counts().refused, 1, "{summary}");
        load(&app, "another", &another, &accepting(WarningKind::TwoSpellings)).await;
        assert_eq!(of_either(&app, [one, other]).await.len(), 1, "{one}");
    }
}

#[tokio::test]
async fn two_ids_on_one_point_of_one_country_are_told() {
    let app = TestApp::demo().await;
    let list = "id,name,country,lat,lon\n\
        Q90000101,Athens,Greece,37.98,23.73\n\
        Q90000102,Athina,Greece,37.98,23.73\n\
        Q90000103,Patras,Greece,38.25,21.73\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(
        warnings(&summary),
        [(WarningKind::PointShared, 2), (WarningKind::PointShared, 3)],
        "{summary}"
    );
    assert_eq!(summary.ledger.counts().imported, 3);
}

#[tokio::test]
async fn partner_beside_its_own_region_is_told() {
    for (inner, within, region, level) in [
        ("Prato", "", "Province of Prato", ""),
        ("Prato", "", "Provincia di Prato", ""),
        ("Prato", "", "Prato", "province"),
        ("Fiesole", "Toscana", "Regione Toscana", ""),
    ] {
        let app = TestApp::demo().await;
        let list = format!(
            "partner,country,region,level,id\n{inner},Italy,{within},,Q90000201\n{region},Italy,,{level},Q90000202\n"
        );
        let summary = load(&app, "list", &list, &Options::default()).await;
        assert_eq!(warnings(&summary), [(WarningKind::BesideItsRegion, 3)], "{summary}");
        assert_eq!(summary.ledger.counts().imported, 2, "{summary}");
    }
    let app = TestApp::demo().await;
    let list = "partner,country,region\nPrato,Italy,Toscana\nProvince of Siena,Italy,Toscana\n";
    assert_eq!(warnings(&load(&app, "list", list, &Options::default()).await), []);
}

#[tokio::test]
async fn first_days_of_months_are_doubted_and_mean_what_the_user_says() {
    let list =
        "partner,country,since\nOslo,Norway,1984-10-01\nRiga,Latvia,01.01.1990\nTurku,Finland,1991-05-01\n";
    let query = "{ city(slug: \"oslo-no\") { relation { established { edtf } } } riga: city(slug: \"riga-lv\") { relation { established { edtf } } } }";
    let at = |data: &serde_json::Value, city: &str| data[city]["relation"]["established"]["edtf"].clone();
    let app = TestApp::demo().await;
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(warnings(&summary), [(WarningKind::DateDoubtful, 2)], "{summary}");
    assert!(
        summary.to_string().contains(
            "line 2: all 3 full dates of 'since' are the first of a month; the file may know no more than the month; \
             --first-of-month day, month or year says what is meant"
        ),
        "{summary}"
    );
    for (meaning, oslo, riga) in [
        (FirstOfMonth::Day, "1984-10-01", "1990-01-01"),
        (FirstOfMonth::Month, "1984-10", "1990-01"),
        (FirstOfMonth::Year, "1984-10", "1990"),
    ] {
        let app = TestApp::demo().await;
        let options = Options { first_of_month: meaning, ..Options::default() };
        let summary = load(&app, "list", list, &options).await;
        assert_eq!(warnings(&summary), [], "{summary}");
        let data = app.data(query).await;
        assert_eq!((at(&data, "city"), at(&data, "riga")), (json!(oslo), json!(riga)));
    }
    // One date that is no first day tells that the file knows days.
    let known = list.replace("1991-05-01", "1991-05-17");
    assert_eq!(warnings(&load(&app, "list", &known, &Options::default()).await), []);
}

#[tokio::test]
async fn messages_name_the_first_of_many_candidates() {
    let app = TestApp::demo().await;
    let row = |number| format!("Q99000000{number},Altmark {number},Germany,52.6,11.85\n");
    let rows: Vec<String> = (1..=8).map(row).collect();
    let list = format!("id,name,country,lat,lng\n{}", rows.concat());
    let summary = load(&app, "list", &list, &Options::default()).await;
    let message = "one point for several places: Altmark 1 (DE), Altmark 2 (DE), Altmark 3 (DE), Altmark 4 (DE), \
                   Altmark 5 (DE) and 3 more";
    assert_eq!(summary.ledger.warnings.len(), 8, "{summary}");
    assert!(summary.ledger.warnings.iter().all(|warning| warning.message == message), "{summary}");
}

#[tokio::test]
async fn points_of_one_place_are_near_across_the_line_where_days_begin() {
    let app = TestApp::demo().await;
    let list = "id,name,country,lat,lng\n,Rabi,Fiji,-16.5,179.9999\n,Rambi,Fiji,-16.5,-179.9999\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(warnings(&summary), [(WarningKind::TwoSpellings, 3)], "{summary}");
}

/// How many rows are imported, and what the warnings are about.
async fn outcome(list: &str) -> (usize, Vec<WarningKind>) {
    let app = TestApp::demo().await;
    let summary = load(&app, "list", list, &Options::default()).await;
    let kinds = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
    (summary.ledger.counts().imported, kinds)
}

#[tokio::test]
async fn what_is_no_name_beside_one_holds_the_row_back() {
    for (cell, kind) in [
        ("\"Lund, bis 2010\"", WarningKind::NameMissing),
        ("\"Lund, beendet\"", WarningKind::NameMissing),
        ("Lund (since 1990)", WarningKind::NameMissing),
        ("22100 Lund (since 1990)", WarningKind::NameMissing),
        ("Lund und Malmö", WarningKind::SeveralNames),
        ("LuÃ¶nd", WarningKind::NameMissing),
        ("\"Lund, Denmark\"", WarningKind::CountryContradiction),
    ] {
        let list = format!("partner,country,since\n{cell},Sweden,1990\n");
        assert_eq!(outcome(&list).await, (0, vec![kind]), "{cell}");
    }
    for cell in ["\"Lund, Sweden\"", "\"Lund, Scania, Sweden\"", "\"Lund, 22100\"", "Lund 1)", "• Lund"] {
        let list = format!("partner,country,since\n{cell},Sweden,1990\n");
        assert_eq!(outcome(&list).await, (1, Vec::new()), "{cell}");
    }
    let remark = "partner,country,since\nPristina,Kosovo (umstritten),1990\n";
    assert_eq!(outcome(remark).await, (0, vec![WarningKind::CountryUnknown]));
}

#[tokio::test]
async fn cells_that_only_a_person_can_judge_are_told_once() {
    let app = TestApp::demo().await;
    let list = "partner,country,region,since\n\
        \"Lyon, Reims\",France,,1990\n\
        \"Lund, Scania\",Sweden,,1991\n\
        Riga/Jūrmala,Latvia,,1992\n\
        Turku - Naantali,Finland,,1993\n\
        Clermont-Ferrand,France,,1994\n\
        Gdańsk[1],Poland,,1995\n\
        \"Pau, Béarn\",France,Béarn,1996\n\
        \"Brest, Nantes\",France,Bretagne,1997\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(summary.ledger.counts().imported, 8, "{summary}");
    let told: Vec<_> =
        summary.ledger.warnings.iter().map(|one| (one.at.line, one.message.as_str())).collect();
    let expected = [
        (
            2,
            "2 cells such as 'Lyon, Reims' are read as a place and the region that it lies in, such as 'Reims'",
        ),
        (4, "2 cells such as 'Riga/Jūrmala' are read as one place"),
    ];
    assert_eq!(told, expected);
    let note = "line 7: 2 cells such as 'Gdańsk[1]' are read without what stands beside the name: 'Gdańsk'";
    assert_eq!(summary.files[0].notes, [note]);
    // Of places with ids the names are those of their source.
    let nodes = "id,name,country\nQ1,\"Lyon, Reims\",France\nQ2,Riga/Jūrmala,Latvia\n";
    let summary = load(&app, "nodes", nodes, &Options::default()).await;
    assert_eq!(warnings(&summary), [], "{summary}");
}

#[tokio::test]
async fn a_country_behind_the_name_is_the_country() {
    let app = TestApp::demo().await;
    let list = "city1,city2,since\n\"Nagasaki, Japan\",\"Springfield, Illinois, USA\",1990\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!((warnings(&summary), summary.ledger.counts().imported), (vec![], 1), "{summary}");
    let query = "{ city(slug: \"nagasaki-jp\") { name within partners { nodes { slug within } } } }";
    let expected = json!({ "city": { "name": "Nagasaki", "within": null,
        "partners": { "nodes": [{ "slug": "springfield-us", "within": "Illinois" }] } } });
    assert_eq!(app.data(query).await, expected);
}

#[tokio::test]
async fn dates_that_may_tell_an_end_make_no_relation_active() {
    for (since, status, kind) in [
        ("\"1990, offiziell aufgelöst\"", "UNKNOWN", WarningKind::DateDoubtful),
        ("1990–Ende 1992", "UNKNOWN", WarningKind::NotUnderstood),
        ("1962/2022", "ACTIVE", WarningKind::DateDoubtful),
        ("1900-01-00", "UNKNOWN", WarningKind::NotUnderstood),
    ] {
        let app = TestApp::demo().await;
        let list = format!("partner,country,since\nLund,Sweden,{since}\n");
        let summary = load(&app, "list", &list, &Options::default()).await;
        assert_eq!(warnings(&summary), [(kind, 2)], "{summary}");
        let data = app.data("{ city(slug: \"lund-se\") { relation { status } } }").await;
        assert_eq!(data["city"]["relation"]["status"], status, "{since}");
    }
    let app = TestApp::demo().await;
    let list =
        "partner,country,since,status\nLund,Sweden,1990,gekündigt zum 31.12.2020\nMalmö,Sweden,1990–92,\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(warnings(&summary), [], "{summary}");
    let query = "{ lund: city(slug: \"lund-se\") { partners { edges { relation { status ended { edtf } } } } } \
                 malmo: city(slug: \"malmo-se\") { partners { edges { relation { status ended { edtf } } } } } }";
    let data = app.data(query).await;
    for (city, date) in [("lund", "2020-12-31"), ("malmo", "1992")] {
        let relation = &data[city]["partners"]["edges"][0]["relation"];
        assert_eq!(relation, &json!({ "status": "ENDED", "ended": { "edtf": date } }), "{city}");
    }
}

#[tokio::test]
async fn names_in_another_script_than_their_language_are_told_once() {
    let app = TestApp::demo().await;
    let list = "城市,国家\n根特,比利时\n布鲁日,比利时\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(warnings(&summary), [(WarningKind::LanguageDoubtful, 2)], "{summary}");
    assert!(
        summary
            .to_string()
            .contains("2 names such as '根特' are in Chinese characters and said to be in the language 'en'"),
        "{summary}"
    );
}

#[tokio::test]
async fn bounds_of_populations_are_kept() {
    let app = TestApp::demo().await;
    let list = "partner,country,population\nLund,Sweden,over 1 million\nMalmö,Sweden,< 5000\n";
    load(&app, "list", list, &Options::default()).await;
    let query = "{ lund: city(slug: \"lund-se\") { population { value qualifier } } \
                 malmo: city(slug: \"malmo-se\") { population { value qualifier } } }";
    let expected = json!({ "lund": { "population": { "value": 1_000_000.0, "qualifier": "OVER" } },
        "malmo": { "population": { "value": 5000.0, "qualifier": "UNDER" } } });
    assert_eq!(app.data(query).await, expected);
}

#[tokio::test]
async fn by_names_and_spellings_of_sources_alone_tell_of_no_city() {
    let app = TestApp::demo().await;
    let list = "name,country\nLaka Vielka,Poland\nSailing Capital,United States\nŁąka Wielka,Poland\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(
        warnings(&summary),
        [(WarningKind::TwoSpellings, 2), (WarningKind::TwoSpellings, 3)],
        "{summary}"
    );
    assert_eq!(summary.ledger.counts().refused, 2, "{summary}");
    let message = "'Laka Vielka' may be laka-wielka-pl, which is called 'Laka Wielka'; \
                   accept TWO_SPELLINGS to take it for laka-wielka-pl";
    assert!(summary.to_string().contains(message), "{summary}");
    let summary = load(&app, "list", list, &accepting(WarningKind::TwoSpellings)).await;
    assert_eq!(summary.done.as_ref().expect("loaded").recognised, ["laka-wielka-pl", "newport-us"]);
    // A point that is far away tells that it is another city.
    let far = "name,country,lat,lon\nSailing Capital,United States,47.6,-122.3\n";
    let summary = load(&app, "far", far, &Options::default()).await;
    assert_eq!((warnings(&summary), summary.ledger.counts().imported), (vec![], 1), "{summary}");
    let data = app.data("{ city(slug: \"sailing-capital-us\") { name } }").await;
    assert_eq!(data["city"]["name"], "Sailing Capital");
}

#[tokio::test]
async fn a_bare_name_is_no_province_without_a_word() {
    let ask = async |list: &str, options: Options| {
        let app = TestApp::demo().await;
        let summary = load(&app, "list", list, &options).await;
        (app, summary)
    };
    let bare = "partner,country\nMinamiura,Japan\n";
    let (_, summary) = ask(bare, Options::default()).await;
    assert_eq!((warnings(&summary), summary.ledger.counts().refused), (vec![(WarningKind::Namesake, 2)], 1));
    assert!(
        summary.to_string().contains(
            "the database has minamiura-jp as PROVINCE, and 'Minamiura' may be a city; \
             say which in a column with its level, or accept that it is minamiura-jp"
        ),
        "{summary}"
    );
    let (_, summary) = ask(bare, accepting(WarningKind::Namesake)).await;
    assert_eq!(
        summary.done.as_ref().expect("loaded").recognised,
        ["qingwan-cn", "minamiura-jp"],
        "{summary}"
    );
    // Its level, or its name, says that it is one.
    for list in ["partner,country,level\nMinamiura,Japan,province\n", "partner,country\n南浦県,Japan\n"] {
        let (_, summary) = ask(list, Options::default()).await;
        assert_eq!((warnings(&summary), summary.ledger.counts().merged), (vec![], 1), "{summary}");
    }
    // A city of that name is another place, and told.
    let city = "partner,country,level\nMinamiura,Japan,city\n";
    let (app, summary) = ask(city, Options::default()).await;
    assert_eq!((warnings(&summary), summary.ledger.counts().imported), (vec![(WarningKind::Namesake, 2)], 1));
    let data = app.data("{ city(slug: \"minamiura-2-jp\") { level } }").await;
    assert_eq!(data["city"]["level"], "CITY");
    assert_again(&app, city).await;
    let province = "partner,country,level\nMinamiura,Japan,province\n";
    let summary = load(&app, "province", province, &Options::default()).await;
    assert_eq!((warnings(&summary), summary.ledger.counts().merged), (vec![], 1), "{summary}");
}
