//! The room of statistics: counts over the relations of a city.

use async_graphql::{Context, Object, Result, SimpleObject};

use super::context::find_or_default;
use super::pipeline::batch::{Load, Loaded};
use super::relation::RelationFilter;
use super::scalars::EdtfDate;
use crate::store::statistics::{Bucket, Grouping, Scope, Totals};
use crate::store::{self, View};

pub(crate) struct Statistics {
    /// The city in the middle.
    center: i64,
    scope: Scope,
    as_of: Option<EdtfDate>,
}

impl Statistics {
    pub(crate) async fn new(
        ctx: &Context<'_>,
        center: i64,
        as_of: Option<EdtfDate>,
        filter: Option<RelationFilter>,
    ) -> Result<Self> {
        let scope = Scope {
            as_of: as_of.as_ref().map(|EdtfDate(date)| date.last().number()),
            filter: super::filter::read(ctx, filter).await?,
        };
        Ok(Self { center, scope, as_of })
    }

    async fn totals(&self, ctx: &Context<'_>) -> Result<Totals> {
        find_or_default(ctx, Counts { scope: self.scope.clone() }, self.center).await
    }

    async fn buckets(&self, ctx: &Context<'_>, grouping: Grouping) -> Result<Vec<StatisticsBucket>> {
        let buckets =
            find_or_default(ctx, Groups { scope: self.scope.clone(), grouping }, self.center).await?;
        Ok(buckets.into_iter().map(StatisticsBucket::from).collect())
    }
}

/// Counts over the relations of one city: those certainly in force at the end of `asOf`,
/// or, without `asOf`, all that are not recorded as ended.
#[Object]
impl Statistics {
    /// The date that was asked for.
    async fn as_of(&self) -> Option<&EdtfDate> {
        self.as_of.as_ref()
    }

    /// Partners; the city in the middle is not counted.
    async fn cities(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.cities)
    }

    /// Countries that have a partner.
    async fn countries(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.countries)
    }

    /// UN M49 regions that have a partner.
    async fn regions(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.regions)
    }

    /// Relations.
    async fn relations(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.relations)
    }

    /// Relations that no source dates; a count with `asOf` leaves them out.
    async fn undated(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.undated)
    }

    /// By the kind of relation; the keys are those of `RelationKind`.
    async fn by_kind(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Kind).await
    }

    /// By the partner's region; the keys are those of `RegionCode`.
    async fn by_region(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Region).await
    }

    /// By the partner's country; the keys are country codes. Bounded by the number of countries.
    async fn by_country(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Country).await
    }
}

/// One group of relations.
#[derive(SimpleObject)]
pub(crate) struct StatisticsBucket {
    /// The enum name or code that the group shares.
    key: String,
    /// The key for people, in English.
    label: String,
    /// Relations in the group.
    relations: i64,
    /// Partners in the group.
    cities: i64,
}

impl From<Bucket> for StatisticsBucket {
    fn from(bucket: Bucket) -> Self {
        let Bucket { key, label, relations, cities } = bucket;
        Self { key, label, relations, cities }
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Counts {
    scope: Scope,
}

impl Load for Counts {
    type Key = i64;
    type Value = Totals;

    async fn load(&self, view: &View, centers: &[i64]) -> Loaded<Self> {
        store::statistics::count(view, &self.scope, centers).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Groups {
    scope: Scope,
    grouping: Grouping,
}

impl Load for Groups {
    type Key = i64;
    type Value = Vec<Bucket>;

    async fn load(&self, view: &View, centers: &[i64]) -> Loaded<Self> {
        store::statistics::group(view, &self.scope, self.grouping, centers).await
    }
}
