//! The room of countries.

mod filter;
mod loader;
mod object;
mod order;
mod query;

pub(crate) use filter::CountryFilter;
pub(crate) use loader::{ById, PartnerCountOfRegion};
pub(crate) use object::{Country, name_of};
pub(crate) use order::CountryOrder;
pub(crate) use query::{CountryConnection, CountryQuery, country_page};
