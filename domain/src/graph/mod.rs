//! The network of cities as a graph: shortest paths, components, and which countries are linked.
//!
//! A graph is built once from plain rows and then only read.
//! It has all cities, and all relations that the caller gives; several relations of one pair are one edge.
//! Cities are numbered in the order of their slugs, so that "the lowest number" means "the first by slug".

mod component;
mod country;
mod network;
mod node;
mod path;
mod slice;

pub use component::Component;
pub use country::{CountryLinks, CountryPair};
pub use network::Graph;
pub use node::{City, Country, Level, NodeKey, Relation};
pub use path::Chain;
pub use slice::Slice;

#[cfg(test)]
mod tests;
