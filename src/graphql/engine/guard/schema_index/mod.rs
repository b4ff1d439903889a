//! What the analysis needs to know of the schema, read once at start-up: where a field leads,
//! how many items a list has, and which inputs are filters.
//!
//! It is not a schema: nullability, descriptions, scalars and enums are left out, and nothing is validated.

mod build;
mod estimates;
mod index;

pub use build::UnknownList;
pub use estimates::ListEstimates;
pub use index::SchemaIndex;
pub(super) use index::{FieldEntry, InputId, ItemCount, OutputId};

#[cfg(test)]
mod tests;
