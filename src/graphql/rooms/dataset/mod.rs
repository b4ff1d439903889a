//! The room of the data set and its sources.

mod loader;
mod object;
mod query;
mod subscription;

pub(crate) use loader::{Changes, SourceById, SourceBySlug};
pub(crate) use object::{Dataset, Source};
pub(crate) use query::DatasetQuery;
pub(crate) use subscription::DatasetSubscription;
