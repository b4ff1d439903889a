//! Statistics as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result};

use super::bucket::{Gap, StatisticsBucket};
use super::loader::{Counts, Extremes, GapsBetween, Groups};
use crate::graphql::rooms::city::read_filter;
use crate::graphql::rooms::relation::{Relation, RelationFilter};
use crate::graphql::shared::context::{find, find_or_default};
use crate::graphql::shared::scalars::EdtfDate;
use crate::store::grouping::Grouping;
use crate::store::statistics::{Extreme, Gaps, NETWORK, RelationSet, Subject, Totals};

pub(crate) struct Statistics {
    /// The city in the middle, or that of the whole graph.
    center: i64,
    set: Arc<RelationSet>,
    as_of: Option<EdtfDate>,
}

/// How exactly a date must be known to be counted in a group of dates.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateUnit {
    /// At least to the month, as in `byMonth` and the gaps.
    Month,
    /// At least to the year, as in `byYear`.
    Year,
    /// At least to the decade, as in `byDecade`.
    Decade,
}

impl Statistics {
    /// Over the relations of one city.
    pub(crate) async fn new(
        ctx: &Context<'_>,
        center: i64,
        as_of: Option<EdtfDate>,
        filter: Option<RelationFilter>,
    ) -> Result<Self> {
        Self::of_subject(ctx, Subject::City, center, as_of, filter).await
    }

    /// Over all relations, each counted once.
    pub(crate) async fn of_network(
        ctx: &Context<'_>,
        as_of: Option<EdtfDate>,
        filter: Option<RelationFilter>,
    ) -> Result<Self> {
        Self::of_subject(ctx, Subject::Network, NETWORK, as_of, filter).await
    }

    async fn of_subject(
        ctx: &Context<'_>,
        subject: Subject,
        center: i64,
        as_of: Option<EdtfDate>,
        filter: Option<RelationFilter>,
    ) -> Result<Self> {
        let set = RelationSet {
            subject,
            as_of: as_of.as_ref().map(|EdtfDate(date)| date.last().number()),
            filter: read_filter(ctx, filter).await?,
        };
        Ok(Self { center, set: Arc::new(set), as_of })
    }

    async fn totals(&self, ctx: &Context<'_>) -> Result<Totals> {
        find_or_default(ctx, Counts { set: Arc::clone(&self.set) }, self.center).await
    }

    async fn gaps(&self, ctx: &Context<'_>) -> Result<Option<Gaps>> {
        find(ctx, GapsBetween { set: Arc::clone(&self.set) }, self.center).await
    }

    async fn buckets(&self, ctx: &Context<'_>, grouping: Grouping) -> Result<Vec<StatisticsBucket>> {
        let load = Groups { set: Arc::clone(&self.set), grouping };
        let buckets = find_or_default(ctx, load, self.center).await?;
        let bucket =
            |bucket| StatisticsBucket { set: Arc::clone(&self.set), center: self.center, grouping, bucket };
        Ok(buckets.into_iter().map(bucket).collect())
    }

    async fn extreme(&self, ctx: &Context<'_>, extreme: Extreme) -> Result<Vec<Relation>> {
        let set = Arc::clone(&self.set);
        let load = Extremes { set, grouping: None, by_kind: false, extreme };
        let relations = find_or_default(ctx, load, (self.center, None, None)).await?;
        Ok(relations.into_iter().map(Relation).collect())
    }
}

/// Counts over the relations of one city, or of the whole graph: those certainly in force at the end of `asOf`,
/// or, without `asOf`, all that are not recorded as ended.
///
/// Groups without a relation are not listed.
/// Of the whole graph a relation is counted once; in groups of its ends (level, region, country) once in the group
/// of either end.
#[Object]
impl Statistics {
    /// The date that was asked for; null if none was.
    async fn as_of(&self) -> Option<&EdtfDate> {
        self.as_of.as_ref()
    }

    /// Partners; the city in the middle is not counted.
    /// Of the whole graph, cities that have a relation.
    async fn cities(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.cities)
    }

    /// Countries that have such a city.
    async fn countries(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.countries)
    }

    /// UN M49 regions that have such a city.
    async fn regions(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.regions)
    }

    /// Relations.
    async fn relations(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.relations)
    }

    /// Relations that no source dates.
    /// With `to` also those that are dated less exactly: `undated(to: YEAR)` are just those that `byYear` leaves out,
    /// among them one of the 1930s.
    /// Without `asOf` they are part of `relations`; with it they are not, since nobody knows whether they had begun.
    async fn undated(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How exact a date must be to count as one; any date will do if absent.")] to: Option<
            DateUnit,
        >,
    ) -> Result<i64> {
        let totals = self.totals(ctx).await?;
        Ok(match to {
            None => totals.undated,
            Some(DateUnit::Month) => totals.undated_to_month,
            Some(DateUnit::Year) => totals.undated_to_year,
            Some(DateUnit::Decade) => totals.undated_to_decade,
        })
    }

    /// By the kind of relation, in the order of the keys, which are those of `RelationKind`.
    async fn by_kind(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Kind).await
    }

    /// By status, in the order of the keys, which are those of `RelationStatus`: as recorded, or with `asOf` all
    /// `ACTIVE`, since those certainly in force are counted.
    async fn by_status(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Status).await
    }

    /// By the partner's level, in the order of the keys, which are those of `CityLevel`.
    async fn by_level(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Level).await
    }

    /// By the partner's region, in the order of the keys, which are those of `RegionCode`.
    /// Countries without a region are left out.
    async fn by_region(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Region).await
    }

    /// By the finest UN M49 group of the partner's country, in the order of the keys, which are the English names that
    /// `Country.subregion` gives, such as `Southern Europe`. Bounded by the 22 groups of UN M49.
    async fn by_subregion(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Subregion).await
    }

    /// By the partner's country, in the order of the keys, which are country codes. Bounded by the number of countries.
    async fn by_country(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Country).await
    }

    /// By the month of signing, the oldest first, with keys such as `2012-04`.
    /// Dates that are not known to the month are left out; `undated(to: MONTH)` counts them.
    /// Months without a relation are not listed. Bounded by the months in which something was signed.
    async fn by_month(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Month).await
    }

    /// By the year of signing, the oldest first, with keys such as `2012`.
    /// Dates that are not known to the year are left out; `undated(to: YEAR)` counts them.
    /// Years without a relation are not listed. Bounded by the years in which something was signed.
    async fn by_year(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Year).await
    }

    /// By the decade of signing, the oldest first, with keys such as `198X`.
    /// Dates that are not known to the decade are left out; `undated(to: DECADE)` counts them.
    /// Decades without a relation are not listed. Bounded by the decades in which something was signed.
    async fn by_decade(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Decade).await
    }

    /// Every relation of the earliest date: several on a tie, at most 20. Empty if none is dated.
    /// Dates are ordered by the first day that they can mean, then by the last.
    async fn first(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::First).await
    }

    /// Every relation of the latest date: several on a tie, at most 20. Empty if none is dated.
    /// Dates are ordered by the first day that they can mean, then by the last.
    async fn latest(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::Latest).await
    }

    /// The longest time between two signings that follow each other; of equal ones the earliest.
    /// Only relations that are dated at least to the month are looked at.
    /// Null if there are fewer than two of them.
    async fn longest_gap(&self, ctx: &Context<'_>) -> Result<Option<Gap>> {
        Ok(self.gaps(ctx).await?.map(Gap))
    }

    /// The average of the months between all signings that follow each other, those of one month included with 0.
    /// Only relations that are dated at least to the month are looked at.
    /// Null if there are fewer than two of them.
    async fn average_gap_months(&self, ctx: &Context<'_>) -> Result<Option<f64>> {
        Ok(self.gaps(ctx).await?.map(|gaps| average(&gaps)))
    }
}

/// The division of two whole numbers, so that both databases give the same.
#[expect(clippy::cast_precision_loss, reason = "a count of months is far below what a double holds exactly")]
fn average(gaps: &Gaps) -> f64 {
    gaps.total as f64 / gaps.number as f64
}
