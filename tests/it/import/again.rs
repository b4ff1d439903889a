//! An import again, another one, and one that fails.

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait as _;
use seed::{Import, LinkCounts};
use serde_json::json;
use sister_cities::transfer::import::Content;
use sister_cities::transfer::import::report::Summary;

use super::{city, import, import_sample, read_sample, reseed, sample, state};
use crate::support::{TestApp, demo};

#[tokio::test]
async fn report_says_what_became_of_every_row() {
    let app = TestApp::demo().await;
    let content = read_sample(&app).await;
    let done = seed::import(&app.connection, &content.import, false).await.expect("the import succeeds");
    assert_eq!(done.cities.added.len(), 300);
    assert_eq!(done.recognised.len(), 9);
    assert_eq!(done.links, LinkCounts { added: 591, known: 8, cited: 8, ..LinkCounts::default() });
    assert_eq!(done.left_out, ["gisborne-nz"]);
    let (version, revision) = (done.cities.version.clone(), done.cities.revision);
    let Content { files, ledger, .. } = content;
    let text = Summary { files, ledger, done: Some(done), dry_run: false, unsaid: Vec::new() }.to_string();
    // The points of the sample are made up, so that there are many warnings about them.
    let (rows, loaded) = text.split_once("288: POINT_ELSEWHERE\n").expect("warnings about points");
    let known = |line: u64| {
        format!(
            "  links.csv, line {line}: the database has the relation from its data set, beside which this source is cited\n"
        )
    };
    let known: Vec<String> = (2..=9).map(known).collect();
    assert_eq!(
        rows,
        "cities.csv: text separated by commas, UTF-8\n  \
           each row is a place\n\
         links.csv: text separated by commas, UTF-8\n  \
           each row is a link between two places\n\
         rows: 901 = 891 imported + 9 merged + 0 passed over + 1 refused\n\
         9: merged\n"
            .to_owned()
            + &known.concat()
            + "  links.csv, line 602: the link stands in line 11 already\n\
         1: refused\n  \
           links.csv, line 10: qingwan-cn is the home city, whose own data do not have this relation with 'Gisborne'; \
             a list of other cities adds none\n\
         2: COUNTRY_FORMER\n  \
           cities.csv, line 14: 'Kingdom of Romania' is a state that is no more; the country is ZZ; one of RO\n  \
           cities.csv, line 15: 'Mandatory Palestine' is a state that is no more; the country is ZZ; one of IL, PS\n"
    );
    let (_, loaded) = loaded.split_once("  and 278 more\n").expect("the first ten are named");
    let expected = format!(
        "2: CITY_DIFFERS\n  \
           cities.csv, line 7: the database has 62000 inhabitants of newport-us, and the file says 911446; \
             correct the figure, or accept it beside the other\n  \
           cities.csv, line 8: the database has 21000 inhabitants of north-quarter-gb, and the file says 797743; \
             correct the figure, or accept it beside the other\n\
         1: LANGUAGE_DOUBTFUL\n  \
           cities.csv, line 23: '海門' is in Chinese characters and said to be in the language 'en'; \
             --lang says the language, such as zh or ja\n\
         cities: 291 added, 0 updated, 0 unchanged; 9 recognised\n\
         1: with the name of a city that has no Wikidata id\n  \
           hilltown-q900000017-us beside hilltown-us\n\
         relations: 591 added, 0 unchanged, 8 already known, 8 of them newly cite this source\n\
         1: linked with the home city, whose own data do not have it: left out\n  \
           gisborne-nz\n\
         data version {version}, revision {revision}"
    );
    assert_eq!(loaded, expected);
}

#[tokio::test]
async fn importing_twice_is_importing_once() {
    let app = TestApp::demo_imported().await;
    let before = state(&app.connection).await;
    let again = import_sample(&app).await;
    assert!(!again.cities.changed);
    assert_eq!(again.links, LinkCounts { unchanged: 591, known: 8, ..LinkCounts::default() });
    assert_eq!(state(&app.connection).await, before);
}

#[tokio::test]
async fn order_of_rows_and_columns_changes_nothing() {
    let app = TestApp::demo_imported().await;
    let before = state(&app.connection).await;
    let (cities, links) = sample();
    let mut lines: Vec<&str> = links.lines().skip(1).collect();
    lines.reverse();
    let turned: Vec<String> = lines
        .iter()
        .map(|line| line.split_once(',').expect("two columns"))
        .map(|(source, target)| format!("{source},\"red, green\",{target}"))
        .collect();
    let links = format!("\u{feff}target,colour,source\n{}\n", turned.join("\n"));
    let (header, rows) = cities.split_once('\n').expect("a header");
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    let again = import(&app, &format!("{header}\n{}", rows.join("\n")), &links).await;
    assert!(!again.cities.changed);
    assert_eq!(state(&app.connection).await, before);
}

#[tokio::test]
async fn seeding_again_leaves_the_import_alone() {
    let app = TestApp::demo_imported().await;
    let before = state(&app.connection).await;
    let report = reseed(&app, &demo::network()).await;
    assert!(!report.changed);
    assert_eq!((report.unchanged.len(), report.missing.len()), (14, 0));
    assert_eq!(state(&app.connection).await, before);
}

#[tokio::test]
async fn changed_city_of_the_data_set_keeps_what_imports_added() {
    let app = TestApp::demo_imported().await;
    let query = "{ city(slug: \"windhoek-bay-na\") { within measurements(source: [\"twin-cities-csv\"]) { id value } \
                 partners(first: 100) { totalCount edges { relation { id kind } } } } }";
    let before = app.data(query).await;
    assert_eq!(before["city"]["measurements"][0]["value"], 100_000.0);
    let mut data = demo::network();
    let windhoek = city(&mut data, "windhoek-bay-na");
    windhoek.within = Some("Somewhere".to_owned());
    let report = reseed(&app, &data).await;
    assert_eq!(report.updated, ["windhoek-bay-na"]);
    let mut after = app.data(query).await;
    assert_eq!(after["city"]["within"].take(), "Somewhere");
    let mut before = before;
    before["city"]["within"].take();
    assert_eq!(after, before);
}

#[tokio::test]
async fn changed_row_changes_its_city_only_and_what_is_gone_is_kept() {
    let app = TestApp::demo_imported().await;
    let before = state(&app.connection).await;
    // The population of one city differs, and another one is gone with all its links.
    let gone = "Q900000021";
    let without = |text: &str| -> String {
        let kept = text.lines().filter(|line| !line.split(',').any(|value| value == gone));
        kept.flat_map(|line| [line, "\n"]).collect()
    };
    let (all_cities, all_links) = sample();
    let cities = without(all_cities).replacen("Hilltown,", "Hilltown Springs,", 1);
    let links = without(all_links);
    let lost = all_links.lines().count() - links.lines().count();
    assert!(lost > 0);
    let report = import(&app, &cities, &links).await;
    assert_eq!(report.cities.updated, ["hilltown-q900000017-us"]);
    assert_eq!(report.cities.missing, ["sao-tomas-br"]);
    assert_eq!((report.links.added, report.links.kept), (0, lost));
    assert_eq!(report.links.unchanged, 591 - lost);
    let after = state(&app.connection).await;
    let differs: Vec<_> = before.symmetric_difference(&after).cloned().collect();
    let tables: BTreeSet<_> = differs.iter().map(|row| row.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(tables, BTreeSet::from(["city", "dataset", "record"]), "{differs:#?}");
    assert_eq!(differs.len(), 6, "{differs:#?}");
    let data = app
        .data(
            "{ city(slug: \"hilltown-q900000017-us\") { name } gone: city(slug: \"sao-tomas-br\") { name } }",
        )
        .await;
    assert_eq!(data, json!({ "city": { "name": "Hilltown Springs" }, "gone": { "name": "São Tomás" } }));
    assert!(!import(&app, &cities, &links).await.cities.changed);
}

#[tokio::test]
async fn failure_at_the_last_row_leaves_the_database_as_it_was() {
    let app = TestApp::demo().await;
    let before = state(&app.connection).await;
    let content = read_sample(&app).await;
    let mut import: Import = content.import;
    let last = import.cities.last_mut().expect("cities");
    last.slug = "wrong-slug".to_owned();
    let error = seed::import(&app.connection, &import, false).await.expect_err("a broken rule");
    assert!(error.to_string().contains("wrong-slug"), "{error}");
    assert_eq!(state(&app.connection).await, before);
    // The last table that a load writes to.
    let refused = match app.connection.get_database_backend() {
        sea_orm::DbBackend::Postgres => "ALTER TABLE dataset ADD CONSTRAINT disk_full CHECK (revision < 2)",
        _ => "CREATE TRIGGER full BEFORE UPDATE ON dataset BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    };
    app.connection.execute_unprepared(refused).await.expect("the database is full now");
    let content = read_sample(&app).await;
    seed::import(&app.connection, &content.import, false).await.expect_err("the disk is full");
    assert_eq!(state(&app.connection).await, before);
}

#[tokio::test]
async fn dry_run_reports_and_writes_nothing() {
    let app = TestApp::demo().await;
    let before = state(&app.connection).await;
    let content = read_sample(&app).await;
    let dry = seed::import(&app.connection, &content.import, true).await.expect("the import succeeds");
    assert_eq!(state(&app.connection).await, before);
    assert_eq!(seed::import(&app.connection, &content.import, false).await.expect("again"), dry);
}
