//! From what the framework answers to what the specification says: keys in order, nulls where errors are.

pub mod complete;
pub(super) mod placeholders;
