//! The room of statistics: counts over the relations of a city, or of the whole graph.

mod bucket;
pub(crate) mod label;
mod loader;
mod object;

pub(crate) use object::Statistics;
