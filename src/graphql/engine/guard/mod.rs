//! What a document may be before it is executed: tokens, the operation, its variables, and an analysis with limits.

pub mod analysis;
pub mod cost;
pub mod limits;
pub mod schema_index;
pub mod tokens;
pub mod violation;
