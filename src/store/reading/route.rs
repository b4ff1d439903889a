//! What is known of the replicas: whose turn it is, and how far the data were when they were read last.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use super::server::DatabaseServer;

/// The replicas, and what is known of the data.
#[derive(Default)]
pub(super) struct Route {
    replicas: Vec<Arc<DatabaseServer>>,
    turn: AtomicUsize,
    /// The greatest revision that was read.
    seen: AtomicI64,
}

impl Route {
    pub(super) fn to(replicas: Vec<DatabaseServer>) -> Self {
        Self { replicas: replicas.into_iter().map(Arc::new).collect(), ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.replicas.is_empty()
    }

    /// The replicas that answer and have a connection free, each request beginning with another one.
    pub(super) fn in_turn(&self) -> impl Iterator<Item = &Arc<DatabaseServer>> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let count = self.replicas.len();
        (0..count)
            .map(move |at| &self.replicas[(turn + at) % count])
            .filter(|server| !server.is_lost() && !server.is_busy())
    }

    pub(super) fn seen(&self) -> i64 {
        self.seen.load(Ordering::Relaxed)
    }

    pub(super) fn saw(&self, revision: i64) {
        self.seen.fetch_max(revision, Ordering::Relaxed);
    }

    /// The primary has the last word: where it is behind what was seen before it was asked, a change was lost with the
    /// primary before it.
    pub(super) fn saw_at_primary(&self, revision: i64, before: i64) {
        if revision < before {
            let _ = self.seen.compare_exchange(before, revision, Ordering::Relaxed, Ordering::Relaxed);
        } else {
            self.saw(revision);
        }
    }
}
