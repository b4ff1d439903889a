//! The filter of countries as a condition.

use entity::country;
use sea_orm::{ColumnTrait, Condition};

use crate::store::filter::{CountryFilter, combine};

/// The filter as a condition on `country`.
pub(crate) fn condition(filter: &CountryFilter) -> Condition {
    let mut own = Condition::all()
        .add_option(filter.ids.as_ref().map(|codes| country::Column::Code.is_in(codes)))
        .add_option(filter.code.on(country::Column::Code.into_expr(), |code| code.clone().into()))
        .add_option(filter.region.on_enum(country::Column::Region.into_expr()));
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
