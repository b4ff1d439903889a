//! Input coercion: from what a request gives and a document writes to values of the schema's types.

pub(super) mod literal;
pub(super) mod scalar;
pub(super) mod variables;
