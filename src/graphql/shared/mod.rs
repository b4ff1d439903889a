//! What rooms share; nothing here knows a room.

pub(crate) mod connection;
pub(crate) mod context;
pub(crate) mod edge;
pub(crate) mod enums;
pub mod error;
pub(crate) mod filter;
pub(crate) mod global_id;
pub mod kept_loads;
mod load;
pub mod loads;
pub(crate) mod naming;
pub(crate) mod order;
pub(crate) mod reading;
pub(crate) mod scalars;
pub(crate) mod texts;
