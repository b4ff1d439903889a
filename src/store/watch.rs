//! Watches the version of the data, cheaply enough to be asked many times a second.

use std::sync::Arc;

use domain::data_version::DataVersion;
use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::sqlx::{self, ConnectOptions as _};
use sea_orm::{DbErr, RuntimeErr};

use super::{Caches, Reader, Snapshot, StoreError};

/// The version as it was last read.
///
/// SQLite tells by a counter whether another connection has committed since: a connection of its own, which writes
/// nothing, so sees every commit. PostgreSQL is asked for the row of the version.
pub struct Watch {
    reader: Arc<Reader>,
    caches: Arc<Caches>,
    counter: Option<SqliteConnection>,
    last: Option<(i64, DataVersion)>,
}

impl Watch {
    pub fn new(reader: Arc<Reader>, caches: Arc<Caches>) -> Self {
        Self { reader, caches, counter: None, last: None }
    }

    /// The version of the data as they are now; after an error it may be asked again.
    pub async fn version(&mut self) -> Result<DataVersion, StoreError> {
        if !self.reader.is_of_one_file() {
            return self.reader.version_of_row().await;
        }
        // The counter is read before the version: what is committed between them counts again the next time.
        let commits = self.commits().await?;
        if let Some((_, version)) = self.last.as_ref().filter(|(before, _)| *before == commits) {
            return Ok(version.clone());
        }
        let snapshot = Snapshot::new(Arc::clone(&self.reader), Arc::clone(&self.caches));
        let version = snapshot.view().await?.version();
        self.last = Some((commits, version.clone()));
        Ok(version)
    }

    /// What changes with each commit of another connection.
    async fn commits(&mut self) -> Result<i64, StoreError> {
        let mut connection = if let Some(connection) = self.counter.take() {
            connection
        } else {
            let options = self.reader.db().get_sqlite_connection_pool().connect_options();
            options.connect().await.map_err(driver)?
        };
        // Only a connection that has answered is kept.
        let commits = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut connection).await;
        let commits = commits.map_err(driver)?;
        self.counter = Some(connection);
        Ok(commits)
    }
}

fn driver(error: sqlx::Error) -> StoreError {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))).into()
}
