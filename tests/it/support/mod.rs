//! The test kit: an app over a database of its own, and the statements that it ran.

mod app;
mod database;
pub(crate) mod world;

pub(crate) use app::{Codes, Reply, TestApp};
pub(crate) use database::Served;
pub(crate) use testkit::{TestDatabase, demo};
