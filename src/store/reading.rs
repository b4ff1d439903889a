//! The transaction of a view, in which every statement is a span of the log.

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use tracing::Instrument as _;
use tracing::instrument::WithSubscriber as _;
use tracing::subscriber::NoSubscriber;

/// A read-only transaction. Of a statement the log says only how long it took: its text and values may hold what a client sent.
pub(crate) struct Reading(pub(super) DatabaseTransaction);

/// Runs a statement in a span; where that is not logged, as by default, in none.
async fn spanned<T>(statement: impl Future<Output = T>) -> T {
    let span = tracing::debug_span!("statement");
    if span.is_disabled() {
        return statement.await;
    }
    // SQLite's driver lends the span to its thread, which would close it there, late and away from its request.
    statement.with_subscriber(NoSubscriber::default()).instrument(span).await
}

#[async_trait]
impl ConnectionTrait for Reading {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        spanned(self.0.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        spanned(self.0.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        spanned(self.0.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        spanned(self.0.query_all_raw(statement)).await
    }
}
