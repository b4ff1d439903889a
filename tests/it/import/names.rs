//! Names of places as lists have them, and which rows are about one place.

use std::collections::BTreeSet;

use sister_cities::transfer::import::ledger::{Outcome, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::load;
use super::texts;
use crate::support::{TestApp, import};

/// The cities beside those of the network made for tests, with their regions.
async fn added(app: &TestApp, before: &BTreeSet<String>) -> BTreeSet<String> {
    let after = cities(app).await;
    after.difference(before).cloned().collect()
}

async fn cities(app: &TestApp) -> BTreeSet<String> {
    let sql = "SELECT slug || ' ' || name || ' ' || level || ' ' || COALESCE(within, '') FROM city";
    texts(&app.connection, sql).await.into_iter().collect()
}

fn refused(summary: &Summary) -> Vec<u64> {
    let outcomes = summary.ledger.outcomes();
    outcomes.filter(|(_, outcome)| matches!(outcome, Outcome::Refused(_))).map(|(at, _)| at.line).collect()
}

fn of(slugs: &[&str]) -> BTreeSet<String> {
    slugs.iter().map(|slug| (*slug).to_owned()).collect()
}

#[tokio::test]
async fn what_is_no_part_of_a_name_tells_no_places_apart() {
    let app = TestApp::demo().await;
    let before = cities(&app).await;
    let list = "partner,country,since\n\
        Lemgo,Germany,1990\nLemgo (Germany),Germany,1990\nLemgo (DE),Germany,1990\nD-32657 Lemgo,Germany,1990\n\
        32657 Lemgo,Germany,1990\n\"Lemgo, 32657\",Germany,1990\nStadt Lemgo,Germany,1990\n\
        Partnerstadt Lemgo,Germany,1990\n\"Lemgo, Stadt\",Germany,1990\nLemgo - Germany,Germany,1990\n\
        Akita (秋田),Japan,1990\n秋田 (Akita),Japan,1990\nAkita/秋田,Japan,1990\n\
        Halle (Saale),Germany,1991\nReggio nell'Emilia (RE),Italy,1991\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [0_u64; 0], "{summary}");
    let expected = of(&[
        "akita-jp Akita CITY ",
        "halle-saale-de Halle (Saale) CITY ",
        "lemgo-de Lemgo CITY ",
        "reggio-nellemilia-re-it Reggio nell'Emilia (RE) CITY ",
    ]);
    assert_eq!(added(&app, &before).await, expected, "{summary}");
    let again = load(&app, "list", list, &Options::default()).await;
    assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
}

#[tokio::test]
async fn what_stands_for_a_name_is_none_and_another_country_beside_one_is_a_contradiction() {
    let app = TestApp::demo().await;
    let list = "partner,country\n#NAME?,Germany\ndto.,Germany\nvarious,Germany\nsee Lemgo,Germany\n\
        Lemgo (Belgium),Germany\nAtlanta,Georgia\nBatumi,Georgia\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [2, 3, 4, 5, 6, 7], "{summary}");
    let kinds: Vec<WarningKind> = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
    let none = WarningKind::NameMissing;
    let two = WarningKind::CountryContradiction;
    assert_eq!(kinds, [none, none, none, none, two, two], "{summary}");
}

#[tokio::test]
async fn a_country_beside_a_name_counts_where_no_column_has_one() {
    let app = TestApp::demo().await;
    let before = cities(&app).await;
    let list = "partner\nLemgo (Germany)\nOulu (FI)\nVaasa - Finland\nFinland: Pori\nGraz / Austria\n\"Lyon, FRA\"\n\
        Kutaisi (Georgia)\nWilmington (DE)\nFrankfurt (Oder)\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [8, 9, 10], "{summary}");
    let expected =
        ["graz-at Graz", "lemgo-de Lemgo", "lyon-fr Lyon", "oulu-fi Oulu", "pori-fi Pori", "vaasa-fi Vaasa"];
    assert_eq!(
        added(&app, &before).await,
        of(&expected.map(|city| format!("{city} CITY ")).each_ref().map(String::as_str))
    );
    let text = summary.to_string();
    assert!(text.contains("'Georgia' beside 'Kutaisi' may be its country"), "{text}");
    assert!(
        !text.contains("no country is given for 'Kutaisi")
            && text.contains("no country is given for 'Frankfurt (Oder)'"),
        "{text}"
    );
}

#[tokio::test]
async fn a_comma_where_cells_have_several_places_is_asked_about() {
    let app = TestApp::demo().await;
    let list = "partner,country\n\"Lemgo, Detmold\",Germany\n\"Portland, Oregon\",United States\n\"Gujo, Japan\",Japan\n\
        \"Anchorage, Alaska; Barrow, Alaska\",United States\n";
    let split = Options { split: true, ..Options::default() };
    let summary = load(&app, "list", list, &split).await;
    assert_eq!(refused(&summary), [2], "{summary}");
    assert_eq!(refused(&load(&app, "list", list, &Options::default()).await), [5]);
}

#[tokio::test]
async fn lines_of_a_cell_are_several_places_and_a_wrapped_name_is_one() {
    let app = TestApp::demo().await;
    let before = cities(&app).await;
    let list = "partner,\"country\nof the partner\",since,remarks\n\
        \"Lemgo\nDetmold\",Germany,1990,\"a visit\nevery year\"\n\"Frankfurt\nam Main\",Germany,1991,\"a visit\nevery year\"\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [3], "{summary}");
    assert!(summary.to_string().contains("2 names in one cell: Lemgo · Detmold"), "{summary}");
    assert_eq!(added(&app, &before).await, of(&["frankfurt-am-main-de Frankfurt am Main CITY "]));
    let split = Options { split: true, ..Options::default() };
    let summary = load(&app, "list", list, &split).await;
    assert_eq!(refused(&summary), [0_u64; 0], "{summary}");
    assert_eq!(added(&app, &before).await.len(), 3);
    let sql = "SELECT DISTINCT stated FROM fact JOIN relation ON relation.id = fact.id WHERE stated LIKE 'a visit%'";
    assert_eq!(texts(&app.connection, sql).await, ["a visit every year"]);
}

#[tokio::test]
async fn levels_tell_places_of_one_name_apart() {
    let app = TestApp::demo().await;
    let before = cities(&app).await;
    let list = "partner,level,country,since\nAkita,prefecture,Japan,1991\nAkita,city,Japan,1991\n\
        Lemgo,city,Germany,1990\nLemgo,municipality,Germany,1990\nLemgo,,Germany,1990\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [0_u64; 0], "{summary}");
    let expected = of(&["akita-2-jp Akita PROVINCE ", "akita-jp Akita CITY ", "lemgo-de Lemgo CITY "]);
    assert_eq!(added(&app, &before).await, expected, "{summary}");
    assert!(summary.to_string().contains("'Akita' (JP) is several places: CITY and PROVINCE"), "{summary}");
    let again = load(&app, "list", list, &Options::default()).await;
    assert!(!again.done.as_ref().expect("loaded").cities.changed, "{again}");
    assert_eq!(again.ledger.counts().refused, 0, "{again}");
    // A row that says none may be either.
    let unsaid = format!("{list}Akita,,Japan,1991\n");
    let summary = load(&app, "list", &unsaid, &Options::default()).await;
    assert_eq!(refused(&summary), [7], "{summary}");
}

#[tokio::test]
async fn a_row_that_the_database_has_counts_beside_one_that_contradicts_it() {
    let app = TestApp::demo().await;
    let list =
        "partner,country,since\nŁąka Wielka,Poland,1986\nŁąka Wielka,Poland,\nŁąka Wielka,Poland,1986-11\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [4], "{summary}");
    assert_eq!(summary.ledger.counts().merged, 2, "{summary}");
    let cited =
        "SELECT source.slug FROM citation JOIN source ON source.id = source_id WHERE source.slug = 'list'";
    assert_eq!(texts(&app.connection, cited).await, ["list"], "{summary}");
}

#[tokio::test]
async fn a_stroke_in_an_address_parts_no_sources() {
    let app = TestApp::demo().await;
    let list = "partner,country,since,source\nLemgo,Germany,1990,https://example.org/a|b\n\
        Detmold,Germany,1990,https://example.org/a|https://example.org/b\nPaderborn,Germany,1990,page 1|page 2\n";
    load(&app, "list", list, &Options::default()).await;
    let sql = "SELECT DISTINCT locator FROM fact JOIN relation ON relation.id = fact.id WHERE locator LIKE 'https://example%' \
        OR locator LIKE 'page%' ORDER BY locator";
    let expected =
        ["https://example.org/a | https://example.org/b", "https://example.org/a|b", "page 1 | page 2"];
    assert_eq!(texts(&app.connection, sql).await, expected);
}

#[tokio::test]
async fn names_of_a_data_set_keep_how_they_are_used() {
    let app = TestApp::demo().await;
    let file = r#"{"dataset": {"home": "lemgo-de"}, "relations": [], "cities": [{"slug": "lemgo-de", "name": "Lemgo",
        "country": {"code": "DE"}, "level": "CITY", "within": "Lippe", "names": [
            {"text": "Lemgo", "lang": "de", "kind": "LOCAL"}, {"text": "Lemgo", "lang": "en", "kind": "OFFICIAL"},
            {"text": "Alte Stadt", "lang": "de", "kind": "NICKNAME"}, {"text": "Lemgow", "lang": "fr", "kind": "ALIAS"},
            {"text": "伦戈", "lang": "zh", "kind": "AS_WRITTEN"}, {"text": "莱姆戈", "lang": "zh", "kind": "OFFICIAL"},
            {"text": "Lemgo, Lippe", "lang": "en", "kind": "ALIAS"}, {"text": "Limgauwe", "lang": null, "kind": "FORMER"}]}]}"#;
    let files = [("dataset.json", file.as_bytes())];
    let summary = import::load(&app.connection, "list", &files, &Options::default()).await;
    let sql = "SELECT city_name.kind || ' ' || COALESCE(lang, '') || ' ' || text FROM city_name \
        JOIN fact ON fact.id = city_name.id JOIN city ON city.id = fact.city_id WHERE city.slug = 'lemgo-de'";
    let expected = of(&[
        "ALIAS en Lemgo, Lippe",
        "ALIAS fr Lemgow",
        "AS_WRITTEN zh 伦戈",
        "FORMER  Limgauwe",
        "LOCAL de Lemgo",
        "NICKNAME de Alte Stadt",
        "OFFICIAL en Lemgo",
        "OFFICIAL zh 莱姆戈",
    ]);
    assert_eq!(BTreeSet::from_iter(texts(&app.connection, sql).await), expected, "{summary}");
}

#[tokio::test]
async fn figures_in_the_names_of_places_with_ids_stay() {
    let app = TestApp::demo().await;
    let before = cities(&app).await;
    let nodes = "id,name,country\nQ1,Sector 1990,Germany\nQ2,Sector 44000,Germany\nQ3,2000 Village,Germany\n";
    let summary = load(&app, "nodes", nodes, &Options::default()).await;
    assert_eq!(summary.ledger.warnings, [], "{summary}");
    let expected = [
        "2000-village-de 2000 Village CITY ",
        "sector-1990-de Sector 1990 CITY ",
        "sector-44000-de Sector 44000 CITY ",
    ];
    assert_eq!(added(&app, &before).await, of(&expected));
    // Without ids the year is asked about, and the postcode is none of the name.
    let list = "partner,country\nSector 1990,France\nSector 44000,France\nSector 4000,France\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    assert_eq!(refused(&summary), [2], "{summary}");
}
