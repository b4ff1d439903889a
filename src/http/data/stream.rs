//! The body of a file: a page is asked for when the client has taken those before it.
//!
//! A permit is held while a page is made, and not while the client reads. What goes wrong on the way cuts the connection,
//! so that nobody takes a part for the whole.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use futures_util::stream;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::transfer::export::{Export, ExportError};

/// What the body still needs.
struct Rest {
    export: Export,
    permits: Arc<Semaphore>,
    /// For each page, with the wait for a permit.
    limit: Duration,
}

/// Why a body ends before its end.
#[derive(Debug, thiserror::Error)]
enum Cut {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("a page took longer than {0:?}")]
    TooLong(Duration),
}

pub(super) fn body(export: Export, permits: &Arc<Semaphore>, limit: Duration) -> Body {
    let rest = Rest { export, permits: Arc::clone(permits), limit };
    Body::from_stream(stream::try_unfold(rest, |mut rest| async move {
        match rest.next().await {
            Ok(Some(bytes)) => Ok(Some((bytes, rest))),
            Ok(None) => Ok(None),
            Err(reason) => {
                tracing::warn!(%reason, file = rest.export.file_name(), "an export was cut");
                Err(io::Error::other(reason))
            }
        }
    }))
}

impl Rest {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, Cut> {
        let page = async {
            let _permit = self.permits.acquire().await;
            self.export.next().await
        };
        Ok(timeout(self.limit, page).await.map_err(|_| Cut::TooLong(self.limit))??)
    }
}
