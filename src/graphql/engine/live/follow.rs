//! One operation that is followed: executed once for each version of the data, for all who follow it.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Response;
use domain::data_version::DataVersion;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::bounded::{self, Execution, ExecutionLimits};
use super::versions::Versions;
use crate::graphql::engine::execute::{Engine, GraphQlRequest};
use crate::graphql::engine::subscription::Repeats;

/// The latest event; none before the first. Who reads slowly never sees those between.
pub(super) type Latest = Option<Arc<Response>>;

/// After an execution that failed for a reason of ours.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// What is followed, and how.
pub(super) struct Follow {
    pub(super) engine: Arc<Engine>,
    pub(super) request: GraphQlRequest,
    /// The request of the first who followed.
    pub(super) request_id: String,
    pub(super) repeats: Repeats,
    pub(super) limits: ExecutionLimits,
    /// Executions of all that is followed that may run at the same time.
    pub(super) turns: Arc<Semaphore>,
}

/// What the last event was made of.
struct Sent {
    digest: [u8; 32],
    version: Option<DataVersion>,
}

impl Follow {
    /// Executes until the operation is refused, or nobody follows and nobody can come any more, as `is_left` says.
    /// The first execution has a permit already.
    pub(super) async fn run(
        &self,
        first: OwnedSemaphorePermit,
        versions: &Versions,
        latest: &watch::Sender<Latest>,
        is_left: impl Fn() -> bool,
    ) {
        let mut versions = versions.subscribe();
        let mut permit = Some(first);
        let mut sent: Option<Sent> = None;
        loop {
            let seen = versions.borrow_and_update().clone();
            let execution = tokio::select! {
                () = latest.closed() => {
                    if is_left() {
                        return;
                    }
                    continue;
                }
                execution = self.execute(permit.take()) => execution,
            };
            let Execution { response, digest, version, is_refused, has_failed } = execution;
            let version = version.or(seen);
            // While a failure may pass, those who have an event keep it.
            if sent.as_ref().is_none_or(|sent| !has_failed && self.is_news(sent, &digest, version.as_ref())) {
                latest.send_replace(Some(Arc::new(response)));
                sent = Some(Sent { digest, version: version.clone() });
            }
            if is_refused {
                return;
            }
            tokio::select! {
                () = latest.closed() => {
                    if is_left() {
                        return;
                    }
                }
                changed = other_version(&mut versions, version.as_ref()), if !has_failed => {
                    if changed.is_err() {
                        return;
                    }
                }
                () = tokio::time::sleep(AFTER_FAILURE), if has_failed => {}
            }
        }
    }

    async fn execute(&self, first: Option<OwnedSemaphorePermit>) -> Execution {
        let _permit = match first {
            Some(permit) => Some(permit),
            None => Arc::clone(&self.turns).acquire_owned().await.ok(),
        };
        bounded::execute(&self.engine, self.request.clone(), &self.request_id, &self.limits).await
    }

    fn is_news(&self, sent: &Sent, digest: &[u8; 32], version: Option<&DataVersion>) -> bool {
        match self.repeats {
            Repeats::EachVersion => sent.version.as_ref() != version,
            Repeats::EachChange | Repeats::Never => sent.digest != *digest,
        }
    }
}

/// Waits for a version other than the one that was executed on; an execution may see one before it is told of.
async fn other_version(
    versions: &mut watch::Receiver<Option<DataVersion>>,
    executed: Option<&DataVersion>,
) -> Result<(), watch::error::RecvError> {
    loop {
        versions.changed().await?;
        let seen = versions.borrow_and_update();
        if seen.is_some() && seen.as_ref() != executed {
            return Ok(());
        }
    }
}
