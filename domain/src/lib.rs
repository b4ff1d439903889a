//! The bottom floor: plain rules and values, which know neither a database nor a framework.
//!
//! Every other package stands on this one, and it stands on none of them.

// Values.
pub mod cursor;
pub mod global_id;
pub mod partial_date;
// Places.
pub mod geo;
pub mod graph;
pub mod region_names;
// Words and names.
pub mod language;
pub mod name;
pub mod nearest;
pub mod search;
pub mod sort_key;
pub mod vocabulary;
pub mod words;
// Words of the protocol.
pub mod error_code;
// Rules of the data.
pub mod headline;
