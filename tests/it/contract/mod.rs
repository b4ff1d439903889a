//! Promises about the whole: the SDL, its descriptions, the layers, and the database.

mod database;
mod layers;
mod plans;
mod schema;
