//! What a client may ask of a country.

use async_graphql::InputObject;

use crate::graphql::shared::enums::RegionCode;
use crate::graphql::shared::filter::{NumberFilter, StringFilter, choice_filter, read_choice};
use crate::graphql::shared::scalars::CountryCode;
use crate::store;
use crate::store::filter::{Number, Range};

/// Which countries: all given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct CountryFilter {
    /// All of these hold.
    and: Option<Vec<CountryFilter>>,
    /// At least one of these holds; an empty list is met by nothing.
    or: Option<Vec<CountryFilter>>,
    /// This does not hold.
    not: Option<Box<CountryFilter>>,
    /// Its code, such as `{in: ["JP", "KR"]}`.
    code: Option<CountryCodeFilter>,
    /// The region that it lies in, such as `{eq: EUROPE}`.
    region: Option<RegionFilter>,
    /// The English name of its finest UN M49 group, such as `{eq: "Western Europe"}`.
    subregion: Option<StringFilter>,
    /// How many of its cities have a relation with the home city, such as `{gte: 2}`.
    partner_count: Option<NumberFilter>,
    /// Whether a city there has a relation with the home city.
    #[graphql(deprecation = "Use `partnerCount: {gt: 0}` or `{eq: 0}`.")]
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

impl CountryFilter {
    /// The filter in the store's form; it measures no distances.
    pub(crate) fn read(&self) -> store::country::Filter {
        let partners = self.has_partners.map(|has| store::country::Filter {
            partner_count: Some(if has {
                Range { gt: Some(Number(0.0)), ..Range::default() }
            } else {
                Range { eq: Some(Number(0.0)), ..Range::default() }
            }),
            ..store::country::Filter::default()
        });
        store::country::Filter {
            code: read_choice!(self.code, |code| Some(code.0.clone())),
            region: read_choice!(self.region, |&region| Some(region.into())),
            subregion: self.subregion.as_ref().map(StringFilter::read),
            within: None,
            partner_count: self.partner_count.as_ref().map(NumberFilter::read),
            and: self.and.iter().flatten().map(Self::read).chain(partners).collect(),
            or: self.or.as_ref().map(|parts| parts.iter().map(Self::read).collect()),
            not: self.not.as_ref().map(|part| Box::new(part.read())),
        }
    }
}
