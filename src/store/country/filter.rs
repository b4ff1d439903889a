//! What a country must meet.

use entity::country::{self, RegionCode};
use sea_orm::{ColumnTrait, Condition};

use crate::store::filter::{Choice, Range, Text, combine};

/// What a country must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    pub code: Choice<String>,
    pub region: Choice<RegionCode>,
    pub subregion: Option<Text>,
    /// The one region that it lies in, beside what `region` asks.
    pub within: Option<RegionCode>,
    /// How many of its cities have a relation with the home city.
    pub partner_count: Option<Range>,
    pub and: Vec<Filter>,
    pub or: Option<Vec<Filter>>,
    pub not: Option<Box<Filter>>,
}

/// The filter as a condition on `country`.
pub(crate) fn condition(filter: &Filter) -> Condition {
    let mut own = Condition::all()
        .add(filter.code.on(country::Column::Code.into_expr(), |code| code.clone().into()))
        .add(filter.region.on_enum(country::Column::Region.into_expr()));
    if let Some(subregion) = &filter.subregion {
        own = own.add(subregion.on(country::Column::Subregion.into_expr()));
    }
    if let Some(region) = filter.within {
        own = own.add(country::Column::Region.eq(region));
    }
    if let Some(count) = &filter.partner_count {
        own = own.add(count.on_count(country::Column::PartnerCount.into_expr()));
    }
    combine(own, &filter.and, filter.or.as_ref(), filter.not.as_deref(), condition)
}
