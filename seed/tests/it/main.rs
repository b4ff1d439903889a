//! The loader on a database: one binary, a file for each promise.

mod again;
mod better;
mod change;
mod embedded;
mod hash;
mod refuse;
mod support;
