//! The room of events: signings, endings and what sources date or tell.

mod filter;
mod loader;
mod object;
mod order;
mod query;

pub(crate) use filter::EventFilter;
pub(crate) use object::{Event, of_city, of_fact};
pub(crate) use query::EventQuery;
