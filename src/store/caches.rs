//! What outlives a request: values that follow from the data alone, made once for each data version.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use entity::dataset;
use tokio::sync::OnceCell;

use super::StoreError;
use domain::graph::Graph;

/// All that is kept; the engine has one and hands it to the snapshot of each request.
#[derive(Default)]
pub struct Caches {
    pub(super) graph: PerVersion<Graph>,
}

/// While the data change, requests that began before and after it run side by side.
const KEPT_VERSIONS: usize = 2;

/// The value of each of the latest data versions.
pub(super) struct PerVersion<T> {
    /// The version that was asked for first of all stands last.
    slots: Mutex<VecDeque<(Version, Slot<T>)>>,
}

/// Two loads may give the same version, as when a change is taken back; the revision tells them apart.
type Version = (String, i64);

/// Empty until the value is made.
type Slot<T> = Arc<OnceCell<Arc<T>>>;

impl<T> Default for PerVersion<T> {
    fn default() -> Self {
        Self { slots: Mutex::default() }
    }
}

impl<T> PerVersion<T> {
    /// The value of the data version; of all who ask for it at once, one makes it and the others wait.
    pub(super) async fn get<F>(&self, data: &dataset::Model, make: F) -> Result<Arc<T>, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let slot = self.slot((data.version.clone(), data.revision));
        let value = slot.get_or_try_init(|| async { make.await.map(Arc::new) }).await?;
        Ok(Arc::clone(value))
    }

    fn slot(&self, version: Version) -> Slot<T> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, slot)) = slots.iter().find(|(known, _)| *known == version) {
            return Arc::clone(slot);
        }
        let slot = Arc::default();
        slots.push_front((version, Arc::clone(&slot)));
        slots.truncate(KEPT_VERSIONS);
        slot
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;

    use super::*;

    fn data(version: &str, revision: i64) -> dataset::Model {
        dataset::Model {
            own_home: None,
            id: 1,
            title: String::new(),
            home_city_id: 1,
            source_id: 1,
            license: String::new(),
            author: String::new(),
            published: None,
            url: None,
            stated_as_of: None,
            changes: None,
            version: version.to_owned(),
            revision,
            translations: None,
        }
    }

    async fn count(kept: &PerVersion<i64>, data: &dataset::Model, made: &AtomicUsize) -> i64 {
        let value = kept.get(data, async {
            made.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(data.revision)
        });
        *value.await.expect("making it never fails")
    }

    #[tokio::test]
    async fn value_is_made_once_for_all_who_ask_at_once() {
        let (kept, made, one) = (PerVersion::default(), AtomicUsize::new(0), data("a", 1));
        let values = join_all((0..50).map(|_| count(&kept, &one, &made))).await;
        assert_eq!((values, made.into_inner()), (vec![1; 50], 1));
    }

    #[tokio::test]
    async fn each_version_and_revision_has_a_value_of_its_own() {
        let (kept, made) = (PerVersion::default(), AtomicUsize::new(0));
        let (first, second, third) = (data("a", 1), data("b", 2), data("a", 3));
        for (data, value, so_far) in [
            (&first, 1, 1),
            (&second, 2, 2),
            (&first, 1, 2),
            (&second, 2, 2),
            (&third, 3, 3),
            (&second, 2, 3),
            // The oldest of three was dropped.
            (&first, 1, 4),
        ] {
            assert_eq!(count(&kept, data, &made).await, value);
            assert_eq!(made.load(Ordering::Relaxed), so_far);
        }
    }

    #[tokio::test]
    async fn failure_is_not_kept() {
        let (kept, one) = (PerVersion::<i64>::default(), data("a", 1));
        assert!(kept.get(&one, async { Err(StoreError::NoDataset) }).await.is_err());
        assert_eq!(*kept.get(&one, async { Ok(5) }).await.expect("made anew"), 5);
    }
}
