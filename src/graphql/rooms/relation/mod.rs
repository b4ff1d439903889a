//! The room of relations.

mod filter;
mod loader;
mod object;
mod order;
mod query;

pub(crate) use filter::RelationFilter;
pub(crate) use loader::{Between, ById};
pub(crate) use object::Relation;
pub(crate) use order::RelationOrder;
pub(crate) use query::{CityPartnerConnection, RelationQuery, partner_page};
