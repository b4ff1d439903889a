//! What only tests need, and no binary links: a frozen network and made-up ones of any size, worldwide sets, and a database for each test.

pub mod database;
pub mod demo;
pub mod large;
mod random;
pub mod synthetic;
pub mod world;

pub use database::TestDatabase;
