//! The version of the data as they are now, or were a moment ago: nobody looks while nobody asks, and who asks at the
//! same time shares one look.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::data_version::DataVersion;
use tokio::time::sleep;

use super::Watch;

/// Who waits for a version looks as often.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// The current version of one database.
pub struct Current(Looks<Watch>);

/// The version that was read last, and how old it may be.
struct Looks<L> {
    staleness: Duration,
    /// Who holds it looks; the others wait for what it sees.
    eyes: tokio::sync::Mutex<L>,
    known: Mutex<Known>,
}

/// What is known of the version.
#[derive(Default)]
struct Known {
    last: Option<Look>,
    /// The versions that were heard of since the look that is under way began; none if nobody looks.
    meanwhile: Option<Vec<Option<DataVersion>>>,
}

/// What looks at the database.
trait Eyes {
    /// The version; none if the database does not answer.
    fn look(&mut self) -> impl Future<Output = Option<DataVersion>> + Send;
}

impl Eyes for Watch {
    async fn look(&mut self) -> Option<DataVersion> {
        self.version().await.ok()
    }
}

/// What was seen.
#[derive(Clone)]
struct Look {
    began: Instant,
    version: Option<DataVersion>,
}

impl Current {
    /// With a staleness of 0 each request looks, or shares a look that began after it came.
    pub fn new(watch: Watch, staleness: Duration) -> Self {
        Self(Looks::new(watch, staleness))
    }

    /// The version; none if the database does not answer.
    pub async fn version(&self) -> Option<DataVersion> {
        self.0.version().await
    }

    /// Waits until the data have this revision at least, though not for longer; gives the version that they have then.
    pub async fn reach(&self, least: i64, wait: Duration) -> Option<DataVersion> {
        self.0.reach(least, wait).await
    }

    /// Hears of a version that somebody has read; the next one who asks looks again if it is another one.
    pub fn heard_of(&self, version: &DataVersion) {
        self.0.heard_of(Some(version));
    }

    /// Hears of a change by this process, whatever version it made; the next one who asks looks again.
    pub fn changed(&self) {
        self.0.heard_of(None);
    }
}

impl<L> Looks<L> {
    fn new(eyes: L, staleness: Duration) -> Self {
        Self { staleness, eyes: tokio::sync::Mutex::new(eyes), known: Mutex::default() }
    }

    /// Hears of a version, or of one that is not known.
    fn heard_of(&self, version: Option<&DataVersion>) {
        let mut known = self.known();
        if known.last.as_ref().is_some_and(|look| !look.is_of(version)) {
            known.last = None;
        }
        if let Some(heard) = &mut known.meanwhile
            && !heard.iter().any(|other| other.as_ref() == version)
        {
            heard.push(version.cloned());
        }
    }

    fn last(&self) -> Option<Look> {
        self.known().last.clone()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn begin(&mut self) {
        self.meanwhile = Some(Vec::new());
    }

    /// Keeps what was seen, unless another version was heard of meanwhile: it may be newer, and who has read it must
    /// not get an older one afterwards.
    fn end(&mut self, look: Look) {
        let heard = self.meanwhile.take().unwrap_or_default();
        let is_the_only_one = heard.iter().all(|version| look.is_of(version.as_ref()));
        self.last = is_the_only_one.then_some(look);
    }
}

impl Look {
    /// Whether it saw a version; one that is not known may be any other.
    fn is_of(&self, version: Option<&DataVersion>) -> bool {
        version.is_some() && self.version.as_ref() == version
    }
}

impl<L: Eyes> Looks<L> {
    async fn reach(&self, least: i64, wait: Duration) -> Option<DataVersion> {
        let until = Instant::now() + wait;
        let is_enough =
            |seen: &Option<DataVersion>| seen.as_ref().is_some_and(|seen| seen.is_at_least(Some(least)));
        let mut seen = self.version().await;
        while !is_enough(&seen) {
            // What was seen may be as old as the staleness.
            self.heard_of(None);
            seen = self.version().await;
            if Instant::now() >= until {
                break;
            }
            if !is_enough(&seen) {
                sleep(BETWEEN_LOOKS).await;
            }
        }
        seen
    }

    async fn version(&self) -> Option<DataVersion> {
        let asked = Instant::now();
        let is_fresh = |look: &Look| look.version.is_some() && look.began + self.staleness > asked;
        if let Some(look) = self.last().filter(is_fresh) {
            return look.version;
        }
        let mut eyes = self.eyes.lock().await;
        // Another one may have looked meanwhile; that the database did not answer then is an answer as well.
        if let Some(look) = self.last().filter(|look| look.began > asked || is_fresh(look)) {
            return look.version;
        }
        let began = Instant::now();
        self.known().begin();
        let version = eyes.look().await;
        self.known().end(Look { began, version: version.clone() });
        version
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use futures_util::future::join_all;

    use super::*;

    /// Sees how often it looked, the version being that number; below 0 the database does not answer.
    struct Counter(Arc<AtomicI64>);

    impl Eyes for Counter {
        async fn look(&mut self) -> Option<DataVersion> {
            tokio::task::yield_now().await;
            let looks = self.0.fetch_add(1, Ordering::Relaxed) + 1;
            (looks > 0).then(|| version(looks))
        }
    }

    fn version(look: i64) -> DataVersion {
        DataVersion::new("2026-11", look)
    }

    fn current(staleness: Duration, looks: i64) -> (Looks<Counter>, Arc<AtomicI64>) {
        let looks = Arc::new(AtomicI64::new(looks));
        (Looks::new(Counter(Arc::clone(&looks)), staleness), looks)
    }

    const HOUR: Duration = Duration::from_hours(1);

    #[tokio::test]
    async fn nobody_looks_again_within_the_staleness() {
        let (current, looks) = current(HOUR, 0);
        assert_eq!(looks.load(Ordering::Relaxed), 0, "nor before anybody asks");
        for _ in 0..3 {
            assert_eq!(current.version().await, Some(version(1)));
        }
    }

    #[tokio::test]
    async fn without_staleness_each_looks_for_itself() {
        let (current, _) = current(Duration::ZERO, 0);
        for looks in [1, 2, 3] {
            assert_eq!(current.version().await, Some(version(looks)));
        }
    }

    #[tokio::test]
    async fn a_version_is_waited_for_no_longer_than_it_may_take() {
        let (current, _) = current(HOUR, 0);
        assert_eq!(current.reach(1, Duration::ZERO).await, Some(version(1)));
        // The first look is an hour young, so it takes another one to see more.
        assert_eq!(current.reach(2, Duration::ZERO).await, Some(version(2)));
        assert_eq!(current.reach(5, HOUR).await, Some(version(5)));
        assert_eq!(current.reach(9, Duration::ZERO).await, Some(version(6)), "it is not there in time");
    }

    #[tokio::test]
    async fn those_who_wait_for_a_look_share_the_next_one() {
        let (current, looks) = current(Duration::ZERO, 0);
        let seen = join_all((0..50).map(|_| current.version())).await;
        assert_eq!(seen[0], Some(version(1)));
        // The first look began before the others came, so it might have missed what they must see.
        assert!(seen[1..].iter().all(|seen| *seen == Some(version(2))), "{seen:?}");
        assert_eq!(looks.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn another_version_that_somebody_read_makes_the_next_one_look() {
        let (current, _) = current(HOUR, 0);
        assert_eq!(current.version().await, Some(version(1)));
        current.heard_of(Some(&version(1)));
        assert_eq!(current.version().await, Some(version(1)));
        current.heard_of(Some(&version(9)));
        assert_eq!(current.version().await, Some(version(2)));
        current.heard_of(None);
        assert_eq!(current.version().await, Some(version(3)));
    }

    #[tokio::test]
    async fn a_look_is_not_kept_if_another_version_was_read_meanwhile() {
        for (heard, next) in [(Some(version(9)), 2), (None, 2), (Some(version(1)), 1)] {
            let (current, _) = current(HOUR, 0);
            // The look begins before the version is heard of, and ends after.
            let (seen, ()) = tokio::join!(current.version(), async { current.heard_of(heard.as_ref()) });
            assert_eq!(seen, Some(version(1)));
            assert_eq!(current.version().await, Some(version(next)), "{heard:?}");
            assert_eq!(current.version().await, Some(version(next)), "{heard:?}");
        }
    }

    #[tokio::test]
    async fn those_who_wait_for_a_look_that_is_not_kept_look_again() {
        let (current, looks) = current(HOUR, 0);
        let waiting = async {
            current.heard_of(Some(&version(9)));
            current.version().await
        };
        let (first, second) = tokio::join!(current.version(), waiting);
        assert_eq!((first, second), (Some(version(1)), Some(version(2))));
        assert_eq!(looks.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn failure_is_shared_by_those_who_wait_and_not_kept() {
        let (current, looks) = current(HOUR, -2);
        let seen = join_all((0..50).map(|_| current.version())).await;
        assert_eq!((seen, looks.load(Ordering::Relaxed)), (vec![None; 50], 0));
        assert_eq!(current.version().await, Some(version(1)));
    }
}
