//! The counts of all relations of a set.

use std::collections::HashMap;

use entity::{city, country, relation, relation_end};
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use super::members::{
    CENTER, RELATION, RelationSet, count_relations, in_force, join_country, join_far_end, members,
};
use crate::store::grouping::{Grouping, days};
use crate::store::reading::{Length, Row};
use crate::store::{StoreError, View};

/// The counts of all relations of a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub cities: i64,
    pub countries: i64,
    pub regions: i64,
    pub relations: i64,
    /// Relations that no source dates; where the set has a date they are not among `relations`.
    pub undated: i64,
    /// The same, and those dated less exactly than to the month.
    pub undated_to_month: i64,
    pub undated_to_year: i64,
    pub undated_to_decade: i64,
}

/// The totals of each center; one without any relation is absent.
pub async fn find_totals(
    view: &View,
    set: &RelationSet,
    centers: &[i64],
) -> Result<HashMap<i64, Totals>, StoreError> {
    let mut select = members(view, set, centers);
    join_far_end(&mut select);
    join_country(&mut select);
    let relation_id = relation::Column::Id.into_expr();
    let undated = relation::Column::EstablishedFirst.is_null();
    select
        .cond_where(begun_or_undated(set))
        .expr_as(
            Func::count_distinct(counted(set, relation_end::Column::PartnerId.into_expr())),
            Alias::new("cities"),
        )
        .expr_as(
            Func::count_distinct(counted(set, city::Column::CountryId.into_expr())),
            Alias::new("countries"),
        )
        .expr_as(
            Func::count_distinct(counted(set, country::Column::Region.into_expr())),
            Alias::new("regions"),
        )
        .expr_as(count_relations(set, counted(set, relation_id.clone())), Alias::new("relations"))
        .expr_as(count_relations(set, only(undated, relation_id)), Alias::new("undated"));
    for (name, grouping) in INEXACT {
        select.expr_as(count_relations(set, inexact(grouping)), Alias::new(name));
    }
    select.group_by_col(Alias::new(CENTER));
    let read = |row: &Row<'_>| {
        let totals = Totals {
            cities: row.get("cities")?,
            countries: row.get("countries")?,
            regions: row.get("regions")?,
            relations: row.get("relations")?,
            undated: row.get("undated")?,
            undated_to_month: row.get(INEXACT[0].0)?,
            undated_to_year: row.get(INEXACT[1].0)?,
            undated_to_decade: row.get(INEXACT[2].0)?,
        };
        Ok((row.get(CENTER)?, totals))
    };
    Ok(view.tx.rows(Length::Long, &select, read).await?.into_iter().collect())
}

const INEXACT: [(&str, Grouping); 3] = [
    ("undated_to_month", Grouping::Month),
    ("undated_to_year", Grouping::Year),
    ("undated_to_decade", Grouping::Decade),
];

/// Undated members are read too where the date of the set would leave them out, to be counted apart.
fn begun_or_undated(set: &RelationSet) -> Condition {
    match set.as_of {
        None => Condition::all(),
        Some(_) => Condition::any().add(in_force(set)).add(relation::Column::EstablishedFirst.is_null()),
    }
}

/// The value of a member that is counted: where the set has a date, undated ones are not.
fn counted(set: &RelationSet, value: SimpleExpr) -> SimpleExpr {
    match set.as_of {
        None => value,
        Some(_) => only(relation::Column::EstablishedFirst.is_not_null(), value),
    }
}

fn only(condition: SimpleExpr, value: SimpleExpr) -> SimpleExpr {
    CaseStatement::new().case(condition, value).into()
}

/// The relation, unless its date is exact enough.
fn inexact(grouping: Grouping) -> SimpleExpr {
    let divisor = grouping.divisor().unwrap_or(1);
    let (first, last) = days(RELATION, divisor);
    let exact = first.eq(last);
    CaseStatement::new().case(exact, Expr::cust("NULL")).finally(relation::Column::Id.into_expr()).into()
}
