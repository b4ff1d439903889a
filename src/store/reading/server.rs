//! A server of the database as requests find it: its connections, and whether it answers.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, DbBackend, DbErr};
use tokio::time::{sleep, timeout};

use crate::store::StoreError;
use crate::store::pool::{is_full, ping};

/// How long beyond its limit a statement may go without an answer. The server ends it at the limit, so that then no
/// word comes from there any more.
const GRACE: Duration = Duration::from_secs(1);

/// How long to wait for an answer where another server can be asked.
const MOMENT: Duration = Duration::from_secs(1);

/// How often a server that did not answer is asked whether it does.
const BETWEEN_TRIES: Duration = Duration::from_millis(500);

/// Opens new connections to the same server, without waiting for one.
pub type Reopen = Arc<dyn Fn() -> BoxFuture<'static, Result<DatabaseConnection, DbErr>> + Send + Sync>;

/// A server of the database.
pub struct DatabaseServer {
    connections: RwLock<Connections>,
    reopen: Option<Reopen>,
    /// How long a statement may go without an answer; none if it always has one in the end.
    patience: Option<Duration>,
    is_lost: AtomicBool,
}

/// Connections, and how often they were given up.
#[derive(Clone)]
pub(super) struct Connections {
    pub(super) db: DatabaseConnection,
    generation: u64,
}

impl DatabaseServer {
    /// A server whose statements end by themselves after the limit.
    pub fn new(db: DatabaseConnection, limit: Option<Duration>) -> Self {
        let is_remote = db.get_database_backend() == DbBackend::Postgres;
        let patience = limit.filter(|_| is_remote).map(|limit| limit + GRACE);
        let connections = RwLock::new(Connections { db, generation: 0 });
        Self { connections, reopen: None, patience, is_lost: AtomicBool::new(false) }
    }

    /// Where connections are dead, new ones take their place.
    #[must_use]
    pub fn reopened_by(self, reopen: Reopen) -> Self {
        Self { reopen: Some(reopen), ..self }
    }

    pub(super) fn connections(&self) -> Connections {
        self.connections.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn db(&self) -> DatabaseConnection {
        self.connections().db
    }

    /// Whether it did not answer when it was asked last.
    pub(super) fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::Relaxed)
    }

    /// What a statement gives. One without an answer leaves connections behind that are dead as well: the network may
    /// swallow all that is sent, and the system would find out after minutes.
    pub(super) async fn answer<T>(
        self: &Arc<Self>,
        of: &Connections,
        statement: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, StoreError> {
        let Some(patience) = self.patience else { return Ok(statement.await?) };
        if let Ok(answer) = timeout(patience, statement).await {
            return Ok(answer?);
        }
        self.renew(of);
        self.lose();
        Err(silent(patience))
    }

    /// Whether all its connections are in use, so that another server is quicker.
    pub(super) fn is_busy(&self) -> bool {
        is_full(&self.db())
    }

    /// What a server gives that can be done without: soon, or not at all.
    pub(super) async fn soon<T>(
        self: &Arc<Self>,
        answer: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let answer = timeout(MOMENT, answer).await.unwrap_or_else(|_| Err(silent(MOMENT)));
        self.unless_lost(answer)
    }

    /// Takes note of a server that does not answer, though it has a connection free.
    pub(super) fn unless_lost<T>(self: &Arc<Self>, answer: Result<T, StoreError>) -> Result<T, StoreError> {
        if matches!(answer, Err(StoreError::Unavailable(_))) && !self.is_busy() {
            self.lose();
        }
        answer
    }

    /// Gives connections up, unless another one has.
    fn renew(self: &Arc<Self>, dead: &Connections) {
        let Some(reopen) = &self.reopen else { return };
        {
            let mut connections = self.connections.write().unwrap_or_else(PoisonError::into_inner);
            if connections.generation != dead.generation {
                return;
            }
            connections.generation += 1;
        }
        tracing::warn!("a server of the database is silent; its connections are given up");
        let (opening, server) = (reopen(), Arc::clone(self));
        tokio::spawn(async move {
            match opening.await {
                Ok(db) => server.take(db),
                Err(error) => tracing::warn!(%error, "there are no new connections to the database"),
            }
        });
    }

    /// Requests that begin from now on have these connections.
    fn take(&self, db: DatabaseConnection) {
        let mut connections = self.connections.write().unwrap_or_else(PoisonError::into_inner);
        *connections = Connections { db, generation: connections.generation + 1 };
    }

    /// Leaves the server out until it answers, by new connections: those that it had may be dead.
    fn lose(self: &Arc<Self>) {
        if self.is_lost.swap(true, Ordering::Relaxed) {
            return;
        }
        tracing::warn!("a server of the database does not answer; it is left out until it does");
        let server = Arc::downgrade(self);
        tokio::spawn(async move {
            loop {
                sleep(BETWEEN_TRIES).await;
                let Some(server) = server.upgrade() else { return };
                if let Some(db) = server.try_again().await {
                    server.take(db);
                    server.is_lost.store(false, Ordering::Relaxed);
                    tracing::info!("a server of the database answers again");
                    return;
                }
            }
        });
    }

    /// Connections that have answered.
    async fn try_again(&self) -> Option<DatabaseConnection> {
        let db = match &self.reopen {
            Some(reopen) => reopen().await.ok()?,
            None => self.db(),
        };
        timeout(MOMENT, ping(&db)).await.ok()?.ok()?;
        Some(db)
    }
}

fn silent(patience: Duration) -> StoreError {
    StoreError::Unavailable(Arc::new(DbErr::Custom(format!("no answer within {patience:?}"))))
}
