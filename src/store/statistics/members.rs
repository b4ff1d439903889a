//! The relations that are counted: a row for each relation of a set, as the city in the middle sees it.
//!
//! Of the whole graph a relation has two rows, one for each end, and is counted once.

use entity::relation::RelationStatus;
use entity::{city, country, relation, relation_end};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use crate::store::grouping::{BUCKET, Grouping};
use crate::store::relation::{self as relations, FarEnd};
use crate::store::{View, keys};

/// Which relations are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelationSet {
    pub subject: Subject,
    /// Certainly in force at the end of this day; `None`: recorded as not ended.
    pub as_of: Option<i32>,
    pub filter: relations::Filter,
}

/// Whose relations are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Those of the city in the middle.
    City,
    /// All of them; the one center is [`NETWORK`].
    Network,
}

/// The center of the whole graph, which no city has.
pub const NETWORK: i64 = 0;

pub(super) const CENTER: &str = "center";
pub(super) const RELATION: &str = "relation";
/// The kind of the relations of a bucket in a bucket.
pub(super) const KIND: &str = "kind_in_bucket";

/// The relations of a set, a row for each and far end, with the column of its center.
///
/// With `as_of`, undated relations are among them; [`in_force`] leaves them out.
pub(super) fn members(view: &View, set: &RelationSet, centers: &[i64]) -> SelectStatement {
    let mut select = Query::select();
    select.from(relation_end::Entity).inner_join(
        relation::Entity,
        relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr()),
    );
    match set.subject {
        Subject::City => {
            let center = relation_end::Column::CityId.as_column_ref();
            select.expr_as(Expr::col(center.clone()), Alias::new(CENTER)).and_where(keys::among(
                view.backend(),
                center,
                centers,
            ));
        }
        Subject::Network => {
            select.expr_as(Expr::cust(format!("CAST({NETWORK} AS BIGINT)")), Alias::new(CENTER));
        }
    }
    select.cond_where(filter_condition(view, set)).cond_where(not_ended(set));
    select
}

/// The filter of a set: the one place where the store's condition on relations is used.
///
/// Of the whole graph, the far end is seen from home, as in the list of all relations.
fn filter_condition(view: &View, set: &RelationSet) -> Condition {
    let far = match set.subject {
        Subject::City => FarEnd::Partner,
        Subject::Network => FarEnd::FromHome,
    };
    relations::condition(view, &set.filter, far)
}

/// Joins the far end.
pub(super) fn join_far_end(select: &mut SelectStatement) {
    select.inner_join(
        city::Entity,
        city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr()),
    );
}

/// Joins the country of the far end.
pub(super) fn join_country(select: &mut SelectStatement) {
    select
        .inner_join(country::Entity, country::Column::Id.into_expr().eq(city::Column::CountryId.into_expr()));
}

fn not_ended(set: &RelationSet) -> Condition {
    let recorded = relation::Column::Status.ne(RelationStatus::Ended);
    match set.as_of {
        None => Condition::all().add(recorded),
        Some(day) => Condition::any()
            .add(relation::Column::Ended.is_null().and(recorded))
            .add(relation::Column::EndedFirst.gt(day)),
    }
}

/// Those of the members that had begun.
pub(super) fn in_force(set: &RelationSet) -> Condition {
    let begun = set.as_of.map(|day| relation::Column::EstablishedLast.lte(day));
    Condition::all().add_option(begun)
}

/// The key that members are grouped by.
fn key(set: &RelationSet, grouping: Grouping) -> SimpleExpr {
    if grouping == Grouping::Status && set.as_of.is_some() {
        // What is certainly in force at a day is active then, whatever became of it.
        return Expr::cust("CAST('ACTIVE' AS TEXT)");
    }
    grouping.key(RELATION)
}

/// The members that have a key, with columns of center, key and, within a bucket, kind.
pub(super) fn grouped(
    view: &View,
    set: &RelationSet,
    grouping: Option<Grouping>,
    by_kind: bool,
    centers: &[i64],
) -> SelectStatement {
    let mut select = members(view, set, centers);
    select.cond_where(in_force(set));
    if let Some(grouping) = grouping {
        if !grouping.is_of_relation() {
            join_far_end(&mut select);
        }
        if grouping.is_of_country() {
            join_country(&mut select);
        }
        select.expr_as(key(set, grouping), Alias::new(BUCKET)).and_where_option(grouping.has_key(RELATION));
    }
    if by_kind {
        select.expr_as(relation::Column::Kind.into_expr(), Alias::new(KIND));
    }
    select
}

/// The columns that tell the groups of [`grouped`] apart.
pub(super) fn group_columns(grouping: Option<Grouping>, by_kind: bool) -> impl Iterator<Item = Alias> {
    let bucket = grouping.map(|_| BUCKET);
    let kind = by_kind.then_some(KIND);
    [Some(CENTER), bucket, kind].into_iter().flatten().map(Alias::new)
}

/// Counts relations that have a value; each once, though the whole graph sees it from both ends.
pub(super) fn count_relations(set: &RelationSet, value: SimpleExpr) -> SimpleExpr {
    match set.subject {
        Subject::City => Func::count(value).into(),
        Subject::Network => Func::count_distinct(value).into(),
    }
}
