//! Importers: each reads its own format and makes the canonical records of `seed`, which loads them.
//!
//! None of them touches the database.

mod mistakes;
pub mod report;
pub mod twin_cities_csv;

pub use mistakes::ImportError;
