//! The one error of the store.

/// What went wrong below a query; never shown to clients.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database statement failed")]
    Database(#[source] std::sync::Arc<sea_orm::DbErr>),
    #[error("the database holds no data set; run `sister-cities seed`")]
    NoDataset,
    #[error("work beside the request did not finish")]
    Unfinished(#[source] std::sync::Arc<tokio::task::JoinError>),
    #[error("column {column} holds {value:?}, which the loader never writes")]
    BadValue { column: &'static str, value: String },
}

impl From<sea_orm::DbErr> for StoreError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Database(std::sync::Arc::new(error))
    }
}
