//! All that is followed: who asks for the same is served by the same executions.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use async_graphql::Response;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream, Stream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::bounded::ExecutionLimits;
use super::follow::{Follow, Latest};
use super::versions::Versions;
use crate::graphql::engine::execute::{Engine, GraphQlRequest};
use crate::graphql::engine::subscription::Repeats;

/// Repeated executions at the same time: a new version of the data must not take all connections from requests.
const TURNS: usize = 4;

/// What makes two requests the same.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    text: Arc<str>,
    operation_name: Option<String>,
    variables: String,
    introspects: bool,
    names_version: bool,
}

/// Who follows what, as figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Subscriptions that are open.
    pub subscriptions: usize,
    /// Different operations among them.
    pub operations: usize,
    /// Events that were handed to transports since the start.
    pub events: u64,
}

type Running = Mutex<HashMap<Key, Weak<watch::Sender<Latest>>>>;

pub(super) struct Follows {
    engine: Arc<Engine>,
    limits: ExecutionLimits,
    versions: Arc<Versions>,
    turns: Arc<Semaphore>,
    running: Arc<Running>,
    events: Arc<AtomicU64>,
}

/// No permit for the first execution.
pub(super) struct NoPermit;

impl Follows {
    pub(super) fn new(engine: Arc<Engine>, limits: ExecutionLimits) -> Self {
        let versions = Arc::new(Versions::new(Arc::clone(&engine), limits.staleness));
        let turns = Arc::new(Semaphore::new(TURNS));
        Self { engine, limits, versions, turns, running: Arc::default(), events: Arc::default() }
    }

    /// The events of an operation; the permit is taken only if nobody follows it yet.
    pub(super) fn follow(
        &self,
        request: GraphQlRequest,
        repeats: Repeats,
        request_id: String,
        permit: impl FnOnce() -> Option<OwnedSemaphorePermit>,
    ) -> Result<BoxStream<'static, Response>, NoPermit> {
        let key = Key::of(&request);
        let mut running = lock(&self.running);
        let known = running.get(&key).and_then(Weak::upgrade);
        let receiver = if let Some(sender) = known {
            sender.subscribe()
        } else {
            let permit = permit().ok_or(NoPermit)?;
            let (sender, receiver) = watch::channel(None);
            let sender = Arc::new(sender);
            running.insert(key.clone(), Arc::downgrade(&sender));
            let engine = Arc::clone(&self.engine);
            let (limits, turns) = (self.limits, Arc::clone(&self.turns));
            let follow = Follow { engine, request, request_id, repeats, limits, turns };
            let (versions, running) = (Arc::clone(&self.versions), Arc::clone(&self.running));
            tokio::spawn(run(follow, permit, versions, key, sender, running));
            receiver
        };
        Ok(events(receiver, Arc::clone(&self.events)).boxed())
    }

    pub(super) fn figures(&self) -> Figures {
        let running = lock(&self.running);
        let counts = running.values().filter_map(Weak::upgrade).map(|sender| sender.receiver_count());
        let subscriptions = counts.sum();
        Figures { subscriptions, operations: running.len(), events: self.events.load(Ordering::Relaxed) }
    }
}

/// Runs a follow to its end.
async fn run(
    follow: Follow,
    permit: OwnedSemaphorePermit,
    versions: Arc<Versions>,
    key: Key,
    sender: Arc<watch::Sender<Latest>>,
    running: Arc<Running>,
) {
    // Also when the execution panics: nobody may wait for it any longer.
    let forget = Forget { key, sender: Arc::downgrade(&sender), running };
    follow.run(permit, &versions, &sender, || forget.if_left(&sender)).await;
}

/// Takes a follow from those that run.
struct Forget {
    key: Key,
    sender: Weak<watch::Sender<Latest>>,
    running: Arc<Running>,
}

impl Forget {
    /// Forgets the follow if nobody follows. Who comes does so with the lock in hand, so nobody is left behind.
    fn if_left(&self, sender: &watch::Sender<Latest>) -> bool {
        let mut running = lock(&self.running);
        let is_left = sender.receiver_count() == 0;
        if is_left {
            running.remove(&self.key);
        }
        is_left
    }
}

impl Drop for Forget {
    fn drop(&mut self) {
        let mut running = lock(&self.running);
        // Another may have begun under the same key.
        if running.get(&self.key).is_some_and(|sender| sender.ptr_eq(&self.sender)) {
            running.remove(&self.key);
        }
    }
}

fn lock(running: &Running) -> MutexGuard<'_, HashMap<Key, Weak<watch::Sender<Latest>>>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What one follower sees: the event of the moment, and each one later for which it is not too slow.
fn events(receiver: watch::Receiver<Latest>, count: Arc<AtomicU64>) -> impl Stream<Item = Response> + Send {
    let mut receiver = receiver;
    receiver.mark_changed();
    stream::unfold((receiver, count), |(mut receiver, count)| async move {
        loop {
            receiver.changed().await.ok()?;
            let latest = receiver.borrow_and_update().clone();
            if let Some(event) = latest {
                count.fetch_add(1, Ordering::Relaxed);
                return Some((copy(&event), (receiver, count)));
            }
        }
    })
}

/// The framework's response has no `Clone`.
fn copy(event: &Response) -> Response {
    let mut copy = Response::new(event.data.clone());
    copy.errors.clone_from(&event.errors);
    copy.extensions.clone_from(&event.extensions);
    copy
}

impl Key {
    fn of(request: &GraphQlRequest) -> Self {
        Self {
            text: Arc::clone(&request.document.text),
            operation_name: request.operation_name.clone(),
            variables: serde_json::to_string(&request.variables).expect("variables were JSON"),
            introspects: request.introspects,
            names_version: request.names_version,
        }
    }
}
