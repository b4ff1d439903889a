//! The home city as a condition on others.

use entity::{city, relation_end};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Query, SimpleExpr};

use super::View;

/// The city at hand has a relation with the home city.
///
/// It says nothing that a look at the relations would not say, but lets a database begin with the partners, who are
/// few among all cities.
pub(super) fn is_partner(view: &View) -> SimpleExpr {
    let partners = Query::select()
        .column(relation_end::Column::PartnerId.as_column_ref())
        .from(relation_end::Entity)
        .and_where(relation_end::Column::CityId.eq(view.dataset.home_city_id))
        .to_owned();
    city::Column::Id.in_subquery(partners)
}
