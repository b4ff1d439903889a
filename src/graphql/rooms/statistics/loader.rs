//! The loads of statistics; the key is the center, or one of its groups.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::grouping::Grouping;
use crate::store::relation::Relation;
use crate::store::statistics::{Bucket, Extreme, Gaps, GroupKey, RelationSet, Totals};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Counts {
    pub(super) set: Arc<RelationSet>,
}

impl Load for Counts {
    type Key = i64;
    type Value = Totals;

    async fn load(&self, view: &View, centers: &[i64]) -> Loaded<Self> {
        store::statistics::find_totals(view, &self.set, centers).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Groups {
    pub(super) set: Arc<RelationSet>,
    pub(super) grouping: Grouping,
}

impl Load for Groups {
    type Key = i64;
    type Value = Vec<Bucket>;

    async fn load(&self, view: &View, centers: &[i64]) -> Loaded<Self> {
        store::statistics::find_groups(view, &self.set, self.grouping, false, centers).await
    }
}

/// The kinds in the groups of a center, by the key of the group.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct KindsInGroup {
    pub(super) set: Arc<RelationSet>,
    pub(super) grouping: Grouping,
}

impl Load for KindsInGroup {
    type Key = (i64, String);
    type Value = Vec<Bucket>;

    async fn load(&self, view: &View, keys: &[(i64, String)]) -> Loaded<Self> {
        let centers = distinct(keys.iter().map(|(center, _)| *center));
        let mut kinds: HashMap<_, Vec<_>> = HashMap::new();
        for (center, buckets) in
            store::statistics::find_groups(view, &self.set, self.grouping, true, &centers).await?
        {
            for bucket in buckets {
                kinds.entry((center, bucket.group.key.clone())).or_default().push(bucket);
            }
        }
        Ok(kinds)
    }
}

/// The relations of the earliest or latest date of a group.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Extremes {
    pub(super) set: Arc<RelationSet>,
    pub(super) grouping: Option<Grouping>,
    pub(super) by_kind: bool,
    pub(super) extreme: Extreme,
}

impl Load for Extremes {
    type Key = GroupKey;
    type Value = Vec<Arc<Relation>>;

    async fn load(&self, view: &View, groups: &[GroupKey]) -> Loaded<Self> {
        let centers = distinct(groups.iter().map(|(center, ..)| *center));
        let Self { set, grouping, by_kind, extreme } = self;
        store::statistics::find_extremes(view, set, *grouping, *by_kind, *extreme, &centers).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct GapsBetween {
    pub(super) set: Arc<RelationSet>,
}

impl Load for GapsBetween {
    type Key = i64;
    type Value = Gaps;

    async fn load(&self, view: &View, centers: &[i64]) -> Loaded<Self> {
        store::statistics::find_gaps(view, &self.set, centers).await
    }
}

/// The centers of sorted keys, each once.
fn distinct(centers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut centers: Vec<i64> = centers.collect();
    centers.dedup();
    centers
}
