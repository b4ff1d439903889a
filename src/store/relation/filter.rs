//! What a relation must meet.

use std::sync::Arc;

use entity::relation::{self, RelationKind, RelationStatus};
use entity::{city, relation_end};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use crate::store::filter::{Choice, Dates, combine};
use crate::store::{View, city as cities};

/// What a relation must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    pub kind: Choice<RelationKind>,
    /// As recorded.
    pub status: Choice<RelationStatus>,
    pub established: Option<Dates>,
    pub ended: Option<Dates>,
    /// The far end, as seen from the city in question.
    pub partner: Option<Arc<cities::Filter>>,
    /// Either end.
    pub city: Option<Arc<cities::Filter>>,
    pub and: Vec<Filter>,
    pub or: Option<Vec<Filter>>,
    pub not: Option<Box<Filter>>,
}

/// The far end of the row of `relation_end` at hand.
pub(crate) fn far_end() -> SimpleExpr {
    relation_end::Column::PartnerId.into_expr().into()
}

/// The far end of the relation at hand as seen from home; null where home is no end.
pub(crate) fn far_end_from_home(view: &View) -> SimpleExpr {
    let home = view.dataset.home_city_id;
    CaseStatement::new()
        .case(relation::Column::LowCityId.eq(home), relation::Column::HighCityId.into_expr())
        .case(relation::Column::HighCityId.eq(home), relation::Column::LowCityId.into_expr())
        .into()
}

/// The filter as a condition on `relation`; `far` is the id of its far end.
pub(crate) fn condition(view: &View, filter: &Filter, far: &SimpleExpr) -> Condition {
    let dates = |dates: &Option<Dates>, first: relation::Column, last: relation::Column| {
        dates.as_ref().map(|dates| dates.on(first.into_expr(), last.into_expr()))
    };
    let established =
        dates(&filter.established, relation::Column::EstablishedFirst, relation::Column::EstablishedLast);
    let own = Condition::all()
        .add(filter.kind.on_enum(relation::Column::Kind.into_expr()))
        .add(filter.status.on_enum(relation::Column::Status.into_expr()))
        .add_option(established)
        .add_option(dates(&filter.ended, relation::Column::EndedFirst, relation::Column::EndedLast))
        .add_option(filter.partner.as_ref().map(|wanted| far.clone().in_subquery(those(view, wanted))))
        .add_option(filter.city.as_ref().map(|wanted| {
            let ends = Query::select()
                .column(relation_end::Column::RelationId.as_column_ref())
                .from(relation_end::Entity)
                .and_where(relation_end::Column::CityId.in_subquery(those(view, wanted)))
                .to_owned();
            relation::Column::Id.in_subquery(ends)
        }));
    combine(own, &filter.and, filter.or.as_ref(), filter.not.as_deref(), |part| condition(view, part, far))
}

/// The ids of the cities that meet a filter.
fn those(view: &View, wanted: &cities::Filter) -> SelectStatement {
    Query::select()
        .column(city::Column::Id.as_column_ref())
        .from(city::Entity)
        .cond_where(cities::condition(view, wanted))
        .to_owned()
}

/// A subquery: the relations of the city at hand that meet the filter.
pub(crate) fn of_any(view: &View, filter: &Filter) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(relation_end::Entity)
        .inner_join(
            relation::Entity,
            relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr()),
        )
        .and_where(relation_end::Column::CityId.into_expr().eq(city::Column::Id.into_expr()))
        .cond_where(condition(view, filter, &far_end()))
        .to_owned()
}
