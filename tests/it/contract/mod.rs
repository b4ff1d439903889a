//! Promises about the whole: the SDL, its descriptions, the layers, and the database.

mod changes;
mod check;
mod containers;
mod coverage;
mod database;
mod deprecation;
mod error_codes;
mod layers;
mod plans;
mod schema;
mod tables;
mod words;
