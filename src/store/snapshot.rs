//! The read-only view of one data version that a request sees.

use std::sync::Arc;

use entity::dataset;
use sea_orm::{
    AccessMode, ConnectionTrait as _, DatabaseConnection, DbBackend, EntityTrait, IsolationLevel,
    TransactionTrait,
};
use tokio::sync::OnceCell;

use super::reading::Reading;
use super::{Caches, StoreError};

/// A view that is opened by the first statement and closed with the request.
pub struct Snapshot {
    db: DatabaseConnection,
    caches: Arc<Caches>,
    view: OnceCell<View>,
}

/// An open read-only transaction, and the data version that it sees.
pub struct View {
    pub(crate) tx: Reading,
    pub dataset: dataset::Model,
    /// What is kept by data version, for all requests.
    pub(super) caches: Arc<Caches>,
}

impl Snapshot {
    pub fn new(db: DatabaseConnection, caches: Arc<Caches>) -> Self {
        Self { db, caches, view: OnceCell::new() }
    }

    /// Opens the view, or gives the open one.
    pub async fn view(&self) -> Result<&View, StoreError> {
        self.view.get_or_try_init(|| View::open(&self.db, &self.caches)).await
    }

    /// The version of the data that were read; none if the view was never opened.
    pub fn version(&self) -> Option<String> {
        self.view.get().map(View::version)
    }
}

impl View {
    async fn open(db: &DatabaseConnection, caches: &Arc<Caches>) -> Result<Self, StoreError> {
        let tx = Reading(match db.get_database_backend() {
            DbBackend::Postgres => {
                let isolation = Some(IsolationLevel::RepeatableRead);
                db.begin_with_config(isolation, Some(AccessMode::ReadOnly)).await?
            }
            // SQLite's transactions are deferred: the first SELECT fixes what they see.
            _ => db.begin().await?,
        });
        let dataset = dataset::Entity::find_by_id(1).one(&tx).await?.ok_or(StoreError::NoDataset)?;
        Ok(Self { tx, dataset, caches: Arc::clone(caches) })
    }

    /// Tells states of the data apart: two loads may give the same version, as when a change is taken back.
    pub fn version(&self) -> String {
        version(&self.dataset.version, self.dataset.revision)
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }
}

/// The version of a view, from the columns of the data set.
pub(super) fn version(version: &str, revision: i64) -> String {
    format!("{version}/{revision}")
}
