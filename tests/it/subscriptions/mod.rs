//! Subscriptions: what follows the data, and how often it is executed.

mod follow;
mod refusals;

use std::pin::Pin;
use std::time::Duration;

use async_graphql::futures_util::{Stream, StreamExt as _};
use async_graphql::{Executor as _, Request, Response};
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use serde_json::Value;

use crate::support::TestApp;

pub(crate) const DATASET: &str = include_str!("documents/dataset.graphql");
pub(crate) const LIVE: &str = include_str!("documents/live.graphql");

/// No event may take longer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
/// Long enough for an event that must not come.
pub(crate) const SILENCE: Duration = Duration::from_millis(400);

pub(crate) type Events = Pin<Box<dyn Stream<Item = Response> + Send>>;

pub(crate) fn follow(app: &TestApp, request: impl Into<Request>) -> Events {
    app.executor.execute_stream(request.into(), None)
}

/// The next event, which must come.
pub(crate) async fn next(events: &mut Events) -> Value {
    let event = tokio::time::timeout(PATIENCE, events.next()).await.expect("an event in time");
    serde_json::to_value(event.expect("the stream goes on")).expect("a response is JSON")
}

/// Whether no event comes.
async fn is_silent(events: &mut Events) -> bool {
    tokio::time::timeout(SILENCE, events.next()).await.is_err()
}

/// Whether the stream has ended.
async fn has_ended(events: &mut Events) -> bool {
    tokio::time::timeout(PATIENCE, events.next()).await.expect("an end in time").is_none()
}

/// A new version of the data, as another process writes it.
pub(crate) async fn write(app: &TestApp, changes: &[&str]) {
    let other = connect(app).await;
    for change in changes {
        other.execute_unprepared(change).await.expect("a change");
    }
    other
        .execute_unprepared("UPDATE dataset SET revision = revision + 1, version = 'v' || (revision + 1)")
        .await
        .expect("a new version");
    other.close().await.expect("the connection closes");
}

async fn connect(app: &TestApp) -> DatabaseConnection {
    use crate::support::Served as _;
    app.database.connect().await
}

pub(crate) const RENAME: &str = "UPDATE dataset SET title = 'Partners'";
