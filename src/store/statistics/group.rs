//! Relations by what they or their far ends share.

use std::collections::HashMap;

use entity::{relation, relation_end};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Alias, Func, Order};

use super::members::{CENTER, KIND, RelationSet, count_relations, group_columns, grouped};
use crate::store::grouping::{Group, Grouping};
use crate::store::reading::{Length, Row};
use crate::store::{StoreError, View};

/// One group with its counts, or the relations of one kind in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    pub group: Group,
    /// The enum name of the kind; `None` for a whole group.
    pub kind: Option<String>,
    pub relations: i64,
    pub cities: i64,
    /// Relations up to and including this bucket by date; `None` where groups are no dates.
    pub cumulative: Option<i64>,
}

/// The groups of each center in the order of their keys, one statement for all; a center without any is absent.
///
/// With `by_kind` each group comes as its kinds.
pub async fn find_groups(
    view: &View,
    set: &RelationSet,
    grouping: Grouping,
    by_kind: bool,
    centers: &[i64],
) -> Result<HashMap<i64, Vec<Bucket>>, StoreError> {
    let mut select = grouped(view, set, Some(grouping), by_kind, centers);
    select
        .expr_as(count_relations(set, relation::Column::Id.into_expr()), Alias::new("relations"))
        .expr_as(Func::count_distinct(relation_end::Column::PartnerId.into_expr()), Alias::new("cities"))
        .group_by_columns(group_columns(Some(grouping), by_kind));
    grouping.add_named(&mut select);
    for column in group_columns(Some(grouping), by_kind) {
        select.order_by(column, Order::Asc);
    }
    let read = |row: &Row<'_>| {
        let bucket = Bucket {
            group: grouping.read_group(row)?,
            kind: if by_kind { Some(row.get(KIND)?) } else { None },
            relations: row.get("relations")?,
            cities: row.get("cities")?,
            cumulative: None,
        };
        Ok((row.get(CENTER)?, bucket))
    };
    let mut groups: HashMap<i64, Vec<Bucket>> = HashMap::new();
    for (center, bucket) in view.tx.rows(Length::Long, &select, read).await? {
        groups.entry(center).or_default().push(bucket);
    }
    if grouping.is_date() {
        for buckets in groups.values_mut() {
            add_up(buckets);
        }
    }
    Ok(groups)
}

/// Fills in how many relations there are up to each bucket, kind by kind where they are kinds.
fn add_up(buckets: &mut [Bucket]) {
    let mut sums: HashMap<Option<String>, i64> = HashMap::new();
    for bucket in buckets {
        let sum = sums.entry(bucket.kind.clone()).or_default();
        *sum += bucket.relations;
        bucket.cumulative = Some(*sum);
    }
}
