//! The city as clients see it.

use async_graphql::{Context, ID, Object, Result};

use super::argument::{named, named_or_home};
use super::connection::CityConnection;
use super::in_common::partners_in_common;
use super::loader::{ById, BySlug, NamesakesOfCity, SummariesOfCity};
use super::model::{City, point};
use crate::graphql::rooms::country::{self, Country};
use crate::graphql::rooms::event::{self, Event};
use crate::graphql::rooms::note::{self, Note};
use crate::graphql::rooms::profile::{
    self, CityAttribute, CityIndustry, CityName, Climate, Feature, Measurement,
};
use crate::graphql::rooms::profile::{Ranking, headline};
use crate::graphql::rooms::relation::{self, CityPartnerConnection, Relation, RelationFilter, RelationOrder};
use crate::graphql::rooms::statistics::Statistics;
use crate::graphql::shared::connection::PageArgs;
use crate::graphql::shared::context::{dataset, find, find_or_default, get};
use crate::graphql::shared::enums::{CityLevel, FeatureKind, FeatureRole, IndustryRole, Metric, NameKind};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::name_in;
use crate::graphql::shared::scalars::{Coordinates, EdtfDate, LanguageTag, tags};
use domain::{geo, language};

/// A partner at any level: city, county, district, province or municipality.
/// The home city is one too, and so is every city of an import.
#[Object]
impl City {
    /// Opaque and the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(&self.0.slug)
    }

    /// A readable key, such as `ishinomaki-jp`; it never changes and is never reused.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in the first of these languages that is known, else in English, else any.
    /// `name` is `Ishinomaki`, `name(lang: ["zh"])` is `石卷市`, `name(lang: ["ja"])` is `石巻市`.
    /// HTTP headers have no influence.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags, the most wanted first; at most 20, such as `[\"zh\", \"en\"]`.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let names = profile::usual_names(ctx, self.0.id, None);
        name_in(&lang, &self.0.name, names, |name| (name.row.lang.as_deref(), &name.row.text)).await
    }

    /// Every name of the city with its language and kind, in the order of its entry; a few, as its entry has them.
    async fn names(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only names in these languages, at most 20, such as `[\"ja\", \"ja-Latn\"]`; all if absent."
        )]
        lang: Option<Vec<LanguageTag>>,
        #[graphql(desc = "Only names of these kinds, such as `[NICKNAME]`; all if absent.")] kind: Option<
            Vec<NameKind>,
        >,
    ) -> Result<Vec<CityName>> {
        profile::names(ctx, self.0.id, None, lang, kind).await
    }

    /// The country that it lies in; `ZZ` where an import does not know it.
    async fn country(&self, ctx: &Context<'_>) -> Result<Country> {
        Ok(Country(get(ctx, country::ById, self.0.country_id).await?))
    }

    /// Its administrative level, such as `DISTRICT` for Weiz.
    async fn level(&self) -> CityLevel {
        self.0.level.into()
    }

    /// The place it lies in, such as Miyagi Prefecture; null if unknown.
    async fn within(&self) -> Option<&str> {
        self.0.within.as_deref()
    }

    /// Where it lies, a point in its middle; null if unknown.
    async fn location(&self) -> Option<Coordinates> {
        let (latitude, longitude) = point(&self.0)?;
        Some(Coordinates { latitude, longitude })
    }

    /// Its item in Wikidata, such as `Q270814`; null if unknown.
    async fn wikidata_id(&self) -> Option<&str> {
        self.0.wikidata_id.as_deref()
    }

    /// The great-circle distance in kilometres, from the home city unless another is given.
    /// Null if either city's coordinates are unknown.
    /// A slug that no city has or had is an error with the code `NOT_FOUND`.
    async fn distance_km(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The slug of the other city, such as `kure-jp`, former ones included; the home city if absent."
        )]
        to: Option<String>,
    ) -> Result<Option<f64>> {
        let other = match to {
            Some(slug) => named(ctx, "to", slug).await?,
            None => get(ctx, ById, dataset(ctx).await?.home_city_id).await?,
        };
        Ok(point(&self.0).zip(point(&other)).map(|(here, there)| geo::distance_km(here, there)))
    }

    /// A short account in the editors' own words, a few sentences long.
    /// Null if none is written in these languages: English is not put in the place of another.
    async fn summary(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags, the most wanted first; at most 20, such as `[\"zh\", \"en\"]`.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let summaries = find_or_default(ctx, SummariesOfCity, self.0.id).await?;
        let found = language::choose_only(&summaries, |summary| Some(&summary.lang), &tags(&lang)?);
        Ok(found.map(|summary| summary.text.clone()))
    }

    /// The headline figure of the city itself: the data set's own source first, then the latest.
    /// Imports add to `measurements` of a city that the data set has, and never to this.
    /// Null if no source gives one.
    async fn population(&self, ctx: &Context<'_>) -> Result<Option<Measurement>> {
        headline(ctx, &self.0, entity::measurement::Metric::Population).await
    }

    /// The headline figure of the city itself: the data set's own source first, then the latest.
    /// Imports add to `measurements` of a city that the data set has, and never to this.
    /// Null if no source gives one.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<Measurement>> {
        headline(ctx, &self.0, entity::measurement::Metric::Area).await
    }

    /// What the sources say of its climate in words and temperatures; null if nothing.
    async fn climate(&self, ctx: &Context<'_>) -> Result<Option<Climate>> {
        profile::climate(ctx, &self.0).await
    }

    /// Figures of the city itself, in the order of its entry.
    /// Those of a country, a port or a company hang on features.
    async fn measurements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these metrics, such as `[POPULATION, AREA]`; all if absent.")] metric: Option<
            Vec<Metric>,
        >,
        #[graphql(
            desc = "Only from sources with these slugs, as `dataset { sources { slug } }` lists them; from all if absent. A slug that no source has is met by nothing."
        )]
        source: Option<Vec<String>>,
    ) -> Result<Vec<Measurement>> {
        profile::measurements(ctx, self.0.id, None, metric, source).await
    }

    /// Its industries and their roles, in the order of its entry.
    async fn industries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these roles, such as `[PILLAR, LEADING]`; all if absent.")] role: Option<
            Vec<IndustryRole>,
        >,
    ) -> Result<Vec<CityIndustry>> {
        profile::industries(ctx, self.0.id, None, role).await
    }

    /// Named and counted things of the city, and those named beside it, in the order of its entry.
    /// A role is asked of the city: what is another feature's own, such as a parent city's airport, is not the
    /// city's and is left out as soon as `role` is given, just as in `FeatureFilter` and in the facet `FEATURE`.
    async fn features(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of these kinds, such as `[PORT, UNIVERSITY]`; all if absent.")] kind: Option<
            Vec<FeatureKind>,
        >,
        #[graphql(desc = "Only in these roles, such as `[OWN]` for the city's own; all if absent.")]
        role: Option<Vec<FeatureRole>>,
    ) -> Result<Vec<Feature>> {
        profile::features(ctx, self.0.id, kind, role).await
    }

    /// What its entry dates or tells, in its order: signings and endings of relations too.
    /// `feature` says where it is not the city's own.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only those that certainly lie in this date, such as `\"2012\"`; undated ones never do. All if absent."
        )]
        during: Option<EdtfDate>,
    ) -> Result<Vec<Event>> {
        event::of_city(ctx, self.0.id, during).await
    }

    /// Ranks and superlatives of the city itself, such as second largest in its prefecture, in the order of its entry.
    async fn rankings(&self, ctx: &Context<'_>) -> Result<Vec<Ranking>> {
        profile::rankings(ctx, self.0.id, None).await
    }

    /// Which source its country, level, place, location and Wikidata id come from.
    async fn attributes(&self, ctx: &Context<'_>) -> Result<Vec<CityAttribute>> {
        profile::attributes(ctx, self.0.id).await
    }

    /// All editor's notes on this city and its facts, in the order of its entry.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_city(ctx, self.0.id).await
    }

    /// Its latest relation that has not ended with the home city, or with the city of the given slug.
    /// Null if there is none; for the pairs of another city read the edges of its `partners`.
    /// A slug that no city has or had is an error with the code `NOT_FOUND`.
    async fn relation(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The slug of the other city, such as `kure-jp`, former ones included; the home city if absent."
        )]
        with: Option<String>,
    ) -> Result<Option<Relation>> {
        let with = named_or_home(ctx, "with", with).await?;
        Ok(find(ctx, relation::Between { with }, self.0.id).await?.map(Relation))
    }

    /// Its partners; unless asked otherwise the oldest relation first, undated ones last.
    /// A city that it has several relations with stands there once for each.
    /// Pages have 20 partners unless asked otherwise, at most 100.
    async fn partners(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which relations; all if absent.")] filter: Option<RelationFilter>,
        #[graphql(desc = "Keys of the order, the first decides; at most 3.")] order_by: Option<
            Vec<RelationOrder>,
        >,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100; not together with `first`.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<CityPartnerConnection> {
        let page = PageArgs { first, after, last, before };
        relation::partner_page(ctx, self.0.id, filter, order_by, page).await
    }

    /// How many cities it has a relation with, ended ones included.
    async fn partner_count(&self) -> i32 {
        self.0.partner_count
    }

    /// Other cities of the same usual English name, at most 20, such as Ipswich in the United Kingdom for
    /// Ipswich in Australia.
    async fn namesakes(&self, ctx: &Context<'_>) -> Result<Vec<City>> {
        let found = find_or_default(ctx, NamesakesOfCity, self.0.id).await?;
        Ok(found.into_iter().map(City).collect())
    }

    /// Cities that have a relation with both, ended ones included, in the order of their names.
    /// A slug that no city has or had is an error with the code `NOT_FOUND`.
    /// Pages have 20 cities unless asked otherwise, at most 100.
    /// Example: `{ city(slug: "kure-jp") { partnersInCommon(with: "turin-it") { nodes { name } } } }`.
    async fn partners_in_common(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The slug of the other city; former slugs still work.")] with: String,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
    ) -> Result<CityConnection> {
        let args = PageArgs { first, after, last: None, before: None };
        partners_in_common(ctx, self.0.id, with, args).await
    }

    /// Counts over its relations, with groups by kind, place and date.
    /// For the home city the same as `statistics` at the root.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only relations certainly in force at the end of this date, such as `\"2020-04\"`."
        )]
        as_of: Option<EdtfDate>,
        #[graphql(desc = "Only these relations, such as `{kind: {eq: SISTER_CITY}}`.")] filter: Option<
            RelationFilter,
        >,
    ) -> Result<Statistics> {
        Statistics::new(ctx, self.0.id, as_of, filter).await
    }
}

impl Identified for City {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(find(ctx, BySlug, id.key.clone()).await?.map(Self))
    }
}
