//! The transaction of a view, in which every statement is a span of the log.

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use tracing::{Instrument as _, Span};

/// A read-only transaction. Of a statement the log says only how long it took: its text and values may hold what a client sent.
pub(crate) struct Reading(pub(super) DatabaseTransaction);

/// Off by default, and then no more than a comparison.
fn span() -> Span {
    tracing::debug_span!("statement")
}

#[async_trait]
impl ConnectionTrait for Reading {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).instrument(span()).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).instrument(span()).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).instrument(span()).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).instrument(span()).await
    }
}
