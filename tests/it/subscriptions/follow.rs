//! What follows a version of the data, and what is executed for it.

use std::path::Path;
use std::process::Command;

use async_graphql::{Executor as _, Request, Variables};
use serde_json::json;
use tokio::time::Instant;

use super::{DATASET, LIVE, PATIENCE, RENAME, follow, has_ended, is_silent, next, write};
use crate::support::TestApp;

const TITLE: &str = "subscription { live { dataset { title } } }";

#[tokio::test]
async fn data_set_is_sent_at_once_and_for_each_version() {
    let app = TestApp::demo().await;
    let mut events = follow(&app, DATASET);
    let first = next(&mut events).await;
    let version = app.data("{ dataset { version revision } }").await;
    assert_eq!(first, json!({ "data": version }));
    assert!(is_silent(&mut events).await);
    for revision in 2..4 {
        write(&app, &[]).await;
        let dataset = json!({ "version": format!("v{revision}"), "revision": revision });
        assert_eq!(next(&mut events).await, json!({ "data": { "dataset": dataset } }));
    }
}

#[tokio::test]
async fn data_set_is_sent_for_each_version_whatever_is_selected() {
    let app = TestApp::demo().await;
    let mut events = follow(&app, "subscription { dataset { title } }");
    let first = next(&mut events).await;
    write(&app, &[]).await;
    assert_eq!(next(&mut events).await, first);
}

#[tokio::test]
async fn live_query_is_sent_at_once_and_when_its_answer_changes() {
    let app = TestApp::demo().await;
    let mut events = follow(&app, TITLE);
    let title = app.data("{ dataset { title } }").await;
    assert_eq!(next(&mut events).await, json!({ "data": { "live": title } }));
    write(&app, &[]).await;
    assert!(is_silent(&mut events).await, "the version is another, the answer is the same");
    write(&app, &[RENAME]).await;
    let changed = json!({ "live": { "dataset": { "title": "Partners" } } });
    assert_eq!(next(&mut events).await, json!({ "data": changed }));
}

#[tokio::test]
async fn import_by_another_process_is_seen() {
    let app = TestApp::demo().await;
    let mut events = follow(&app, "subscription { live { network { cityCount relationCount } } }");
    let before = app.data("{ network { cityCount relationCount } }").await;
    assert_eq!(next(&mut events).await["data"]["live"], before);
    let url = app.database.url.clone();
    let import = tokio::task::spawn_blocking(move || {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/world");
        Command::new(env!("CARGO_BIN_EXE_sister-cities"))
            .args(["import", "--database-url", &url])
            .args([data.join("cities.csv"), data.join("links.csv")])
            .env_clear()
            .output()
            .expect("the binary runs")
    });
    let output = import.await.expect("it ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let after = next(&mut events).await;
    assert_ne!(after["data"]["live"], before);
    assert_eq!(after["data"]["live"], app.data("{ network { cityCount relationCount } }").await);
}

#[tokio::test]
async fn a_thousand_followers_of_one_operation_execute_it_once_a_version() {
    let app = TestApp::demo().await;
    app.statements();
    let mut all: Vec<_> = (0..1_000).map(|_| follow(&app, LIVE)).collect();
    for events in &mut all {
        assert!(next(events).await["errors"].is_null());
    }
    let once = app.statements();
    app.data("{ home { name partners { totalCount } } }").await;
    assert_eq!(once, app.statements(), "one execution");
    let figures = app.executor.figures();
    assert_eq!((figures.subscriptions, figures.operations, figures.events), (1_000, 1, 1_000));
    let metrics = app.get("/metrics").await.text;
    for line in [
        "graphql_server_subscriptions 1000",
        "graphql_server_followed_operations 1",
        "graphql_server_events_total 1000",
    ] {
        assert!(metrics.lines().any(|printed| printed == line), "{line} in\n{metrics}");
    }
    write(&app, &["UPDATE city SET name = 'Elsewhere'"]).await;
    for events in &mut all {
        assert_eq!(next(events).await["data"]["live"]["home"]["name"], "Elsewhere");
    }
    assert_eq!(app.statements(), once, "one execution more");
}

#[tokio::test]
async fn other_variables_are_another_operation() {
    let app = TestApp::demo().await;
    let ask = |slug: &str| {
        let query = "subscription($slug: String!) { live { city(slug: $slug) { slug } } }";
        Request::new(query).variables(Variables::from_json(json!({ "slug": slug })))
    };
    let mut one = follow(&app, ask("umikado-jp"));
    let mut other = follow(&app, ask("hilltown-us"));
    assert_eq!(next(&mut one).await["data"]["live"]["city"]["slug"], "umikado-jp");
    assert_eq!(next(&mut other).await["data"]["live"]["city"]["slug"], "hilltown-us");
    assert_eq!(app.executor.figures().operations, 2);
}

#[tokio::test]
async fn slow_reader_gets_the_latest_and_nothing_between() {
    let app = TestApp::demo().await;
    let (mut slow, mut quick) = (follow(&app, DATASET), follow(&app, DATASET));
    next(&mut slow).await;
    next(&mut quick).await;
    for revision in 2..6 {
        write(&app, &[]).await;
        assert_eq!(next(&mut quick).await["data"]["dataset"]["revision"], revision);
    }
    assert_eq!(next(&mut slow).await["data"]["dataset"]["revision"], 5);
    assert!(is_silent(&mut slow).await);
}

#[tokio::test]
async fn nothing_is_asked_of_the_database_when_nobody_follows() {
    let app = TestApp::demo().await;
    let mut events = follow(&app, DATASET);
    next(&mut events).await;
    drop(events);
    let started = Instant::now();
    while app.executor.figures().operations > 0 {
        assert!(started.elapsed() < PATIENCE, "the follow does not end");
        tokio::task::yield_now().await;
    }
    assert_eq!(app.executor.figures().subscriptions, 0);
    // Who comes again begins anew.
    write(&app, &[]).await;
    let mut events = follow(&app, DATASET);
    assert_eq!(next(&mut events).await["data"]["dataset"]["revision"], 2);
}

#[tokio::test]
async fn query_over_a_stream_has_one_answer() {
    let app = TestApp::demo().await;
    let query = "{ home { slug } }";
    let mut events = follow(&app, query);
    let answer = json!({ "data": app.data(query).await });
    assert_eq!(next(&mut events).await, answer);
    assert!(has_ended(&mut events).await);
    let once = app.executor.execute(Request::new(query)).await;
    assert_eq!(serde_json::to_value(once).expect("JSON"), answer);
}
