//! What a client may ask of a country.

use async_graphql::InputObject;
use entity::country;

use crate::graphql::connection::{Choice, choice_filter};
use crate::graphql::enums::RegionCode;
use crate::graphql::scalars::CountryCode;
use crate::store;

/// Which countries: all given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct CountryFilter {
    /// Its code.
    code: Option<CountryCodeFilter>,
    /// The region that it lies in.
    region: Option<RegionFilter>,
    /// Whether a city there has a relation with the home city.
    has_partners: Option<bool>,
}

choice_filter!(
    /// A country code.
    CountryCodeFilter,
    CountryCode
);

choice_filter!(
    /// A region.
    RegionFilter,
    RegionCode
);

impl From<CountryFilter> for store::country::Filter {
    fn from(filter: CountryFilter) -> Self {
        let code = filter.code.unwrap_or_default();
        let region = filter.region.unwrap_or_default();
        let codes = |codes: Vec<CountryCode>| codes.into_iter().map(|code| code.0).collect();
        let regions = |regions: Vec<RegionCode>| regions.into_iter().map(country::RegionCode::from).collect();
        Self {
            codes: code.wanted().map(codes),
            not_codes: codes(code.unwanted()),
            regions: region.wanted().map(regions),
            not_regions: regions(region.unwanted()),
            within: None,
            has_partners: filter.has_partners,
        }
    }
}
