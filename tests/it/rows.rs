//! Rows that are kept between requests (`--cache rows`).

use std::path::Path;
use std::time::Duration;

use sea_orm::ConnectionTrait as _;
use serde_json::Value;
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::{ServerConfig, Size};

use crate::golden::files;
use crate::support::{Served as _, TestApp, TestDatabase, patient};

const PARTNERS: &str = "{home{partners(first:20){nodes{name country{name}}}}}";

async fn keeping(cache: CacheConfig) -> TestApp {
    TestApp::at(TestDatabase::demo().await, &ServerConfig { cache, ..patient() }).await
}

async fn rows() -> TestApp {
    keeping(CacheConfig { cache: CacheMode::Rows, ..patient().cache }).await
}

async fn kept_bytes(app: &TestApp) -> u64 {
    app.figure("graphql_server_kept_rows_size_bytes").await
}

/// The statements of a query, beside the one that opens the view.
async fn statements(app: &TestApp, query: &str) -> Vec<String> {
    app.statements();
    app.data(query).await;
    app.statements()
}

#[tokio::test]
async fn what_was_read_is_not_read_again_whoever_asks_for_it() {
    let app = rows().await;
    let all = statements(&app, PARTNERS).await;
    assert_eq!(all.len(), 4, "home, its partners, they themselves, their countries: {all:#?}");
    assert_eq!(statements(&app, PARTNERS).await, Vec::<String>::new());
    // The same page in another question, which asks for more.
    let more =
        statements(&app, "{home{slug partners(first:20){nodes{slug country{code} relation{kind}}}}}").await;
    assert_eq!(more.len(), 1, "the relations with home: {more:#?}");
    let other = statements(&app, "{home{partners(first:19){nodes{name country{name}}}}}").await;
    assert_eq!(other.len(), 1, "another page of the same cities: {other:#?}");
    let bytes = kept_bytes(&app).await;
    assert!((5_000..100_000).contains(&bytes), "{bytes}");
}

#[tokio::test]
async fn what_a_client_can_vary_at_will_is_read_each_time() {
    let app = rows().await;
    for query in [
        "{cities(filter:{population:{gte:100000}}){totalCount nodes{slug}}}",
        "{relations(filter:{kind:{eq:SISTER_CITY}}){totalCount nodes{kind}}}",
        "{countries(filter:{region:{eq:ASIA}}){totalCount nodes{code}}}",
    ] {
        let all = statements(&app, query).await;
        let bytes = kept_bytes(&app).await;
        assert_eq!(all.len(), 2, "{query}");
        assert_eq!(statements(&app, query).await, all, "{query}");
        assert_eq!(kept_bytes(&app).await, bytes, "{query}");
    }
}

#[tokio::test]
async fn answers_are_those_of_fresh_data() {
    let (kept, fresh) = (rows().await, TestApp::demo().await);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/queries");
    let queries = files(&folder, ".graphql");
    assert!(queries.len() > 50);
    for time in 0..2 {
        for query in &queries {
            let text = std::fs::read_to_string(query).expect("a query");
            assert_eq!(kept.answer(&text).await, fresh.answer(&text).await, "{} {time}", query.display());
        }
    }
}

#[tokio::test]
async fn a_change_is_seen_by_the_next_request() {
    let app = rows().await;
    let other = app.database.connect().await;
    for number in 1..=3 {
        for statement in [
            format!("UPDATE city SET name = 'n{number}' WHERE id = (SELECT home_city_id FROM dataset)"),
            "UPDATE dataset SET revision = revision + 1".to_owned(),
        ] {
            other.execute_unprepared(&statement).await.expect("written");
        }
        for _ in 0..2 {
            let data = app.data("{home{name}}").await;
            assert_eq!(data["home"]["name"], Value::from(format!("n{number}")));
        }
    }
}

#[tokio::test]
async fn rows_stay_within_their_memory() {
    let cache = CacheConfig { cache: CacheMode::Rows, cache_size: Size(40_000), staleness: Duration::ZERO };
    let app = keeping(cache).await;
    let mut most = 0;
    for first in 1..=100 {
        app.data(&format!(
            "{{cities(first:{first}){{nodes{{name partners(first:{first}){{nodes{{name}}}}}}}}}}"
        ))
        .await;
        let bytes = kept_bytes(&app).await;
        assert!(bytes <= 35_000, "seven eighths: {bytes}");
        most = most.max(bytes);
    }
    assert!(most > 20_000, "{most}");
}
