//! The one type of groups, and the gap between two signings.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};

use super::label::group_label;
use super::loader::{Extremes, KindsInGroup};
use crate::graphql::rooms::relation::{self, Relation};
use crate::graphql::shared::context::{find_or_default, get};
use crate::graphql::shared::scalars::LanguageTag;
use crate::store::grouping::{Group, Grouping};
use crate::store::statistics::{Bucket, Extreme, Gaps, RelationSet};

/// A group of relations of one center.
#[derive(Clone)]
pub(crate) struct StatisticsBucket {
    pub(super) set: Arc<RelationSet>,
    pub(super) center: i64,
    pub(super) grouping: Grouping,
    pub(super) bucket: Bucket,
}

/// A group of relations, such as those of one year, one country or one kind.
#[Object(crate = "ordered")]
impl StatisticsBucket {
    /// What the group has in common: an enum value (`SISTER_CITY`, `EUROPE`), a country code (`JP`), the name of an M49
    /// group (`Southern Europe`), or a date in EDTF (`2012`, `2012-04`, `198X`).
    async fn key(&self) -> &str {
        self.bucket.kind.as_deref().unwrap_or(&self.bucket.group.key)
    }

    /// The key for display, such as `October 1984` or `1984年10月`, in the first of these languages that has one,
    /// else in English.
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        match &self.bucket.kind {
            None => group_label(ctx, self.grouping, &self.bucket.group, &lang).await,
            Some(kind) => {
                let group = Group { key: kind.clone(), named: None };
                group_label(ctx, Grouping::Kind, &group, &lang).await
            }
        }
    }

    /// The number of relations in the group.
    async fn relations(&self) -> i64 {
        self.bucket.relations
    }

    /// The number of partners in the group; in the whole network, of cities on either side.
    async fn cities(&self) -> i64 {
        self.bucket.cities
    }

    /// The number of relations up to and including this date; in a kind of a date, only of that kind.
    /// Null if the groups are not dates.
    async fn cumulative(&self) -> Option<i64> {
        self.bucket.cumulative
    }

    /// The kinds of relation in this group, ordered by key; at most three.
    /// In a group that is a kind already, only that group.
    async fn by_kind(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        if self.bucket.kind.is_some() || self.grouping == Grouping::Kind {
            return Ok(vec![self.clone()]);
        }
        let load = KindsInGroup { set: Arc::clone(&self.set), grouping: self.grouping };
        let kinds = find_or_default(ctx, load, (self.center, self.bucket.group.key.clone())).await?;
        Ok(kinds.into_iter().map(|bucket| StatisticsBucket { bucket, ..self.clone() }).collect())
    }

    /// All relations of the earliest date in the group: several in a tie, at most 20. Empty if none is dated.
    async fn first(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::First).await
    }

    /// All relations of the latest date in the group: several in a tie, at most 20. Empty if none is dated.
    async fn latest(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::Latest).await
    }
}

impl StatisticsBucket {
    async fn extreme(&self, ctx: &Context<'_>, extreme: Extreme) -> Result<Vec<Relation>> {
        let load = Extremes {
            set: Arc::clone(&self.set),
            grouping: Some(self.grouping),
            by_kind: self.bucket.kind.is_some(),
            extreme,
        };
        let group = (self.center, Some(self.bucket.group.key.clone()), self.bucket.kind.clone());
        let relations = find_or_default(ctx, load, group).await?;
        Ok(relations.into_iter().map(Relation).collect())
    }
}

pub(crate) struct Gap(pub(super) Gaps);

/// The time between two consecutive signings.
#[Object(crate = "ordered")]
impl Gap {
    /// The number of months from the one to the other: 12 from 2012-05 to 2013-05.
    async fn months(&self) -> i32 {
        self.0.months
    }

    /// The signing before the gap.
    async fn from(&self, ctx: &Context<'_>) -> Result<Relation> {
        Ok(Relation(get(ctx, relation::ById, self.0.from_id).await?))
    }

    /// The signing after the gap.
    async fn to(&self, ctx: &Context<'_>) -> Result<Relation> {
        Ok(Relation(get(ctx, relation::ById, self.0.to_id).await?))
    }
}
