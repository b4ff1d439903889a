//! A GraphQL server for sister-city relations.
//!
//! The modules in reading order; a request flows one way: `http → graphql → store → entity`.
#![recursion_limit = "256"]

pub mod domain;
pub mod graphql;
pub mod store;
