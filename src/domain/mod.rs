//! Plain rules without a framework; used by all rooms, using none.

pub mod cursor;
pub mod geo;
pub mod global_id;
pub mod graph;
pub mod label;
pub mod language;
pub mod name;
pub mod region_names;
