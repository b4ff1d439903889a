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

/// How precise a date must be to be counted in a group of dates.
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

/// Statistics of the relations of one city, or of the whole network: with `asOf`, of those certainly in force at the end
/// of that date; without it, of all that are not recorded as ended.
///
/// Groups without relations are not listed.
/// In the whole network a relation counts once; by level, region or country, once in the group of each of its cities.
#[Object(crate = "ordered")]
impl Statistics {
    /// The date that you asked for; null if none.
    async fn as_of(&self) -> Option<&EdtfDate> {
        self.as_of.as_ref()
    }

    /// The number of partners; the city itself is not counted.
    /// In the whole network, the number of cities that have a relation.
    async fn cities(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.cities)
    }

    /// The number of countries of these cities.
    async fn countries(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.countries)
    }

    /// The number of UN M49 regions of these cities.
    async fn regions(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.regions)
    }

    /// The number of relations.
    async fn relations(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.totals(ctx).await?.relations)
    }

    /// The number of relations that no source dates.
    /// With `to`, also of those dated less precisely: `undated(to: YEAR)` counts exactly those that `byYear` leaves out,
    /// such as one of the 1930s.
    /// Without `asOf` they are part of `relations`; with it they are not, since nobody knows whether they had begun.
    async fn undated(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How precise a date must be to count as one; any date by default.")] to: Option<
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

    /// By kind of relation, ordered by key; the keys are the values of `RelationKind`.
    async fn by_kind(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Kind).await
    }

    /// By status, ordered by key; the keys are the values of `RelationStatus`: as recorded, or with `asOf` all `ACTIVE`,
    /// since only relations certainly in force are counted.
    async fn by_status(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Status).await
    }

    /// By the partner's level, ordered by key; the keys are the values of `CityLevel`.
    async fn by_level(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Level).await
    }

    /// By the partner's region, ordered by key; the keys are the values of `RegionCode`.
    /// Countries without a region are left out.
    /// In the whole network a relation between two regions counts in both, so the groups add up to more than `relations`.
    async fn by_region(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Region).await
    }

    /// By the most specific UN M49 group of the partner's country, ordered by key; the keys are the English names of
    /// `Country.subregion`, such as `Southern Europe`. Bounded by the 22 groups of UN M49.
    async fn by_subregion(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Subregion).await
    }

    /// By the partner's country, ordered by key; the keys are country codes. Bounded by the number of countries.
    /// In the whole network a relation between two countries counts in both, so the groups add up to more than `relations`.
    async fn by_country(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Country).await
    }

    /// By month of signing, the oldest first, with keys such as `2012-04`.
    /// Dates less precise than a month are left out; `undated(to: MONTH)` counts them.
    /// Months without relations are not listed. Bounded by the months with a signing.
    async fn by_month(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Month).await
    }

    /// By year of signing, the oldest first, with keys such as `2012`.
    /// Dates less precise than a year are left out; `undated(to: YEAR)` counts them.
    /// Years without relations are not listed. Bounded by the years with a signing.
    async fn by_year(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Year).await
    }

    /// By decade of signing, the oldest first, with keys such as `198X`.
    /// Dates less precise than a decade are left out; `undated(to: DECADE)` counts them.
    /// Decades without relations are not listed. Bounded by the decades with a signing.
    async fn by_decade(&self, ctx: &Context<'_>) -> Result<Vec<StatisticsBucket>> {
        self.buckets(ctx, Grouping::Decade).await
    }

    /// All relations of the earliest date: several in a tie, at most 20. Empty if none is dated.
    /// Dates are compared by the earliest day they can mean, then by the latest.
    async fn first(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::First).await
    }

    /// All relations of the latest date: several in a tie, at most 20. Empty if none is dated.
    /// Dates are compared by the earliest day they can mean, then by the latest.
    async fn latest(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        self.extreme(ctx, Extreme::Latest).await
    }

    /// The longest time between two consecutive signings; in a tie, the earliest.
    /// Only relations dated at least to the month are considered.
    /// Null if there are fewer than two.
    async fn longest_gap(&self, ctx: &Context<'_>) -> Result<Option<Gap>> {
        Ok(self.gaps(ctx).await?.map(Gap))
    }

    /// The average number of months between consecutive signings; two in the same month count as 0.
    /// Only relations dated at least to the month are considered.
    /// Null if there are fewer than two.
    async fn average_gap_months(&self, ctx: &Context<'_>) -> Result<Option<f64>> {
        Ok(self.gaps(ctx).await?.map(|gaps| average(&gaps)))
    }
}

/// The division of two whole numbers, so that both databases give the same.
#[expect(clippy::cast_precision_loss, reason = "a count of months is far below what a double holds exactly")]
fn average(gaps: &Gaps) -> f64 {
    gaps.total as f64 / gaps.number as f64
}
