//! Reads from replicas: in turn, never older than what was seen, and from the primary where they are lost or behind.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use serde_json::Value;
use sister_cities::app;
use sister_cities::config::ServerConfig;
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::replicas::ReplicaConfig;
use sister_cities::graphql::engine::documents::{Documents, Manifest};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::store::{DatabaseServer, Reader};
use tower::ServiceExt as _;

use crate::support::{Codes as _, Served as _, TestDatabase, path, patient};

/// A primary and two replicas; the name of each stands where the version of its data set would.
struct Cluster {
    router: Router,
    servers: [(TestDatabase, DatabaseConnection); 3],
}

const PRIMARY: usize = 0;
const ONE: usize = 1;
const TWO: usize = 2;

impl Cluster {
    /// With the revision of the data that each server has.
    async fn with(revisions: [i64; 3]) -> Self {
        let mut servers = Vec::new();
        for (name, revision) in ["primary", "one", "two"].into_iter().zip(revisions) {
            let database = TestDatabase::demo().await;
            let connection = database.connect().await;
            set(&connection, &format!("version = '{name}', revision = {revision}")).await;
            servers.push((database, connection));
        }
        let servers: [_; 3] = servers.try_into().unwrap_or_else(|_| panic!("three servers"));
        let server = |at: usize| {
            let (database, connection): &(TestDatabase, DatabaseConnection) = &servers[at];
            let (config, limit) = (database.config(), Duration::from_mins(10));
            DatabaseServer::new(connection.clone(), Some(limit)).reopened_by(Arc::new(move || {
                let config = config.clone();
                Box::pin(async move { sister_cities::db::connect_lazily(&config, limit).await })
            }))
        };
        let reader = Reader::of_servers(server(PRIMARY), vec![server(ONE), server(TWO)]);
        let documents = Documents::new(Manifest::default(), false, 0);
        let config = ServerConfig {
            cache: CacheConfig {
                cache: CacheMode::Fresh,
                staleness: Duration::ZERO,
                ..CacheConfig::default()
            },
            replicas: ReplicaConfig { version_wait: Duration::ZERO, ..ReplicaConfig::default() },
            ..patient()
        };
        let router = app::router_of(reader, DocumentLimits::default(), documents, &config);
        Self { router, servers }
    }

    /// The server that answers, or the code of the error.
    async fn ask(&self, least: Option<i64>) -> String {
        let mut request = Request::get(path("{ dataset { version } }"));
        if let Some(least) = least {
            request = request.header("min-data-version", least);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("a router never fails");
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole body");
        let answer: Value = serde_json::from_slice(&body).expect("JSON");
        if let Some(name) = answer["data"]["dataset"]["version"].as_str() {
            return name.to_owned();
        }
        assert!(status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::OK, "{answer}");
        answer.codes().concat()
    }

    async fn ask_times(&self, times: usize, least: Option<i64>) -> Vec<String> {
        let mut names = Vec::new();
        for _ in 0..times {
            names.push(self.ask(least).await);
        }
        names
    }

    async fn set_revision(&self, at: usize, revision: i64) {
        set(&self.servers[at].1, &format!("revision = {revision}")).await;
    }

    async fn lose(&self, at: usize) {
        self.servers[at].1.close_by_ref().await.expect("the connections close");
    }
}

async fn set(connection: &DatabaseConnection, columns: &str) {
    connection.execute_unprepared(&format!("UPDATE dataset SET {columns}")).await.expect("a row is set");
}

#[tokio::test]
async fn replicas_are_read_in_turn() {
    let cluster = Cluster::with([7, 7, 7]).await;
    assert_eq!(cluster.ask_times(4, None).await, ["one", "two", "one", "two"]);
}

#[tokio::test]
async fn a_replica_that_is_behind_what_was_asked_for_or_seen_is_left_out() {
    let cluster = Cluster::with([8, 7, 8]).await;
    assert_eq!(cluster.ask_times(3, Some(8)).await, ["two", "two", "two"]);
    assert_eq!(cluster.ask_times(3, None).await, ["two", "two", "two"], "8 was seen");
    cluster.set_revision(TWO, 7).await;
    assert_eq!(cluster.ask_times(3, None).await, ["primary", "primary", "primary"]);
    cluster.set_revision(ONE, 9).await;
    assert_eq!(cluster.ask_times(3, None).await, ["one", "one", "one"]);
}

#[tokio::test]
async fn what_nobody_has_is_refused() {
    let cluster = Cluster::with([8, 7, 7]).await;
    assert_eq!(cluster.ask(Some(9)).await, "DATA_VERSION_UNAVAILABLE");
    assert_eq!(cluster.ask(Some(8)).await, "primary");
}

#[tokio::test]
async fn a_replica_that_is_lost_is_left_out_until_it_answers() {
    let cluster = Cluster::with([7, 7, 7]).await;
    cluster.lose(ONE).await;
    assert_eq!(cluster.ask_times(4, None).await, ["two", "two", "two", "two"]);
    // Each second at least it is tried whether it answers by new connections, and these answer.
    for _ in 0..600 {
        if cluster.ask(None).await == "one" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it was never read from again");
}

#[tokio::test]
async fn without_replicas_the_primary_is_read() {
    let cluster = Cluster::with([7, 7, 7]).await;
    cluster.lose(ONE).await;
    cluster.lose(TWO).await;
    assert_eq!(cluster.ask(None).await, "primary");
}

#[tokio::test]
async fn without_the_primary_older_data_are_given_to_who_accepts_them() {
    let cluster = Cluster::with([8, 7, 7]).await;
    assert_eq!(cluster.ask(Some(8)).await, "primary");
    cluster.lose(PRIMARY).await;
    let answer = cluster.ask(None).await;
    assert!(["one", "two"].contains(&&*answer), "{answer}");
    assert_eq!(cluster.ask(Some(8)).await, "DATA_VERSION_UNAVAILABLE");
}

#[tokio::test]
async fn a_change_that_was_lost_with_a_primary_is_not_waited_for() {
    let cluster = Cluster::with([8, 7, 7]).await;
    assert_eq!(cluster.ask(Some(8)).await, "primary");
    // Another one has become the primary, which never had it.
    cluster.set_revision(PRIMARY, 7).await;
    assert_eq!(cluster.ask(None).await, "primary", "the primary says that 8 is gone");
    let answer = cluster.ask(None).await;
    assert!(["one", "two"].contains(&&*answer), "{answer}");
}
