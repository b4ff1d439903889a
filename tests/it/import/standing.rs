//! How relations stand by what remarks, kinds and columns of dates say: none is active that may have ended.

use serde_json::Value;
use sister_cities::transfer::import::ledger::{Outcome, WarningKind};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;

use super::known::load;
use crate::support::TestApp;

/// Imports a list of one partner, Turku; its relation in a line, and the summary.
async fn of_turku(header: &str, cells: &str) -> (String, Summary) {
    let app = TestApp::demo().await;
    let list = format!("partner,country,{header}\nTurku,Finland,{cells}\n");
    let summary = load(&app, "list", &list, &Options::default()).await;
    let query = "{ city(slug: \"turku-fi\") { partners { edges { relation { kind status established { edtf } ended { edtf } } } } } }";
    let data = app.data(query).await;
    let relation = &data["city"]["partners"]["edges"][0]["relation"];
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let (begun, ended) = (&relation["established"]["edtf"], &relation["ended"]["edtf"]);
    let line = [&relation["kind"], &relation["status"], begun, ended].map(text).join(" ");
    (line, summary)
}

#[track_caller]
fn assert_silent(summary: &Summary) {
    assert!(summary.ledger.warnings.is_empty(), "{summary}");
}

#[tokio::test]
async fn remarks_and_kinds_that_tell_an_end_set_the_status() {
    for (header, cells, expected) in [
        ("since,remarks", "1990,has ended", "UNKNOWN ENDED 1990 -"),
        ("since,remarks", "1990,Vertrag 2010 gekündigt", "UNKNOWN ENDED 1990 2010"),
        ("since,remarks", "1990,aktiv bis 2010", "UNKNOWN ENDED 1990 2010"),
        ("since,remarks", "1990,inactive since 2005", "UNKNOWN SUSPENDED 1990 -"),
        ("since,remarks", "1990,the former mayor visited", "UNKNOWN ACTIVE 1990 -"),
        ("since,remarks", "1990,bis heute", "UNKNOWN ACTIVE 1990 -"),
        ("since,remarks", "1990,renewed 2005", "UNKNOWN ACTIVE 1990 -"),
        ("since,remarks", "1990,valid until 2099", "UNKNOWN ACTIVE 1990 -"),
        ("since,type", "1990,Sister City until 2015", "SISTER_CITY ENDED 1990 2015"),
        ("since,type", "1990,Städtepartnerschaft 1990 bis 2005", "SISTER_CITY ENDED 1990 2005"),
        ("since,type", "1990,aufgelöste Städtepartnerschaft", "SISTER_CITY ENDED 1990 -"),
        ("since,type", ",Sister City since 1985", "SISTER_CITY ACTIVE 1985 -"),
        ("since,type", "1990,Sister City since 1985", "SISTER_CITY ACTIVE 1990 -"),
        ("since,type", "1990,candidate sister city", "SISTER_CITY UNKNOWN 1990 -"),
        ("since,status", "1990,proposed", "UNKNOWN UNKNOWN 1990 -"),
    ] {
        let (line, summary) = of_turku(header, cells).await;
        assert_eq!(line, expected, "{cells}");
        assert_silent(&summary);
    }
}

#[tokio::test]
async fn words_that_may_tell_an_end_are_a_warning_and_no_active_relation() {
    for (header, cells, expected, kind) in [
        ("since,remarks", "1990,keine Kontakte mehr", "UNKNOWN UNKNOWN 1990 -", WarningKind::DateDoubtful),
        (
            "since,remarks",
            "1990,Agreement not yet signed",
            "UNKNOWN UNKNOWN 1990 -",
            WarningKind::DateDoubtful,
        ),
        ("since,type", "1990,Sister City †", "SISTER_CITY UNKNOWN 1990 -", WarningKind::DateDoubtful),
        ("since,remarks", "1990,Only project 1994-1998", "UNKNOWN UNKNOWN 1990 -", WarningKind::DateDoubtful),
        ("since,type", ",Sister school", "UNKNOWN UNKNOWN - -", WarningKind::KindUnknown),
    ] {
        let (line, summary) = of_turku(header, cells).await;
        assert_eq!(line, expected, "{cells}");
        let kinds: Vec<_> = summary.ledger.warnings.iter().map(|warning| warning.kind).collect();
        assert_eq!(kinds, [kind], "{summary}");
    }
    // Where a column says it, nobody is asked.
    let (line, summary) = of_turku("since,ended,remarks", "1990,2010,keine Kontakte mehr").await;
    assert_eq!(line, "UNKNOWN ENDED 1990 2010");
    assert_silent(&summary);
    let (_, summary) = of_turku("since,status,remarks", "1990,active,has ended").await;
    assert!(
        summary.ledger.outcomes().any(|(_, outcome)| matches!(outcome, Outcome::Refused(_))),
        "{summary}"
    );
}

#[tokio::test]
async fn an_end_that_is_not_understood_leaves_no_relation_active() {
    for (cells, expected, warnings) in [
        ("1990,2000s", "UNKNOWN UNKNOWN 1990 -", 1),
        ("1990,some day", "UNKNOWN UNKNOWN 1990 -", 1),
        ("1990,yes", "UNKNOWN ENDED 1990 -", 0),
        ("1990,x", "UNKNOWN ENDED 1990 -", 0),
        ("1990,no", "UNKNOWN ACTIVE 1990 -", 0),
        ("1990,ongoing", "UNKNOWN ACTIVE 1990 -", 0),
        ("1990,", "UNKNOWN ACTIVE 1990 -", 0),
    ] {
        let (line, summary) = of_turku("since,ended", cells).await;
        assert_eq!((line.as_str(), summary.ledger.warnings.len()), (expected, warnings), "{summary}");
    }
}

#[tokio::test]
async fn columns_that_name_a_state_have_yes_no_or_a_date() {
    for (header, cells, expected) in [
        ("since,active", "1990,TRUE", "UNKNOWN ACTIVE 1990 -"),
        ("since,active", "1990,no", "UNKNOWN SUSPENDED 1990 -"),
        ("since,aktiv", "1990,ja", "UNKNOWN ACTIVE 1990 -"),
        ("since,suspended since", "1990,2022", "UNKNOWN SUSPENDED 1990 -"),
        ("since,suspended since", "1990,", "UNKNOWN ACTIVE 1990 -"),
        ("since,estado", "1990,Vencido", "UNKNOWN ENDED 1990 -"),
        ("since,status", "1990,avsluttet", "UNKNOWN ENDED 1990 -"),
        ("since,status", "1990,eingestellt", "UNKNOWN ENDED 1990 -"),
        ("since,status", "1990,dormant", "UNKNOWN SUSPENDED 1990 -"),
        ("period", "1991-1996", "UNKNOWN ENDED 1991 1996"),
        ("period", "1991/1996", "UNKNOWN ENDED 1991 1996"),
        ("period", "1990-", "UNKNOWN ACTIVE 1990 -"),
        ("period", "1992", "UNKNOWN ACTIVE 1992 -"),
        ("period", "\"<[1988.0, Infinity]>\"", "UNKNOWN ACTIVE 1988 -"),
    ] {
        let (line, summary) = of_turku(header, cells).await;
        assert_eq!(line, expected, "{header}: {cells}");
        assert_silent(&summary);
    }
    let (line, summary) = of_turku("since,status", "1990,yes").await;
    assert_eq!((line.as_str(), summary.ledger.warnings.len()), ("UNKNOWN UNKNOWN 1990 -", 1), "{summary}");
}

#[tokio::test]
async fn figures_are_reckoned_in_the_unit_of_their_column() {
    let query = "{ city(slug: \"turku-fi\") { population { value } area { value } } }";
    for (header, cells, people, area) in [
        ("Population (in Tsd.),Area (ha)", "195,24567", Some(195_000.0), Some(245.67)),
        ("Population,Area", "195000,245.67", Some(195_000.0), Some(245.67)),
        ("Population (%),Area", "195,900000", None, None),
    ] {
        let app = TestApp::demo().await;
        let list = format!("partner,country,since,{header}\nTurku,Finland,1990,{cells}\n");
        load(&app, "list", &list, &Options::default()).await;
        let data = app.data(query).await;
        let value = |name: &str| data["city"][name]["value"].as_f64();
        assert_eq!((value("population"), value("area")), (people, area), "{header}: {data}");
    }
}

#[tokio::test]
async fn months_in_a_column_of_school_years_are_years() {
    let app = TestApp::demo().await;
    let list = "partner,country,since\nTurku,Finland,2010/11\nOulu,Finland,1984/85\nRiga,Latvia,1990\n";
    let summary = load(&app, "list", list, &Options::default()).await;
    let doubts = summary.ledger.warnings.iter().filter(|warning| warning.kind == WarningKind::DateDoubtful);
    assert_eq!(doubts.count(), 2, "{summary}");
    let query = "{ city(slug: \"turku-fi\") { relation { established { edtf } } } }";
    assert_eq!(app.data(query).await["city"]["relation"]["established"]["edtf"], "2010/2011");
    let (line, _) = of_turku("since", "2010/11").await;
    assert_eq!(line, "UNKNOWN ACTIVE 2010-11 -");
}
