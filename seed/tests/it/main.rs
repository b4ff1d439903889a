//! The loader on a database: one binary, a file for each promise.

mod again;
mod another;
mod better;
mod change;
mod derive;
mod embedded;
mod hash;
mod refuse;
mod support;
