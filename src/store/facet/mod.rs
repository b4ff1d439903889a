//! How many items of a whole filtered list share a key, for lists of cities, partners and relations.
//!
//! One statement for each field, whatever the number of lists that are counted at once.

mod list;

use std::collections::HashMap;

use entity::fact::FactKind;
use entity::feature::FeatureRole;
use entity::{city, city_industry, country, fact, feature, industry, industry_within};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, SelectStatement, SimpleExpr};

use super::grouping::{BUCKET, Group, Grouping};
use super::reading::{Length, Row};
use super::{StoreError, View, city as cities, keys};
pub use list::FacetList;

/// The most buckets of one facet.
pub const MAX_BUCKETS: usize = 100;

/// How many items share a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub group: Group,
    pub count: i64,
}

const PARENT: &str = "parent";

/// The counts of the list of each parent, the largest first, then by key, at most [`MAX_BUCKETS`].
///
/// `None` is the list without a parent.
pub async fn count(
    view: &View,
    list: &FacetList,
    grouping: Grouping,
    parents: &[Option<i64>],
) -> Result<HashMap<Option<i64>, Vec<Count>>, StoreError> {
    let of_parents: Vec<i64> = parents.iter().copied().flatten().collect();
    let mut counts = HashMap::new();
    if !of_parents.is_empty() {
        read_counts(view, list, grouping, Some(&of_parents), &mut counts).await?;
    }
    if parents.contains(&None) {
        read_counts(view, list, grouping, None, &mut counts).await?;
    }
    for counts in counts.values_mut() {
        counts.sort_by(|one: &Count, other| {
            other.count.cmp(&one.count).then_with(|| one.group.key.cmp(&other.group.key))
        });
        counts.truncate(MAX_BUCKETS);
    }
    Ok(counts)
}

async fn read_counts(
    view: &View,
    list: &FacetList,
    grouping: Grouping,
    parents: Option<&[i64]>,
    counts: &mut HashMap<Option<i64>, Vec<Count>>,
) -> Result<(), StoreError> {
    let read = |row: &Row<'_>| {
        let parent = if parents.is_some() { Some(row.get(PARENT)?) } else { None };
        Ok((parent, Count { group: grouping.read_group(row)?, count: row.get("count")? }))
    };
    let select = statement(view, list, grouping, parents);
    for (parent, count) in view.tx.rows(Length::Long, &select, read).await? {
        counts.entry(parent).or_default().push(count);
    }
    Ok(())
}

fn statement(view: &View, list: &FacetList, grouping: Grouping, parents: Option<&[i64]>) -> SelectStatement {
    let mut select = list.start(view, grouping);
    let relation = list.relation();
    if !grouping.is_of_relation() {
        join_profile(grouping, &mut select);
    }
    let count: SimpleExpr = if list.repeats(grouping) {
        Func::count_distinct(list.item()).into()
    } else {
        Expr::col(Asterisk).count()
    };
    select
        .expr_as(grouping.key(relation), Alias::new(BUCKET))
        .expr_as(count, Alias::new("count"))
        .and_where_option(grouping.has_key(relation))
        .group_by_col(Alias::new(BUCKET));
    grouping.add_named(&mut select);
    if let Some(parents) = parents {
        let parent = list.parent();
        select
            .expr_as(Expr::col(parent.clone()), Alias::new(PARENT))
            .and_where(keys::among(view.backend(), parent.clone(), parents))
            .group_by_columns([parent]);
    }
    select
}

/// Joins to `city` what has the key.
fn join_profile(grouping: Grouping, select: &mut SelectStatement) {
    match grouping {
        Grouping::Region | Grouping::Subregion | Grouping::Country => {
            select.inner_join(
                country::Entity,
                country::Column::Id.into_expr().eq(city::Column::CountryId.into_expr()),
            );
        }
        Grouping::Industry => {
            join_facts(select, FactKind::Industry, Some(cities::own_fact()));
            select
                .inner_join(
                    city_industry::Entity,
                    city_industry::Column::Id.into_expr().eq(fact::Column::Id.into_expr()),
                )
                .inner_join(
                    industry_within::Entity,
                    industry_within::Column::IndustryId
                        .into_expr()
                        .eq(city_industry::Column::IndustryId.into_expr()),
                )
                .inner_join(
                    industry::Entity,
                    industry::Column::Id.into_expr().eq(industry_within::Column::WithinId.into_expr()),
                );
        }
        Grouping::Feature => {
            join_facts(select, FactKind::Feature, None);
            select.inner_join(
                feature::Entity,
                feature::Column::Id
                    .into_expr()
                    .eq(fact::Column::Id.into_expr())
                    .and(feature::Column::Role.eq(FeatureRole::Own)),
            );
        }
        _ => {}
    }
}

/// Joins the facts of the city's entry that meet the condition; the kind spares a look at its relations.
fn join_facts(select: &mut SelectStatement, kind: FactKind, condition: Option<SimpleExpr>) {
    let of_city = fact::Column::CityId.into_expr().eq(city::Column::Id.into_expr());
    let of_kind = of_city.and(fact::Column::Kind.eq(kind));
    let on = condition.into_iter().fold(of_kind, ExprTrait::and);
    select.inner_join(fact::Entity, on);
}
