//! What a client may ask of a city.

use async_graphql::InputObject;

use crate::graphql::country::CountryFilter;
use crate::graphql::relation::RelationFilter;
use crate::store;

/// Which cities: all given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct CityFilter {
    /// All of these hold.
    and: Option<Vec<CityFilter>>,
    /// At least one of these holds.
    or: Option<Vec<CityFilter>>,
    /// This does not hold.
    not: Option<Box<CityFilter>>,
    /// The country that it lies in.
    country: Option<CountryFilter>,
    /// Its relation with the home city, the one that `City.relation` gives; `{}` asks that there is one.
    relation: Option<RelationFilter>,
}

impl From<CityFilter> for store::city::Filter {
    fn from(filter: CityFilter) -> Self {
        Self {
            country: filter.country.map(Into::into),
            relation: filter.relation.map(Into::into),
            and: filter.and.into_iter().flatten().map(Into::into).collect(),
            or: filter.or.map(|parts| parts.into_iter().map(Into::into).collect()),
            not: filter.not.map(|part| Box::new((*part).into())),
        }
    }
}
