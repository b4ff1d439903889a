//! The read-only view of one data version that a request sees.

use std::sync::Arc;

use domain::data_version::DataVersion;
use entity::dataset;
use sea_orm::DbBackend;
use tokio::sync::OnceCell;

use super::reading::Reading;
use super::{Caches, Reader, StoreError};

/// A view that is opened by the first statement and closed with the request.
pub struct Snapshot {
    reader: Arc<Reader>,
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
    pub fn new(reader: Arc<Reader>, caches: Arc<Caches>) -> Self {
        Self { reader, caches, view: OnceCell::new() }
    }

    /// Opens the view, or gives the open one.
    pub async fn view(&self) -> Result<&View, StoreError> {
        self.view.get_or_try_init(|| View::open(&self.reader, &self.caches)).await
    }

    /// The version of the data that were read; none if the view was never opened.
    pub fn version(&self) -> Option<DataVersion> {
        self.view.get().map(View::version)
    }
}

impl View {
    async fn open(reader: &Reader, caches: &Arc<Caches>) -> Result<Self, StoreError> {
        let (tx, dataset) = reader.open().await?;
        Ok(Self { tx, dataset, caches: Arc::clone(caches) })
    }

    /// The version of the data that it sees.
    pub fn version(&self) -> DataVersion {
        DataVersion::new(&self.dataset.version, self.dataset.revision)
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.tx.backend()
    }
}
