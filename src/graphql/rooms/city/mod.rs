//! The room of cities: the object, its root fields, its filter and its loads.

mod filter;
mod in_common;
mod loader;
mod object;
mod order;
mod query;

pub(crate) use filter::CityFilter;
pub(crate) use loader::{ById, BySlug};
pub(crate) use object::{City, point};
pub(crate) use order::CityOrder;
pub(crate) use query::{
    CityConnection, CityList, CityQuery, CityTotal, by_name, city_connection, city_page, filtered_page,
    named, named_or_home,
};
