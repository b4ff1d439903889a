//! The room of cities: the object, its root fields, its filter and its loads.

mod argument;
mod connection;
mod filter;
mod in_common;
mod loader;
mod model;
mod object;
mod order;
mod origins;
mod place;
mod query;

pub(crate) use argument::{named, named_or_home};
pub(crate) use connection::{CityConnection, CityTotal, by_name, city_connection};
pub(crate) use filter::CityFilter;
pub(crate) use loader::{ById, BySlug};
pub(crate) use model::{City, distance_km};
pub(crate) use order::CityOrder;
pub(crate) use origins::{FilterInput, Origins, gather_parts, read_filter};
pub(crate) use query::{CityList, CityQuery, city_page, filtered_page};
