//! The relation as clients see it.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use domain::partial_date::{Day, whole_years};
use domain::vocabulary;
use entity::relation::RelationStatus as Recorded;

use super::loader::ById;
use crate::graphql::rooms::city::{self, City};
use crate::graphql::rooms::profile::{FactByKey, FactFields, FactObject, QuotedFactFields};
use crate::graphql::shared::context::{dataset, find, get};
use crate::graphql::shared::enums::{RelationKind, RelationStatus};
use crate::graphql::shared::global_id::{GlobalId, Identified};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::scalars::{EdtfDate, LanguageTag, PartialDate};
use crate::store::relation as stored;

#[derive(Clone)]
pub(crate) struct Relation(pub(crate) Arc<stored::Relation>);

/// A relation between two cities: the same object from either side.
/// If a relation ends and another follows, or a friendly exchange becomes a sister-city relation, there are two.
#[Object(crate = "ordered")]
impl Relation {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// What the two cities call it: sister cities (友好城市) or friendly exchange (友好交流关系城市).
    async fn kind(&self) -> RelationKind {
        self.0.kind.into()
    }

    /// The kind in words, such as `Sister city` or `友好城市`, in the first of these languages that has them, else in English.
    async fn kind_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::RELATION_KINDS, RelationKind::from(self.0.kind), &lang)
    }

    /// The recorded status, or with `asOf` what was certainly true at the end of that date.
    /// It never depends on today's date.
    async fn status(
        &self,
        #[graphql(desc = "The date to look at, such as `\"2015\"`; a partial date means its last day.")]
        as_of: Option<EdtfDate>,
    ) -> RelationStatus {
        self.status_as_of(as_of)
    }

    /// The status in words, such as `Active` or `存续`, in the first of these languages that has them, else in English.
    async fn status_label(
        &self,
        #[graphql(desc = "The date to look at, such as `\"2015\"`; a partial date means its last day.")]
        as_of: Option<EdtfDate>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::RELATION_STATUSES, self.status_as_of(as_of), &lang)
    }

    /// When it was established, as precise as the source: `1984-10`. Null if no source gives a date.
    async fn established(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("relation.established", self.0.established.as_deref())
    }

    /// When it ended; null while it lasts, and if no source dates the end.
    async fn ended(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("relation.ended", self.0.ended.as_deref())
    }

    /// The whole years that it has certainly lasted: from the last possible day of `established` to the first possible day of
    /// its end, or until `asOf` while it lasts. `42` for one of `1984-10` as of `2026-11`.
    /// Null if no source dates it, if it ended at an unknown date, and before it was established.
    async fn duration_years(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The date to count up to, such as `\"2020\"`; a partial date means its last day. The date of the data set (`Dataset.published`) by default, and never today's."
        )]
        as_of: Option<EdtfDate>,
    ) -> Result<Option<i32>> {
        let as_of = if let Some(EdtfDate(date)) = as_of {
            Some(date.last())
        } else {
            let published = dataset(ctx).await?.published;
            PartialDate::read("dataset.published", published.as_deref())?.map(|date| date.0.last())
        };
        Ok(self.years_until(as_of))
    }

    /// The two cities, exactly two and always in the same order.
    async fn cities(&self, ctx: &Context<'_>) -> Result<Vec<City>> {
        let (low, high) = self.ends(ctx).await?;
        Ok(vec![low, high])
    }

    /// The great-circle distance between the two cities in kilometres; null if the coordinates of either are unknown.
    async fn distance_km(&self, ctx: &Context<'_>) -> Result<Option<f64>> {
        let (low, high) = self.ends(ctx).await?;
        Ok(city::distance_km(&low.0, &high.0))
    }

    /// The partner of the home city, or of another city, in this relation.
    /// Null if that city is not one of the two.
    /// An unknown slug is an error with the code `NOT_FOUND`.
    async fn partner(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A slug, such as `kure-jp`, current or former; the home city by default.")]
        of: Option<String>,
    ) -> Result<Option<City>> {
        let of = city::named_or_home(ctx, "of", of).await?;
        let other = match of {
            id if id == self.0.low_city_id => self.0.high_city_id,
            id if id == self.0.high_city_id => self.0.low_city_id,
            _ => return Ok(None),
        };
        Ok(Some(City(get(ctx, city::ById, other).await?)))
    }
}

impl FactObject for Relation {
    fn fact_fields(&self) -> FactFields<'_, Self> {
        FactFields::by_id(self.0.id)
    }
}

impl Identified for Relation {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        match find(ctx, FactByKey, id.entry()?).await? {
            Some(fact) => Ok(find(ctx, ById, fact.id).await?.map(Self)),
            None => Ok(None),
        }
    }
}

impl Relation {
    async fn ends(&self, ctx: &Context<'_>) -> Result<(City, City)> {
        let low = get(ctx, city::ById, self.0.low_city_id);
        let high = get(ctx, city::ById, self.0.high_city_id);
        let (low, high) = futures_util::future::try_join(low, high).await?;
        Ok((City(low), City(high)))
    }

    fn status_as_of(&self, as_of: Option<EdtfDate>) -> RelationStatus {
        match (as_of, self.0.status) {
            (Some(EdtfDate(date)), _) => self.status_at(date.last()),
            (None, Recorded::Active) => RelationStatus::Active,
            (None, Recorded::Suspended) => RelationStatus::Suspended,
            (None, Recorded::Ended) => RelationStatus::Ended,
            (None, Recorded::Unknown) => RelationStatus::Unknown,
        }
    }

    /// The whole years until its end or this day; none if neither is known.
    fn years_until(&self, as_of: Option<Day>) -> Option<i32> {
        let (first, last) = (self.0.established_first?, self.0.established_last?);
        let ended = self.0.ended_first.map(Day::from_number);
        let until = match (ended, as_of) {
            (Some(ended), Some(as_of)) => ended.min(as_of),
            (Some(ended), None) => ended,
            (None, _) if self.0.status == Recorded::Ended => return None,
            (None, as_of) => as_of?,
        };
        (first <= until.number()).then(|| whole_years(Day::from_number(last), until))
    }

    /// What was certainly true at the end of a day.
    fn status_at(&self, day: Day) -> RelationStatus {
        let day = day.number();
        let (Some(first), Some(last)) = (self.0.established_first, self.0.established_last) else {
            return RelationStatus::Unknown;
        };
        if first > day {
            RelationStatus::NotYet
        } else if self.0.ended_last.is_some_and(|ended| ended <= day) {
            RelationStatus::Ended
        } else if last > day || self.0.ended_first.is_some_and(|ended| ended <= day) {
            RelationStatus::Unknown
        } else if self.0.ended_first.is_none() && self.0.status == Recorded::Ended {
            // Recorded as ended, but nobody says when.
            RelationStatus::Unknown
        } else {
            RelationStatus::Active
        }
    }
}
