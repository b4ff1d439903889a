//! Streams end with the server, which waits until they have said so to their clients.

use std::future::pending;
use std::sync::Arc;

use axum::http::Extensions;
use tokio::sync::watch;

/// Tells streams that the server stops, and the server how many are still open. An extension of each request.
#[derive(Clone)]
pub(in crate::http) struct Stopping {
    signal: watch::Receiver<bool>,
    open: Arc<watch::Sender<usize>>,
}

/// A stream that is open.
pub(in crate::http) struct Open(Stopping);

impl Stopping {
    pub(in crate::http) fn new(signal: watch::Receiver<bool>) -> Self {
        Self { signal, open: Arc::new(watch::Sender::new(0)) }
    }

    /// That of a request; one that never stops where the router serves without a server of ours.
    pub(in crate::http) fn of(extensions: &Extensions) -> Self {
        extensions.get().cloned().unwrap_or_else(|| Self::new(watch::channel(false).1))
    }

    pub(in crate::http) fn open(self) -> Open {
        self.open.send_modify(|open| *open += 1);
        Open(self)
    }

    /// Waits until no stream is open.
    pub(in crate::http) async fn closed(&self) {
        // An error would mean that the sender is gone, and `self` has it.
        let _ = self.open.subscribe().wait_for(|&open| open == 0).await;
    }
}

impl Open {
    pub(in crate::http) fn is_stopping(&self) -> bool {
        *self.0.signal.borrow()
    }

    /// Waits until the server stops.
    pub(in crate::http) async fn stopping(&self) {
        if self.0.signal.clone().wait_for(|&stopping| stopping).await.is_err() {
            pending::<()>().await;
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.send_modify(|open| *open -= 1);
    }
}
