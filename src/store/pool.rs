//! The connections of the pool, and whether one of them answers.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use super::StoreError;

/// How long a request waits for a connection, or a connection for a lock.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How often SQLite looks at the clock, in steps of its virtual machine; well below a millisecond.
pub const STEPS_BETWEEN_LOOKS: i32 = 10_000;

/// Statements that a connection to SQLite keeps prepared.
pub const PREPARED: usize = 500;

/// How much of a SQLite file is read as memory: as much as SQLite can. What is mapped takes none until it is read, and the
/// system may take it back.
pub const MAPPED_BYTES: i64 = 0x7fff_0000;

/// Connections to the database, by what they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    pub used: u32,
    pub idle: u32,
}

impl Pool {
    /// The connections as they are now.
    pub fn of(db: &DatabaseConnection) -> Self {
        let (all, idle) = if db.get_database_backend() == DbBackend::Postgres {
            let pool = db.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        } else {
            let pool = db.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        };
        let idle = u32::try_from(idle).unwrap_or(u32::MAX);
        Self { used: all.saturating_sub(idle), idle }
    }
}

/// Whether a request would have to wait for a connection that others have.
pub fn is_full(db: &DatabaseConnection) -> bool {
    let Pool { used, .. } = Pool::of(db);
    let most = if db.get_database_backend() == DbBackend::Postgres {
        db.get_postgres_connection_pool().options().get_max_connections()
    } else {
        db.get_sqlite_connection_pool().options().get_max_connections()
    };
    used >= most
}

/// Whether the database holds a data set; an error if it does not answer.
pub async fn ping(db: &DatabaseConnection) -> Result<bool, StoreError> {
    let statement = Statement::from_string(db.get_database_backend(), "SELECT id FROM dataset");
    Ok(db.query_one_raw(statement).await?.is_some())
}
