//! A GraphQL server for sister-city relations.
//!
//! The modules in reading order; a request flows one way: `http → graphql → store → entity`.
#![recursion_limit = "256"]

// One table for flags and checks alike; a macro has to stand before its users.
#[macro_use]
mod limits;

// The settings, then what is built from them.
pub mod app;
pub mod cli;
pub mod config;
pub mod db;
pub mod telemetry;
// The way of a request.
pub mod graphql;
pub mod http;
pub mod store;
// Bulk in and out.
pub mod transfer;
