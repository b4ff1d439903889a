//! The first and the latest relations, of a set or of each of its groups.

use std::collections::HashMap;
use std::sync::Arc;

use entity::relation;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, IntoIden, Order, OverStatement, Query, SelectStatement, WindowStatement,
};

use super::members::{CENTER, KIND, RelationSet, Subject, group_columns, grouped};
use crate::store::grouping::Grouping;
use crate::store::reading::{Length, Record as _, Row};
use crate::store::relation::{self as relations, Relation};
use crate::store::{StoreError, View};

/// The most relations of one date.
pub const MAX_TIES: u64 = 20;

/// Which end of the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extreme {
    First,
    Latest,
}

/// A center, the key of one of its groups, and a kind within it; what is not grouped has neither.
pub type GroupKey = (i64, Option<String>, Option<String>);

const ID: &str = "relation_id";
const FIRST_DAY: &str = "first_day";
const LAST_DAY: &str = "last_day";
const TIE: &str = "tie";
const PLACE: &str = "place";

/// The relations of the earliest or latest date of each group, at most [`MAX_TIES`] by id, one statement for all.
///
/// Dates are ordered by their first day, then by their last; equal ones are a tie.
pub async fn find_extremes(
    view: &View,
    set: &RelationSet,
    grouping: Option<Grouping>,
    by_kind: bool,
    extreme: Extreme,
    centers: &[i64],
) -> Result<HashMap<GroupKey, Vec<Arc<Relation>>>, StoreError> {
    let dated = dated(view, set, grouping, by_kind, centers);
    let ranked = ranked(dated, grouping, by_kind, extreme);
    let ranked_as = Alias::new("ranked");
    let of_ranked = |column: &'static str| Expr::col((ranked_as.clone(), Alias::new(column)));
    let mut select = Query::select();
    select
        .columns(group_columns(grouping, by_kind).map(|column| (ranked_as.clone(), column)))
        .from_subquery(ranked, ranked_as.clone())
        .inner_join(relation::Entity, relation::Column::Id.into_expr().eq(of_ranked(ID)))
        .and_where(of_ranked(TIE).eq(1))
        .and_where(of_ranked(PLACE).lte(i64::try_from(MAX_TIES).unwrap_or(i64::MAX)))
        .order_by((ranked_as.clone(), Alias::new(PLACE)), Order::Asc);
    Relation::columns(&mut select);
    let group_width = group_columns(grouping, by_kind).count();
    let read = |row: &Row<'_>| {
        let key = grouping.map(|grouping| grouping.read_key(row)).transpose()?;
        let kind = if by_kind { Some(row.get(KIND)?) } else { None };
        let relation = relations::read(&mut row.cells().skip(group_width))?;
        Ok(((row.get(CENTER)?, key, kind), relation))
    };
    let mut found: HashMap<GroupKey, Vec<Arc<Relation>>> = HashMap::new();
    for (key, relation) in view.tx.rows(Length::Long, &select, read).await? {
        found.entry(key).or_default().push(relation);
    }
    Ok(found)
}

/// The dated relations, each once in each group.
fn dated(
    view: &View,
    set: &RelationSet,
    grouping: Option<Grouping>,
    by_kind: bool,
    centers: &[i64],
) -> SelectStatement {
    let mut select = grouped(view, set, grouping, by_kind, centers);
    select
        .expr_as(relation::Column::Id.into_expr(), Alias::new(ID))
        .expr_as(relation::Column::EstablishedFirst.into_expr(), Alias::new(FIRST_DAY))
        .expr_as(relation::Column::EstablishedLast.into_expr(), Alias::new(LAST_DAY))
        .and_where(relation::Column::EstablishedFirst.is_not_null());
    if set.subject == Subject::Network {
        select.distinct();
    }
    select
}

fn ranked(
    dated: SelectStatement,
    grouping: Option<Grouping>,
    by_kind: bool,
    extreme: Extreme,
) -> SelectStatement {
    let direction = match extreme {
        Extreme::First => Order::Asc,
        Extreme::Latest => Order::Desc,
    };
    let mut by_date = WindowStatement::new();
    for column in group_columns(grouping, by_kind) {
        by_date.add_partition_by(Expr::col(column));
    }
    by_date.order_by(Alias::new(FIRST_DAY), direction.clone()).order_by(Alias::new(LAST_DAY), direction);
    let mut by_id = by_date.clone();
    by_id.order_by(Alias::new(ID), Order::Asc);
    Query::select()
        .columns(group_columns(grouping, by_kind))
        .column(Alias::new(ID))
        .expr_window_as(Func::cust("RANK"), by_date, Alias::new(TIE))
        .expr_window_as(Func::cust("ROW_NUMBER"), by_id, Alias::new(PLACE))
        .from_subquery(dated, Alias::new("dated").into_iden())
        .to_owned()
}
