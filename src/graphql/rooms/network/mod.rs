//! The room of the network: all cities and their relations as one graph.

mod component;
mod countries;
mod loader;
mod object;
mod path;

pub(crate) use component::Component;
pub(crate) use object::NetworkQuery;
