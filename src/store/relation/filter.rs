//! The filter of relations as a condition, which depends on the end that is the far one.

use entity::{city, relation, relation_end};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use crate::store::filter::{CityFilter, Dates, RelationFilter, combine};
use crate::store::{View, keys};

/// Which end of a relation is the far one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FarEnd {
    /// The partner of the row of `relation_end` at hand.
    Partner,
    /// The city of the row of `relation_end` at hand, where that leads to the city in question.
    City,
    /// As seen from home; a relation that home is no end of has none.
    FromHome,
}

/// The filter as a condition on `relation`.
pub(crate) fn condition(view: &View, filter: &RelationFilter, far: FarEnd) -> Condition {
    let dates = |dates: &Option<Dates>, first: relation::Column, last: relation::Column| {
        dates.as_ref().map(|dates| dates.on(first.into_expr(), last.into_expr()))
    };
    let established =
        dates(&filter.established, relation::Column::EstablishedFirst, relation::Column::EstablishedLast);
    let own = Condition::all()
        .add_option(filter.ids.as_ref().map(|ids| relation::Column::Id.in_subquery(ids.facts())))
        .add_option(filter.kind.on_enum_in_order(relation::Column::Kind.into_expr()))
        .add_option(filter.status.on_enum_in_order(relation::Column::Status.into_expr()))
        .add_option(established)
        .add_option(dates(&filter.ended, relation::Column::EndedFirst, relation::Column::EndedLast))
        .add_option(filter.partner.as_ref().map(|wanted| partner(view, wanted, far)))
        .add_option(filter.city.as_ref().map(|wanted| either_end(view, wanted, far)));
    combine(own, &filter.and, filter.or.as_ref(), filter.not.as_deref(), |part| condition(view, part, far))
}

/// The far end meets the filter.
fn partner(view: &View, wanted: &CityFilter, far: FarEnd) -> SimpleExpr {
    let tested = |end: relation_end::Column| keys::tested(view.backend(), end.as_column_ref());
    match far {
        FarEnd::Partner => tested(relation_end::Column::PartnerId).in_subquery(wanted.ids(view)),
        FarEnd::City => tested(relation_end::Column::CityId).in_subquery(wanted.ids(view)),
        FarEnd::FromHome => {
            let of_home = Query::select()
                .column(relation_end::Column::RelationId.as_column_ref())
                .from(relation_end::Entity)
                .and_where(relation_end::Column::CityId.eq(view.dataset.home_city_id))
                .and_where(relation_end::Column::PartnerId.in_subquery(wanted.ids(view)))
                .to_owned();
            relation::Column::Id.in_subquery(of_home)
        }
    }
}

/// Either end meets the filter.
fn either_end(view: &View, wanted: &CityFilter, far: FarEnd) -> SimpleExpr {
    let ends = Query::select()
        .column(relation_end::Column::RelationId.as_column_ref())
        .from(relation_end::Entity)
        .and_where(relation_end::Column::CityId.in_subquery(wanted.ids(view)))
        .to_owned();
    match far {
        // Asked once for each city, whose few relations are known already.
        FarEnd::Partner | FarEnd::City => {
            keys::tested(view.backend(), relation::Column::Id.as_column_ref()).in_subquery(ends)
        }
        FarEnd::FromHome => relation::Column::Id.in_subquery(ends),
    }
}

/// The relation is the one of the row of `relation_end` at hand.
///
/// Goes with a cross join, in which SQLite keeps the order of the tables: it would else start from the relations that
/// meet a filter, once for each city.
pub(crate) fn is_of_end() -> SimpleExpr {
    relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr())
}

/// A subquery: the relations of the city at hand that meet the filter.
pub(crate) fn of_any(view: &View, filter: &RelationFilter) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(relation_end::Entity)
        .cross_join(relation::Entity)
        .and_where(is_of_end())
        .and_where(relation_end::Column::CityId.into_expr().eq(city::Column::Id.into_expr()))
        .cond_where(condition(view, filter, FarEnd::Partner))
        .to_owned()
}
