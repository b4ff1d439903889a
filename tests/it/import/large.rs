//! Large files: what rows say again is kept once, reports stay short, and who waits is told how far it is.

use std::collections::BTreeMap;

use seed::record::SourceRecord;
use sister_cities::transfer::import::ledger::{
    Accept, At, Effect, Ledger, MOST_WARNINGS, Warned, Warning, WarningKind,
};
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;
use sister_cities::transfer::import::{File, ImportError, content};
use tempfile::TempDir;

use super::known;
use crate::support::{TestApp, run, stderr, stdout};

/// A point stands in three rows and another, near it, in the two before them.
const REPEATED: &str = "id,name,country,lat,lng
Q990000001,Altmark,DE,52.60,11.85
Q990000001,Altmark,DE,52.60,11.85
Q990000001,Altmark,DE,52.61,11.86
Q990000001,Altmark,DE,52.61,11.86
Q990000001,Altmark,DE,52.61,11.86
";

#[tokio::test]
async fn what_rows_repeat_counts_as_often_as_it_stands_there() {
    let app = TestApp::demo().await;
    let files = [File { name: "list.csv", bytes: REPEATED.as_bytes() }];
    let source = SourceRecord { slug: "list".to_owned(), ..SourceRecord::default() };
    let content =
        content(&files, source, &Options::default(), &known(&app).await, "en").expect("the file is right");
    let location = content.import.cities[0].location.expect("a point");
    assert_eq!((location.latitude, location.longitude), (52.61, 11.86), "the commonest one");
    let counts = content.ledger.counts();
    assert_eq!((counts.rows, counts.imported, counts.merged), (5, 1, 4));
}

#[tokio::test]
async fn more_rows_than_the_limit_are_refused() {
    let app = TestApp::demo().await;
    let files = [File { name: "list.csv", bytes: REPEATED.as_bytes() }];
    let read = |most: usize, known| {
        let options = Options { max_rows: Some(most), ..Options::default() };
        content(&files, SourceRecord::default(), &options, known, "en")
    };
    let known = known(&app).await;
    assert!(read(5, &known).is_ok());
    let error = read(4, &known).expect_err("five rows");
    assert!(matches!(error, ImportError::TooManyRows { rows: 5, most: 4 }), "{error}");
    assert_eq!(error.code(), "TOO_MANY_ROWS");
}

#[test]
fn warnings_beyond_the_most_are_counted_and_not_kept() {
    let mut ledger = Ledger::new(Accept::Nothing);
    let count = MOST_WARNINGS + 5;
    for row in (1..).take(count) {
        ledger.warn(Warning {
            at: At { file: 0, line: row.into(), row },
            kind: WarningKind::CountryMissing,
            effect: Effect::RowHeldBack,
            value: String::new(),
            message: "no country is given".to_owned(),
            proposal: None,
        });
    }
    assert_eq!(ledger.warnings.len(), MOST_WARNINGS);
    let warned = Warned { warnings: count, held_back: count, effect: Effect::RowHeldBack };
    assert_eq!(ledger.warned, BTreeMap::from([(WarningKind::CountryMissing, warned)]));
    assert_eq!(ledger.counts().refused, count);
    let summary = Summary { files: Vec::new(), ledger, done: None, dry_run: true, unsaid: Vec::new() };
    let text = summary.to_string();
    assert!(text.contains(&format!("{count}: COUNTRY_MISSING, {count} held back")), "{text}");
    assert!(text.contains(&format!("and {} more", count - 10)), "{text}");
    let mut json = Vec::new();
    summary.write_json(&mut json).expect("memory takes it");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("one object");
    assert_eq!(json["warned"]["COUNTRY_MISSING"]["warnings"], count);
    assert_eq!(json["warnings"].as_array().map(Vec::len), Some(MOST_WARNINGS));
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(count));
}

#[test]
fn progress_is_told_on_standard_error_and_the_report_stands_alone() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("list.csv");
    std::fs::write(&file, REPEATED).expect("the file is written");
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("list.db").display());
    let import = |progress: &str| {
        let file = file.to_str().expect("a name in UTF-8");
        let asked = ["import", file, "--database-url", &url, "--report", "json", "--progress", progress];
        let output = run(&asked, &[]);
        assert!(output.status.success(), "{}", stderr(&output));
        let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("one object");
        assert_eq!(report["counts"]["rows"], 5);
        stderr(&output)
    };
    let told = import("plain");
    let phases: Vec<&str> = told
        .lines()
        .filter(|line| !line.contains("INFO"))
        .filter_map(|line| line.split_once(": ").map(|(phase, _)| phase))
        .collect();
    let expected = ["reading", "checking", "comparing", "cities", "facts", "search", "derived columns"];
    assert_eq!(phases, expected, "{told}");
    assert!(told.contains("checking: 5 rows in") && told.contains("cities: 1 rows in"), "{told}");
    let silent = import("none");
    assert!(!silent.contains("checking"), "{silent}");
}
