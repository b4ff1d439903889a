//! The room of industries: the vocabulary that cities and features draw on.

mod loader;
mod object;
mod query;

pub(crate) use loader::IndustryById;
pub(crate) use object::{Industry, name_of};
pub(crate) use query::IndustryQuery;
