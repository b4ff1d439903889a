//! The room of cities: the object, its root fields, its filter and its loads.

mod filter;
mod loader;
mod object;
mod query;

pub(crate) use filter::CityFilter;
pub(crate) use loader::{ById, BySlug};
pub(crate) use object::City;
pub(crate) use query::{CityConnection, CityQuery, city_page};
