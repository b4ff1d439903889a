//! The room of statistics: counts over the relations of a city, or of the whole graph.

mod bucket;
mod label;
mod loader;
mod object;

pub(crate) use label::group_label;
pub(crate) use object::Statistics;
