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

/// One group of relations, such as those of one year, of one country or of one kind.
#[Object]
impl StatisticsBucket {
    /// What the group shares: an enum name (`SISTER_CITY`, `EUROPE`), a country's code (`JP`), the name of an M49 group
    /// (`Southern Europe`), or a date in EDTF (`2012`, `2012-04`, `198X`).
    async fn key(&self) -> &str {
        self.bucket.kind.as_deref().unwrap_or(&self.bucket.group.key)
    }

    /// The key for people, such as `October 1984` or `1984年10月`, in the first of these languages that is known,
    /// else in English.
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags, the most wanted first; at most 20, such as `[\"zh\", \"en\"]`.",
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

    /// Relations in the group.
    async fn relations(&self) -> i64 {
        self.bucket.relations
    }

    /// Partners in the group; of the whole graph, cities at either end.
    async fn cities(&self) -> i64 {
        self.bucket.cities
    }

    /// Relations up to and including this bucket, by date; those of this kind alone where the bucket is a kind in a date.
    /// Null where the groups are not dates.
    async fn cumulative(&self) -> Option<i64> {
        self.bucket.cumulative
    }

    /// The kinds of relation in this group, in the order of their names; at most three.
    /// In a bucket that is a kind already, that bucket alone.
    async fn by_kind(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        if self.bucket.kind.is_some() || self.grouping == Grouping::Kind {
            return Ok(vec![self.clone()]);
        }
        let load = KindsInGroup { set: Arc::clone(&self.set), grouping: self.grouping };
        let kinds = find_or_default(ctx, load, (self.center, self.bucket.group.key.clone())).await?;
        Ok(kinds.into_iter().map(|bucket| StatisticsBucket { bucket, ..self.clone() }).collect())
    }

    /// Every relation of the earliest date in the group: several on a tie, at most 20. Empty if none is dated.
    async fn first(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::First).await
    }

    /// Every relation of the latest date in the group: several on a tie, at most 20. Empty if none is dated.
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

/// The time between two signings that follow each other.
#[Object]
impl Gap {
    /// From the month of the one to the month of the other: from 2012-05 to 2013-05 it is 12.
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
