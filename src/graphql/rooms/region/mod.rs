//! The room of regions: the five of UN M49, which need no table.

mod object;
mod query;

pub(crate) use object::{Region, group_name};
pub(crate) use query::RegionQuery;
