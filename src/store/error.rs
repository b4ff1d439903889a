//! The one error of the store.

use std::sync::Arc;

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// What went wrong below a query. Of these, clients see only what they can do about it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database statement failed")]
    Database(#[source] Arc<DbErr>),
    #[error("database statement took too long and was stopped")]
    TooSlow(#[source] Arc<DbErr>),
    #[error("database does not answer")]
    Unavailable(#[source] Arc<DbErr>),
    #[error("the database holds no data set; run `sister-cities seed`")]
    NoDataset,
    #[error("work beside the request did not finish")]
    Unfinished(#[source] Arc<tokio::task::JoinError>),
    #[error("column {column} holds {value:?}, which the loader never writes")]
    BadValue { column: &'static str, value: String },
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let kind = match &error {
            DbErr::ConnectionAcquire(_) => Self::Unavailable,
            other => match cause(other) {
                Some(cause) => kind(cause),
                None => Self::Database,
            },
        };
        kind(Arc::new(error))
    }
}

/// What sqlx said, where it is behind an error of SeaORM.
pub(crate) fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

fn kind(cause: &sqlx::Error) -> fn(Arc<DbErr>) -> StoreError {
    use sqlx::Error;
    match cause {
        Error::Io(_)
        | Error::Tls(_)
        | Error::Protocol(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed => StoreError::Unavailable,
        Error::Database(error) => error.code().map_or(StoreError::Database, |code| kind_of_code(&code)),
        _ => StoreError::Database,
    }
}

/// By the five letters of PostgreSQL's SQLSTATE, or by SQLite's number, whose last byte is the kind.
fn kind_of_code(code: &str) -> fn(Arc<DbErr>) -> StoreError {
    if code.len() == 5 {
        return match code {
            "57014" => StoreError::TooSlow,
            // Stopping, crashed, starting, no connection left; a replica that had to apply a change in a reader's way.
            "57P01" | "57P02" | "57P03" | "53300" | "40001" | "40P01" => StoreError::Unavailable,
            // A pooler without a server.
            _ if code.starts_with("08") => StoreError::Unavailable,
            _ => StoreError::Database,
        };
    }
    match code.parse().map(|number: u32| number & 0xff) {
        Ok(9) => StoreError::TooSlow,
        // Busy, locked, an input or output error, a full disk, a file that cannot be opened.
        Ok(5 | 6 | 10 | 13 | 14) => StoreError::Unavailable,
        _ => StoreError::Database,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(code: &str) -> &'static str {
        match kind_of_code(code)(Arc::new(DbErr::UnpackInsertId)) {
            StoreError::TooSlow(_) => "too slow",
            StoreError::Unavailable(_) => "unavailable",
            _ => "database",
        }
    }

    #[test]
    fn codes_of_both_databases() {
        for (code, kind) in [
            ("57014", "too slow"),
            ("57P01", "unavailable"),
            ("40001", "unavailable"),
            ("08P01", "unavailable"),
            ("42P01", "database"),
            ("9", "too slow"),
            ("5", "unavailable"),
            ("517", "unavailable"),
            ("6410", "unavailable"),
            ("1", "database"),
            ("", "database"),
        ] {
            assert_eq!(name(code), kind, "{code}");
        }
    }

    #[test]
    fn pools_without_a_connection_are_unavailable() {
        let error = DbErr::Conn(RuntimeErr::SqlxError(Arc::new(sqlx::Error::PoolTimedOut)));
        assert!(matches!(StoreError::from(error), StoreError::Unavailable(_)));
    }
}
