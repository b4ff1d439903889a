//! Tells of new versions of the data, and looks for them only while somebody listens.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use domain::data_version::DataVersion;
use tokio::sync::watch;

use crate::graphql::engine::execute::Engine;
use crate::graphql::shared::error::chain;

/// The version that was seen last; none before the first look.
type Seen = Option<DataVersion>;

/// Between two looks at least, also where each request looks by itself.
const LEAST_PAUSE: Duration = Duration::from_millis(10);

/// After a database that does not answer; asking at once again would only keep it busy.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// One look at a time, for all who listen.
pub(super) struct Versions {
    engine: Arc<Engine>,
    staleness: Duration,
    /// Dead while nobody listens.
    seen: Arc<Mutex<Weak<watch::Sender<Seen>>>>,
}

impl Versions {
    pub(super) fn new(engine: Arc<Engine>, staleness: Duration) -> Self {
        Self { engine, staleness: staleness.max(LEAST_PAUSE), seen: Arc::default() }
    }

    /// Hears of each version from now on.
    pub(super) fn subscribe(&self) -> watch::Receiver<Seen> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = seen.upgrade() {
            return sender.subscribe();
        }
        let (sender, receiver) = watch::channel(None);
        let sender = Arc::new(sender);
        *seen = Arc::downgrade(&sender);
        let (engine, staleness) = (Arc::clone(&self.engine), self.staleness);
        tokio::spawn(look(engine, staleness, sender, Arc::clone(&self.seen)));
        receiver
    }
}

/// Looks again and again until nobody listens.
async fn look(
    engine: Arc<Engine>,
    staleness: Duration,
    sender: Arc<watch::Sender<Seen>>,
    seen: Arc<Mutex<Weak<watch::Sender<Seen>>>>,
) {
    let mut watch = engine.watch();
    let mut has_failed = false;
    loop {
        let pause = match watch.version().await {
            Ok(version) => {
                has_failed = false;
                sender.send_if_modified(|known| {
                    let is_new = known.as_ref() != Some(&version);
                    *known = Some(version);
                    is_new
                });
                staleness
            }
            Err(error) => {
                if !std::mem::replace(&mut has_failed, true) {
                    tracing::warn!(error = %chain(&error), "the version of the data cannot be read");
                }
                staleness.max(AFTER_FAILURE)
            }
        };
        tokio::select! {
            () = sender.closed() => {}
            () = tokio::time::sleep(pause) => {}
        }
        // Who begins to listen does so with the lock in hand.
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        if sender.receiver_count() == 0 {
            *seen = Weak::new();
            return;
        }
    }
}
