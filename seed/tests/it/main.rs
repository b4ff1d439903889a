//! The loader on a database: one binary, a file for each promise.

mod embedded;
mod support;
