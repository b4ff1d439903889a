//! The months between signings that follow each other.

use std::collections::HashMap;

use entity::relation;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, Query, SelectStatement, WindowStatement};

use super::members::{CENTER, RELATION, RelationSet, Subject, in_force, members};
use crate::store::grouping::{Grouping, days};
use crate::store::reading::{Length, Row};
use crate::store::{StoreError, View};

/// The gaps of a center: the longest one, and what their average is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// The months of the longest one, of equals the earliest.
    pub months: i32,
    /// The relations before and after it.
    pub from_id: i64,
    pub to_id: i64,
    /// All months of all gaps, and how many gaps there are.
    pub total: i64,
    pub number: i64,
}

const ID: &str = "relation_id";
const FIRST_DAY: &str = "first_day";
const LAST_DAY: &str = "last_day";
const MONTH: &str = "month";
const FROM: &str = "from_id";
const MONTH_BEFORE: &str = "month_before";

/// The gaps of each center, one statement for all; a center with fewer than two months is absent.
///
/// Relations whose date is known at least to the month, in the order of their dates; a gap is the difference of
/// two calendar months, so that two signings of one month are a gap of none.
pub async fn find_gaps(
    view: &View,
    set: &RelationSet,
    centers: &[i64],
) -> Result<HashMap<i64, Gaps>, StoreError> {
    let gaps = gaps(linked(months(view, set, centers)));
    let mut select = Query::select();
    select
        .column(sea_orm::sea_query::Asterisk)
        .from_subquery(gaps, Alias::new("gaps"))
        .and_where(Expr::col(Alias::new("place")).eq(1));
    let read = |row: &Row<'_>| {
        let gaps = Gaps {
            months: row.get("months")?,
            from_id: row.get(FROM)?,
            to_id: row.get(ID)?,
            total: row.get("total")?,
            number: row.get("number")?,
        };
        Ok((row.get(CENTER)?, gaps))
    };
    Ok(view.tx.rows(Length::Long, &select, read).await?.into_iter().collect())
}

/// The relations with the number of their month, counted from the year 0.
fn months(view: &View, set: &RelationSet, centers: &[i64]) -> SelectStatement {
    let mut select = members(view, set, centers);
    let (first, last) = days(RELATION, Grouping::Month.divisor().unwrap_or(1));
    let month =
        "\"relation\".\"established_first\" / 10000 * 12 + \"relation\".\"established_first\" / 100 % 100";
    select
        .cond_where(in_force(set))
        .and_where(first.eq(last))
        .expr_as(relation::Column::Id.into_expr(), Alias::new(ID))
        .expr_as(relation::Column::EstablishedFirst.into_expr(), Alias::new(FIRST_DAY))
        .expr_as(relation::Column::EstablishedLast.into_expr(), Alias::new(LAST_DAY))
        .expr_as(Expr::cust(month), Alias::new(MONTH));
    if set.subject == Subject::Network {
        select.distinct();
    }
    select
}

/// Each of them with the one before it.
fn linked(months: SelectStatement) -> SelectStatement {
    let before = |column: &'static str| Func::cust("LAG").arg(Expr::col(Alias::new(column)));
    let mut by_date = WindowStatement::partition_by(Alias::new(CENTER));
    by_date
        .order_by(Alias::new(FIRST_DAY), Order::Asc)
        .order_by(Alias::new(LAST_DAY), Order::Asc)
        .order_by(Alias::new(ID), Order::Asc);
    Query::select()
        .columns([CENTER, ID, FIRST_DAY, LAST_DAY, MONTH].map(Alias::new))
        .expr_window_as(before(ID), by_date.clone(), Alias::new(FROM))
        .expr_window_as(before(MONTH), by_date, Alias::new(MONTH_BEFORE))
        .from_subquery(months, Alias::new("months"))
        .to_owned()
}

/// The gaps, the longest at place 1, each with the sums over all.
fn gaps(linked: SelectStatement) -> SelectStatement {
    let months = Expr::col(Alias::new(MONTH)).sub(Expr::col(Alias::new(MONTH_BEFORE)));
    let all = WindowStatement::partition_by(Alias::new(CENTER));
    let mut by_length = all.clone();
    by_length
        .order_by_expr(months.clone(), Order::Desc)
        .order_by(Alias::new(FIRST_DAY), Order::Asc)
        .order_by(Alias::new(LAST_DAY), Order::Asc)
        .order_by(Alias::new(ID), Order::Asc);
    Query::select()
        .columns([CENTER, ID, FROM].map(Alias::new))
        .expr_as(months.clone(), Alias::new("months"))
        .expr_window_as(Func::sum(months.clone()), all.clone(), Alias::new("total"))
        .expr_window_as(Func::count(months), all, Alias::new("number"))
        .expr_window_as(Func::cust("ROW_NUMBER"), by_length, Alias::new("place"))
        .from_subquery(linked, Alias::new("linked"))
        .and_where(Expr::col(Alias::new(FROM)).is_not_null())
        .to_owned()
}
