//! The test kit: an app over a database of its own, and the statements that it ran.

mod app;
mod command;
mod database;
pub(crate) mod import;
mod server;
mod socket;
pub(crate) mod world;

pub(crate) use app::{Codes, Reply, TestApp, path, patient};
pub(crate) use command::{embedded_cities, run, stderr, stdout};
pub(crate) use database::Served;
pub(crate) use server::TestServer;
pub(crate) use socket::{Event, PROTOCOL, Socket};
pub(crate) use testkit::{TestDatabase, demo};
