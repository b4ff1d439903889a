//! Graphs: cities as nodes, relations as edges without a direction.

pub(super) mod gexf;
pub(super) mod graphml;
