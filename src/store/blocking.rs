//! Work that would hold up the threads that answer requests.

use std::sync::Arc;

use super::StoreError;

/// Runs work that takes longer than a moment on a thread for such work.
pub(super) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Unfinished(Arc::new(error)))
}
