//! Loads in loads: all that a request asks for until it has nothing left to do becomes one statement a load.
//!
//! The driver polls the execution until it neither finishes nor wakes itself; then every resolver that can
//! run has run, and what they wait for is a whole level of the answer.

use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use async_graphql::indexmap::IndexMap;
use futures_util::future::BoxFuture;
use futures_util::task::AtomicWaker;
use tokio::sync::oneshot;

use super::kept_loads::KeptLoads;
pub use super::load::{Load, Loaded, Weight};
use crate::store::{Snapshot, StoreError, View};

/// The loads of one request: those that wait, and the answers of those that ran.
#[derive(Default)]
pub struct Loads {
    /// In the order in which they were first asked for, so that statements come in the same order each time.
    queues: Mutex<IndexMap<TypeId, Box<dyn Queue>>>,
    /// Those of other requests, where they are kept.
    kept: Option<Arc<KeptLoads>>,
}

type Answer<L> = Result<Option<<L as Load>::Value>, StoreError>;

/// All loads of one type, by their arguments.
struct LoadQueue<L: Load> {
    known: HashMap<L, HashMap<L::Key, Option<L::Value>>>,
    waiting: IndexMap<L, Waiting<L>>,
}

struct Waiting<L: Load> {
    keys: HashSet<L::Key>,
    askers: Vec<(L::Key, oneshot::Sender<Answer<L>>)>,
}

trait Queue: Any + Send {
    fn is_waiting(&self) -> bool;
    fn take(&mut self) -> Vec<Box<dyn Batch>>;
    fn as_any(&mut self) -> &mut dyn Any;
}

/// The keys of one load, on their way to the database.
trait Batch: Send {
    fn run<'a>(self: Box<Self>, view: &'a View, loads: &'a Loads) -> BoxFuture<'a, ()>;
    fn fail(self: Box<Self>, error: &StoreError);
}

struct LoadBatch<L: Load> {
    load: L,
    waiting: Waiting<L>,
}

impl Loads {
    pub fn new(kept: Option<Arc<KeptLoads>>) -> Self {
        Self { queues: Mutex::default(), kept }
    }

    /// Asks for one key and waits until its batch has run.
    pub async fn load<L: Load>(&self, load: L, key: L::Key) -> Answer<L> {
        let answer = {
            let mut queues = self.lock();
            let queue = LoadQueue::<L>::of(&mut queues);
            if let Some(known) = queue.known.get(&load).and_then(|keys| keys.get(&key)) {
                return Ok(known.clone());
            }
            let (sender, receiver) = oneshot::channel();
            let waiting = queue
                .waiting
                .entry(load)
                .or_insert_with(|| Waiting { keys: HashSet::new(), askers: Vec::new() });
            waiting.keys.insert(key.clone());
            waiting.askers.push((key, sender));
            receiver
        };
        answer.await.expect("a batch answers everyone who asked, or its request has ended")
    }

    fn lock(&self) -> MutexGuard<'_, IndexMap<TypeId, Box<dyn Queue>>> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_waiting(&self) -> bool {
        self.lock().values().any(|queue| queue.is_waiting())
    }

    async fn run(&self, snapshot: &Snapshot) {
        let loads: Vec<_> = self.lock().values_mut().flat_map(|queue| queue.take()).collect();
        match snapshot.view().await {
            Ok(view) => {
                for batch in loads {
                    batch.run(view, self).await;
                }
            }
            Err(error) => loads.into_iter().for_each(|batch| batch.fail(&error)),
        }
    }
}

impl<L: Load> LoadQueue<L> {
    fn of(queues: &mut IndexMap<TypeId, Box<dyn Queue>>) -> &mut Self {
        queues
            .entry(TypeId::of::<L>())
            .or_insert_with(|| Box::new(Self { known: HashMap::new(), waiting: IndexMap::new() }))
            .as_any()
            .downcast_mut()
            .expect("a queue stands under the type of its load")
    }
}

impl<L: Load> Queue for LoadQueue<L> {
    fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    fn take(&mut self) -> Vec<Box<dyn Batch>> {
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        waiting.map(|(load, waiting)| Box::new(LoadBatch { load, waiting }) as Box<dyn Batch>).collect()
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

impl<L: Load> Batch for LoadBatch<L> {
    fn run<'a>(self: Box<Self>, view: &'a View, loads: &'a Loads) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            // Sorted, so that a statement's values do not depend on the order of hashing.
            let keys: Vec<_> =
                self.waiting.keys.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
            let kept = loads.kept.as_deref();
            match read(&self.load, view, &keys, kept).await {
                Err(error) => self.fail(&error),
                Ok(mut found) => {
                    let answers: HashMap<_, _> = keys
                        .into_iter()
                        .map(|key| {
                            let value = found.remove(&key);
                            (key, value)
                        })
                        .collect();
                    for (key, asker) in self.waiting.askers {
                        // An asker that is gone was cancelled with its request.
                        let _ = asker.send(Ok(answers.get(&key).cloned().flatten()));
                    }
                    let mut queues = loads.lock();
                    let known = &mut LoadQueue::<L>::of(&mut queues).known;
                    known.entry(self.load).or_default().extend(answers);
                }
            }
        })
    }

    fn fail(self: Box<Self>, error: &StoreError) {
        for (_, asker) in self.waiting.askers {
            let _ = asker.send(Err(error.clone()));
        }
    }
}

/// The values of some keys: those that are kept, and the others from the database.
async fn read<L: Load>(load: &L, view: &View, keys: &[L::Key], kept: Option<&KeptLoads>) -> Loaded<L> {
    let (Some(kept), Some(weight)) = (kept, load.kept()) else { return load.load(view, keys).await };
    let version = view.version();
    let known = kept.find(&version, load, keys);
    let missing: Vec<_> = keys.iter().filter(|key| !known.contains_key(key)).cloned().collect();
    let mut found = if missing.is_empty() { HashMap::new() } else { load.load(view, &missing).await? };
    kept.keep(
        &version,
        load,
        weight,
        missing.into_iter().map(|key| {
            let value = found.get(&key).cloned();
            (key, value)
        }),
    );
    found.extend(known.into_iter().filter_map(|(key, value)| Some((key, value?))));
    Ok(found)
}

/// Runs an execution to its end, and its loads whenever it has gone quiet.
pub async fn drive<F: Future>(execution: F, loads: &Loads, snapshot: &Snapshot) -> F::Output {
    let mut execution = pin!(execution);
    let quiet = Arc::new(QuietWaker::default());
    let waker = Waker::from(Arc::clone(&quiet));
    loop {
        let quiet = poll_fn(|cx| {
            quiet.outer.register(cx.waker());
            loop {
                quiet.woken.store(false, Ordering::Release);
                match execution.as_mut().poll(&mut Context::from_waker(&waker)) {
                    Poll::Ready(output) => return Poll::Ready(Some(output)),
                    Poll::Pending if quiet.woken.load(Ordering::Acquire) => {}
                    Poll::Pending if loads.is_waiting() => return Poll::Ready(None),
                    Poll::Pending => return Poll::Pending,
                }
            }
        });
        match quiet.await {
            Some(output) => return output,
            None => loads.run(snapshot).await,
        }
    }
}

/// Remembers that the execution was woken, and passes the waking on.
#[derive(Default)]
struct QuietWaker {
    woken: AtomicBool,
    outer: AtomicWaker,
}

impl Wake for QuietWaker {
    fn wake(self: Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.outer.wake();
    }
}
