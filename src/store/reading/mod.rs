//! How a view reads: by SeaORM's drivers, or SQLite in the process. Nothing else knows that there are two.
//!
//! It reads from a replica in its turn, unless that is lost or behind; else from the primary.

mod local;
mod record;
mod route;
mod row;
mod server;
mod transaction;

use std::sync::Arc;
use std::time::Duration;

use domain::data_version::DataVersion;
use entity::dataset;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, EntityTrait as _, Statement};

use self::local::Pool;
pub(crate) use self::record::{Cells, Record};
use self::route::Route;
pub use self::row::Table;
pub(crate) use self::row::{Models, Readable, Row};
pub use self::server::{DatabaseServer, Reopen};
pub use self::transaction::Observer;
pub(crate) use self::transaction::{Count, Length, Read, Reading};
use super::StoreError;
use super::pool::{Pool as Connections, ping};

/// Where views begin to read.
pub struct Reader {
    primary: Arc<DatabaseServer>,
    route: Route,
    local: Option<Arc<Pool>>,
    observer: Option<Observer>,
}

/// A view as it begins: the transaction, and the row of the data set that it sees.
type Begun = (Reading, dataset::Model);

impl Reader {
    /// A SQLite file is read in the process; nothing keeps a connection busy for longer than the limit.
    pub fn new(db: DatabaseConnection, limit: Option<Duration>) -> Self {
        let local = match db.get_database_backend() {
            DbBackend::Sqlite => Pool::beside(&db, limit).map(Arc::new),
            _ => None,
        };
        let primary = Arc::new(DatabaseServer::new(db, limit));
        Self { primary, route: Route::default(), local, observer: None }
    }

    /// From servers of PostgreSQL: replicas are read from, and the primary where they are lost or behind it.
    pub fn of_servers(primary: DatabaseServer, replicas: Vec<DatabaseServer>) -> Self {
        Self { primary: Arc::new(primary), route: Route::to(replicas), local: None, observer: None }
    }

    pub(super) fn db(&self) -> DatabaseConnection {
        self.primary.db()
    }

    /// Whether all that there is to read is one database of SQLite.
    pub(super) fn is_of_one_file(&self) -> bool {
        self.route.is_empty() && self.db().get_database_backend() == DbBackend::Sqlite
    }

    /// Tells of each statement from now on.
    #[must_use]
    pub fn observed(self, observer: Observer) -> Self {
        Self { observer: Some(observer), ..self }
    }

    /// Whether the database holds a data set; an error if no server of it answers.
    pub async fn ping(&self) -> Result<bool, StoreError> {
        if self.route.is_empty() {
            return ping(&self.primary.db()).await;
        }
        match self.version_of_row().await {
            Ok(_) => Ok(true),
            Err(StoreError::NoDataset) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The connections of requests as they are now.
    pub fn connections(&self) -> Connections {
        self.local.as_ref().map_or_else(|| Connections::of(&self.primary.db()), |pool| pool.connections())
    }

    /// Begins a view of data that are no older than what was seen before, if a server that answers has them.
    pub(super) async fn open(&self) -> Result<Begun, StoreError> {
        if self.route.is_empty() {
            return self.begin(&self.primary).await;
        }
        let mut older: Option<Begun> = None;
        let before = self.route.seen();
        for server in self.route.in_turn() {
            match server.soon(self.begin(server)).await {
                Ok(begun) if begun.1.revision >= before => {
                    self.route.saw(begun.1.revision);
                    return Ok(begun);
                }
                Ok(begun) if older.as_ref().is_none_or(|(_, data)| data.revision < begun.1.revision) => {
                    older = Some(begun);
                }
                // One that has no data yet is behind as well; what is wrong with the data, the primary tells.
                Ok(_) | Err(_) => {}
            }
        }
        let begun = self.begin_at_primary(older.is_some()).await;
        match (begun, older) {
            (Ok(begun), _) => {
                self.route.saw_at_primary(begun.1.revision, before);
                Ok(begun)
            }
            (Err(StoreError::Unavailable(_)), Some(older)) => Ok(older),
            (Err(error), _) => Err(error),
        }
    }

    /// Where replicas have older data, these are better than to wait for a primary that is lost.
    async fn begin_at_primary(&self, is_dispensable: bool) -> Result<Begun, StoreError> {
        if is_dispensable && self.primary.is_lost() {
            return Err(StoreError::Unavailable(Arc::new(lost())));
        }
        self.primary.unless_lost(self.begin(&self.primary).await)
    }

    async fn begin(&self, server: &Arc<DatabaseServer>) -> Result<Begun, StoreError> {
        let tx = match &self.local {
            Some(pool) => Reading::begin_local(pool, self.observer.clone()).await?,
            None => Reading::begin(server, self.observer.clone()).await?,
        };
        let found = dataset::Entity::find_by_id(1).read(&tx).await?;
        let dataset = found.into_iter().next().ok_or(StoreError::NoDataset)?;
        Ok((tx, dataset))
    }

    /// The version of the data at the primary; where that is lost, the latest that a replica has.
    pub(super) async fn version_of_row(&self) -> Result<DataVersion, StoreError> {
        if self.route.is_empty() {
            return version_at(&self.primary).await;
        }
        let before = self.route.seen();
        let mut failed = None;
        if !self.primary.is_lost() {
            match self.primary.unless_lost(version_at(&self.primary).await) {
                Ok(version) => {
                    self.route.saw_at_primary(version.revision(), before);
                    return Ok(version);
                }
                Err(error) => failed = Some(error),
            }
        }
        let mut latest: Option<DataVersion> = None;
        for server in self.route.in_turn() {
            match server.soon(version_at(server)).await {
                Ok(version)
                    if latest.as_ref().is_none_or(|latest| latest.revision() < version.revision()) =>
                {
                    latest = Some(version);
                }
                Ok(_) => {}
                Err(error) => failed = Some(error),
            }
        }
        if let Some(version) = &latest {
            self.route.saw(version.revision());
        }
        latest.ok_or_else(|| failed.unwrap_or_else(|| StoreError::Unavailable(Arc::new(lost()))))
    }
}

/// The version, by a statement of its own.
async fn version_at(server: &Arc<DatabaseServer>) -> Result<DataVersion, StoreError> {
    let sql = r#"SELECT "version", "revision" FROM "dataset""#;
    let connections = server.connections();
    let statement = connections.db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql));
    let row = server.answer(&connections, statement).await?.ok_or(StoreError::NoDataset)?;
    Ok(DataVersion::new(&row.try_get::<String>("", "version")?, row.try_get("", "revision")?))
}

fn lost() -> DbErr {
    DbErr::Custom("no server of the database answers".to_owned())
}
