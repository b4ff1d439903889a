//! Names of places as lists have them, and which rows are about one place.

use std::collections::BTreeSet;

use sister_cities::transfer::import::ledger::{Outcome, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::load;
use super::texts;
use crate::support::TestApp;

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
