//! All queries: a noun a file.
//!
//! Functions take a [`View`] and give entity models or plain rows; they know nothing of GraphQL or HTTP.

mod blocking;
pub mod caches;
pub mod city;
pub mod country;
mod current;
pub mod dataset;
pub mod error;
pub mod event;
pub mod facet;
pub mod fact;
pub mod filter;
pub mod grouping;
mod home;
pub mod keys;
pub mod network;
pub mod note;
pub mod order;
pub mod page;
pub mod pool;
mod reading;
pub mod relation;
pub mod search;
pub mod snapshot;
pub mod statistics;
mod watch;

pub use caches::Caches;
pub use current::Current;
pub use error::StoreError;
pub use reading::{DatabaseServer, Observer, Reader, Reopen, Table};
pub use snapshot::{Snapshot, View};
pub use watch::Watch;
