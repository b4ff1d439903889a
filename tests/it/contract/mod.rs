//! Promises about the whole: the SDL, its descriptions, the layers, and the database.

mod coverage;
mod database;
mod deprecation;
mod layers;
mod plans;
mod schema;
