//! What clients see: the only user of async-graphql.
//!
//! One room for each noun, with the same files in each; the life of a request is in [`pipeline`].

pub(crate) mod city;
pub mod compare;
pub(crate) mod connection;
pub(crate) mod context;
pub(crate) mod country;
pub(crate) mod dataset;
pub(crate) mod enums;
pub mod error;
pub(crate) mod event;
pub(crate) mod facet;
pub(crate) mod filter;
pub(crate) mod naming;
pub(crate) mod network;
pub(crate) mod node;
pub(crate) mod order;
pub mod pipeline;
pub(crate) mod profile;
pub(crate) mod region;
pub(crate) mod relation;
pub(crate) mod scalars;
pub mod schema;
pub(crate) mod search;
pub(crate) mod statistics;

/// The languages of a `lang` argument that is not given.
fn english() -> Vec<scalars::LanguageTag> {
    vec![scalars::LanguageTag("en".to_owned())]
}
