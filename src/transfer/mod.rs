//! Bulk in and out, without HTTP and GraphQL.

pub mod import;
