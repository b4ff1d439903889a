//! The room of the search: its root field, what it finds, and its loads.

mod loader;
mod object;
mod query;

pub(crate) use query::SearchQuery;
