//! What a load is: one statement for all that ask for the same at the same time.

use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;

use crate::store::{StoreError, View};

/// What a load gives: the found keys with their values.
pub type Loaded<L> = Result<HashMap<<L as Load>::Key, <L as Load>::Value>, StoreError>;

/// The bytes that a key and its value, none if there is none, take on the heap.
pub type Weight<L> = fn(&<L as Load>::Key, Option<&<L as Load>::Value>) -> usize;

/// One kind of load; its fields are the arguments that all keys of a batch share.
pub trait Load: Clone + Eq + Hash + Send + Sync + 'static {
    type Key: Clone + Eq + Hash + Ord + Send + Sync + 'static;
    type Value: Clone + Send + Sync + 'static;

    /// Runs the load for many keys; a key that is not found is absent from the answer.
    fn load(&self, view: &View, keys: &[Self::Key]) -> impl Future<Output = Loaded<Self>> + Send;

    /// What its values weigh, if they may be kept for other requests. Objects may, and lists without a filter or a
    /// cursor: what a client can vary at will is not asked for again.
    fn kept(&self) -> Option<Weight<Self>> {
        None
    }
}
