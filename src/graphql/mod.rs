//! What clients see: the only user of async-graphql.
//!
//! ```
//! use sister_cities::graphql::schema;
//!
//! let sdl = schema::sdl(&schema::build());
//! assert!(sdl.contains("type City implements Node"));
//! ```

// The fields of the schema, a room for each noun.
pub(crate) mod rooms;
pub mod schema;
// What rooms share.
pub mod shared;
// The machinery: the life of a request.
pub mod engine;
// A tool beside it: what changes between two schemas mean to clients.
pub mod compare;
