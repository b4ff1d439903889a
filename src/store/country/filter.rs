//! The filter of countries as a condition.

use entity::country;
use sea_orm::{ColumnTrait, Condition};

use crate::store::View;
use crate::store::filter::{CountryFilter, Meets, combine};

impl Meets for CountryFilter {
    fn condition(&self, view: &View) -> Condition {
        combine(own(self), &self.and, self.or.as_ref(), self.not.as_deref(), |part| part.condition(view))
    }
}

/// What is asked but for `and`, `or` and `not`.
fn own(filter: &CountryFilter) -> Condition {
    let mut all = Condition::all()
        .add(filter.code.on(country::Column::Code.into_expr(), |code| code.clone().into()))
        .add(filter.region.on_enum(country::Column::Region.into_expr()));
    if let Some(subregion) = &filter.subregion {
        all = all.add(subregion.on(country::Column::Subregion.into_expr()));
    }
    if let Some(region) = filter.within {
        all = all.add(country::Column::Region.eq(region));
    }
    if let Some(count) = &filter.partner_count {
        all = all.add(count.on_count(country::Column::PartnerCount.into_expr()));
    }
    all
}
