//! Headings that say something of the rows below them, and what an import says where it takes nothing.

use seed::LinkCounts;
use serde_json::Value;
use sister_cities::transfer::import::ledger::WarningKind;
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::load;
use super::state;
use crate::support::TestApp;

/// Rows are partners of a city that states no relations of its own.
fn of_oslo() -> Options {
    Options { home: Some("oslo-no".to_owned()), ..Options::default() }
}

/// A network in which Oslo is.
async fn with_oslo() -> TestApp {
    let app = TestApp::demo().await;
    load(&app, "oslo", "city,country\nOslo,Norway\n", &Options::default()).await;
    app
}

/// The partners of Oslo with kind, status and date, each in a line.
async fn partners(app: &TestApp) -> Vec<String> {
    let query = "{ city(slug: \"oslo-no\") { partners { edges { node { slug } relation { kind status established { edtf } } } } } }";
    let data = app.data(query).await;
    let edges = data["city"]["partners"]["edges"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |edge: &Value| {
        let relation = &edge["relation"];
        [&edge["node"]["slug"], &relation["kind"], &relation["status"], &relation["established"]["edtf"]]
            .map(text)
            .join(" ")
    };
    let mut lines: Vec<String> = edges.iter().map(line).collect();
    lines.sort_unstable();
    lines
}

fn links(summary: &Summary) -> LinkCounts {
    summary.done.as_ref().expect("loaded").links
}

#[tokio::test]
async fn rows_below_a_heading_are_of_its_kind_and_status() {
    let app = with_oslo().await;
    let list = "Partner,Country,Since\nTurku,Finland,1990\nFormer partners:,,\nRiga,Latvia,1970\n\
                Friendship cities,,\nTartu,Estonia,1999\n";
    let summary = load(&app, "list", list, &of_oslo()).await;
    let counts = summary.ledger.counts();
    assert_eq!((counts.imported, counts.passed_over, counts.refused), (3, 2, 0), "{summary}");
    assert_eq!(
        partners(&app).await,
        [
            "riga-lv UNKNOWN ENDED 1970",
            "tartu-ee FRIENDLY_EXCHANGE ACTIVE 1999",
            "turku-fi UNKNOWN ACTIVE 1990"
        ]
    );
}

#[tokio::test]
async fn another_header_begins_a_table_with_its_own_columns() {
    let app = with_oslo().await;
    let list = "Partner,Country,Since\nTurku,Finland,1990\n\nFormer sister cities\nPartner,Country,Since,Ended\n\
                Riga,Latvia,1970,1990\n";
    let summary = load(&app, "list", list, &of_oslo()).await;
    assert_eq!(
        partners(&app).await,
        ["riga-lv SISTER_CITY ENDED 1970", "turku-fi UNKNOWN ACTIVE 1990"],
        "{summary}"
    );
}

#[tokio::test]
async fn countries_between_rows_are_those_of_the_rows_below() {
    let app = with_oslo().await;
    let list = "Partner,Since\nFinland,\nTurku,1990\nLatvia,\nRiga,1970\n";
    load(&app, "list", list, &of_oslo()).await;
    assert_eq!(partners(&app).await, ["riga-lv UNKNOWN ACTIVE 1970", "turku-fi UNKNOWN ACTIVE 1990"]);

    // A city with the name of its state is a row.
    let list = "Partner,Since\nSingapore,\nTurku,1990\n";
    let summary = load(&app, "other", list, &of_oslo()).await;
    assert!(summary.ledger.warnings.iter().all(|warning| warning.kind == WarningKind::CountryMissing));
    assert_eq!(summary.ledger.counts().refused, 2, "{summary}");
}

#[tokio::test]
async fn an_import_that_takes_nothing_changes_nothing() {
    let app = with_oslo().await;
    let before = state(&app.connection).await;
    for list in ["Partner,Since\nTurku,1990\n", "Partner,Country,Since\n"] {
        let summary = load(&app, "list", list, &of_oslo()).await;
        assert!(summary.to_string().starts_with("nothing changed\n"), "{summary}");
        assert_eq!(state(&app.connection).await, before);
    }
    let summary = load(&app, "list", "Partner,Country,Since\n", &of_oslo()).await;
    assert!(summary.to_string().contains("no table of the file has a row"), "{summary}");
}

#[tokio::test]
async fn relations_that_changed_are_counted_apart() {
    let app = with_oslo().await;
    let list = |since: u16| {
        format!("Partner,Country,Since,Status\nTurku,Finland,{since},active\nRiga,Latvia,1970,active\n")
    };
    load(&app, "list", &list(1990), &of_oslo()).await;
    let summary = load(&app, "list", &list(1992), &of_oslo()).await;
    assert_eq!(
        links(&summary),
        LinkCounts { changed: 1, unchanged: 1, ..LinkCounts::default() },
        "{summary}"
    );
    let ended = list(1992).replace("1970,active", "1970,ended");
    let summary = load(&app, "list", &ended, &of_oslo()).await;
    assert_eq!(links(&summary), LinkCounts { changed: 1, unchanged: 1, ..LinkCounts::default() });
    assert!(summary.to_string().contains("relations: 0 added, 1 changed, 1 unchanged"), "{summary}");
    let more = ended + "Tartu,Estonia,1999,active\n";
    let summary = load(&app, "list", &more, &of_oslo()).await;
    assert_eq!(links(&summary), LinkCounts { added: 1, unchanged: 2, ..LinkCounts::default() });
}
