//! The life of a request, one file a step: scan, parse, pass, execute with batched loads.

pub mod batch;
