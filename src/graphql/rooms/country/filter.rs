//! What a client may ask of a country.

use async_graphql::{ID, InputObject, Result};

use super::object::Country;
use crate::graphql::shared::enums::RegionCode;
use crate::graphql::shared::filter::{NumberFilter, StringFilter, choice_filter, read_choice};
use crate::graphql::shared::global_id;
use crate::graphql::shared::scalars::CountryCode;
use crate::store;
use crate::store::filter::{Number, Range};

/// Filters countries: all given fields must match; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct CountryFilter {
    /// All of these match.
    and: Option<Vec<CountryFilter>>,
    /// At least one of these matches; an empty list matches nothing.
    or: Option<Vec<CountryFilter>>,
    /// This does not match.
    not: Option<Box<CountryFilter>>,
    /// One of these countries, by the values of their `id` fields; at most 100, and an empty list matches nothing.
    ids: Option<Vec<ID>>,
    /// Its code, such as `{in: ["JP", "KR"]}`.
    code: Option<CountryCodeFilter>,
    /// The region it lies in, such as `{eq: EUROPE}`.
    region: Option<RegionFilter>,
    /// The English name of its most specific UN M49 group, such as `{eq: "Western Europe"}`.
    subregion: Option<StringFilter>,
    /// The number of its cities that have a relation with the home city, such as `{gte: 2}`.
    home_partner_count: Option<NumberFilter>,
    /// The old name of `homePartnerCount`.
    #[graphql(deprecation = "Use `homePartnerCount`.")]
    partner_count: Option<NumberFilter>,
    /// Whether one of its cities has a relation with the home city.
    #[graphql(deprecation = "Use `homePartnerCount: {gt: 0}` or `{eq: 0}`.")]
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
    pub(crate) fn read(&self) -> Result<store::country::Filter> {
        let counted = |range| store::country::Filter {
            partner_count: Some(range),
            ..store::country::Filter::default()
        };
        let has = self.has_partners.map(|has| {
            if has {
                Range { gt: Some(Number(0.0)), ..Range::default() }
            } else {
                Range { eq: Some(Number(0.0)), ..Range::default() }
            }
        });
        let old = self.partner_count.as_ref().map(NumberFilter::read).into_iter().chain(has).map(counted);
        let mut and = self.and.iter().flatten().map(Self::read).collect::<Result<Vec<_>>>()?;
        and.extend(old);
        let any = |parts: &Vec<Self>| parts.iter().map(Self::read).collect::<Result<_>>();
        Ok(store::country::Filter {
            ids: self.ids.as_deref().map(global_id::keys_of::<Country>).transpose()?,
            code: read_choice!(self.code, |code| Some(code.0.clone())),
            region: read_choice!(self.region, |&region| Some(region.into())),
            subregion: self.subregion.as_ref().map(StringFilter::read),
            within: None,
            partner_count: self.home_partner_count.as_ref().map(NumberFilter::read),
            and,
            or: self.or.as_ref().map(any).transpose()?,
            not: self.not.as_ref().map(|part| part.read().map(Box::new)).transpose()?,
        })
    }
}
