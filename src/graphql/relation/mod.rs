//! The room of relations.

mod filter;
mod loader;
mod object;
mod query;

pub(crate) use filter::RelationFilter;
pub(crate) use loader::{Between, ById};
pub(crate) use object::Relation;
pub(crate) use query::{CityPartnerConnection, RelationQuery, partner_page};
