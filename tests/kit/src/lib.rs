//! What only tests need, and no binary links: made-up networks of any size, worldwide sets, and a database for each test.

pub mod database;
mod random;
pub mod synthetic;
pub mod world;

pub use database::TestDatabase;
