//! The city as clients see it.

use async_graphql::{Context, ID, Object, Result};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::argument::{named, named_or_home};
use super::connection::CityConnection;
use super::in_common::partners_in_common;
use super::loader::{ById, BySlug, DetailsOfCity, NamesakesOfCity, SummariesOfCity};
use super::model::{City, distance_km, point};
use crate::graphql::rooms::country::{self, Country};
use crate::graphql::rooms::dataset::Changes;
use crate::graphql::rooms::event::{self, Event};
use crate::graphql::rooms::note::{self, Note};
use crate::graphql::rooms::profile::{
    self, CityAttribute, CityIndustry, CityName, Climate, Feature, Measurement, Subject,
};
use crate::graphql::rooms::profile::{Ranking, headline};
use crate::graphql::rooms::relation::{self, CityPartnerConnection, Relation, RelationFilter, RelationOrder};
use crate::graphql::rooms::statistics::Statistics;
use crate::graphql::shared::connection::PageArgs;
use crate::graphql::shared::context::{dataset, find, find_or_default, get};
use crate::graphql::shared::enums::{CityLevel, FeatureKind, FeatureRole, IndustryRole, Metric, NameKind};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::{label_in, name_in};
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::{CalendarDate, Coordinates, EdtfDate, LanguageTag, PartialDate, tags};
use crate::graphql::shared::texts::some_text_in;
use domain::{language, vocabulary};
use entity::city::SEED;

/// A city at any administrative level: city, county, district, province or municipality.
/// The home city, its partners and all imported cities are of this type.
#[Object(crate = "ordered")]
impl City {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(&self.0.slug)
    }

    /// Its address on this server, such as `/cities/kure-jp`: it leads a browser to a page, and a program to the data.
    /// It lasts: former slugs lead on to the current one.
    pub(crate) async fn resource_path(&self) -> String {
        format!("/cities/{}", self.0.slug)
    }

    /// A readable key, such as `ishinomaki-jp`; it never changes and is never reused.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in the first of these languages that has one, else in English, else in any language.
    /// `name` is `Ishinomaki`, `name(lang: ["zh"])` is `石卷市`, `name(lang: ["ja"])` is `石巻市`.
    /// HTTP headers have no effect.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        self.name_in(ctx, &lang).await
    }

    /// The name, with the larger place added if another city has the same usual English name, or the country if no larger
    /// place is known: `Ipswich, Queensland`, `伊普斯维奇市（昆士兰州）`.
    /// Each part is in the first of these languages that has a name, else in English.
    async fn display_name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let name = self.name_in(ctx, &lang).await?;
        if find_or_default(ctx, NamesakesOfCity, self.0.id).await?.is_empty() {
            return Ok(name);
        }
        let within = some_text_in(&lang, self.0.within.as_deref(), self.0.translations.as_deref(), "within")?;
        let place = if let Some(within) = within {
            within
        } else {
            let country = get(ctx, country::ById, self.0.country_id).await?;
            country::name_of(ctx, country.id, &country.name, &lang).await?
        };
        // Chinese and its like set such an addition in brackets of their own width.
        let is_wide = place.chars().next().is_some_and(|first| first >= '\u{2e80}');
        Ok(if is_wide { format!("{name}（{place}）") } else { format!("{name}, {place}") })
    }

    /// Every name of the city with its language and kind, in the order of its entry; as few as the entry has.
    async fn names(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only names in these languages, such as `[\"ja\", \"ja-Latn\"]`; at most 20, all by default."
        )]
        lang: Option<Vec<LanguageTag>>,
        #[graphql(desc = "Only names of these kinds, such as `[NICKNAME]`; all by default.")] kind: Option<
            Vec<NameKind>,
        >,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<CityName>> {
        profile::names(ctx, self.0.id, Subject::City, lang, kind, reading).await
    }

    /// The country it lies in; `ZZ` if an import does not name it.
    async fn country(&self, ctx: &Context<'_>) -> Result<Country> {
        Ok(Country(get(ctx, country::ById, self.0.country_id).await?))
    }

    /// Its administrative level, such as `DISTRICT` for Weiz.
    async fn level(&self) -> CityLevel {
        self.0.level.into()
    }

    /// The level in words, such as `District` or `区`, in the first of these languages that has them, else in English.
    async fn level_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::CITY_LEVELS, CityLevel::from(self.0.level), &lang)
    }

    /// The larger place it belongs to, such as Miyagi Prefecture, in the first of these languages that has a name, else in
    /// English; null if unknown.
    async fn within(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        some_text_in(&lang, self.0.within.as_deref(), self.0.translations.as_deref(), "within")
    }

    /// When the place was dissolved or merged, such as `2026-07`, so that the entry is about the past; null while it exists.
    async fn ended(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("city.ended", self.0.ended.as_deref())
    }

    /// The name of what it became, in the first of these languages that has one, else in English.
    /// Null while it exists, and if this is unknown.
    async fn successor_name(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        some_text_in(&lang, self.0.successor.as_deref(), self.0.translations.as_deref(), "successor")
    }

    /// A point at its centre; null if unknown.
    async fn location(&self) -> Option<Coordinates> {
        let (latitude, longitude) = point(&self.0)?;
        Some(Coordinates { latitude, longitude })
    }

    /// Its Wikidata item, such as `Q270814`; null if unknown.
    async fn wikidata_id(&self) -> Option<&str> {
        self.0.wikidata_id.as_deref()
    }

    /// The address of its Wikidata item, such as `https://www.wikidata.org/wiki/Q270814`; null if the item is unknown.
    async fn wikidata_url(&self) -> Option<String> {
        self.0.wikidata_id.as_deref().map(|id| format!("https://www.wikidata.org/wiki/{id}"))
    }

    /// The address of its own Wikipedia article in the first of these languages that has one, else in English, else in any.
    /// Null if no article is known. `lang` takes the language of an edition, such as `["zh"]` or `["ja"]`.
    async fn wikipedia_url(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let details = find_or_default(ctx, DetailsOfCity, self.0.id).await?;
        let found = language::choose(&details.wikipedia, |(lang, _)| Some(lang), &tags(&lang)?);
        Ok(found.map(|(lang, title)| wikipedia_url(lang, title)))
    }

    /// The URL of its official website; null if unknown.
    async fn website(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(find_or_default(ctx, DetailsOfCity, self.0.id).await?.website)
    }

    /// Its zone in the IANA time zone database, such as `Asia/Tokyo`; null if unknown.
    async fn time_zone(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(find_or_default(ctx, DetailsOfCity, self.0.id).await?.time_zone)
    }

    /// The elevation of its centre in metres above sea level; null if unknown.
    async fn elevation_m(&self, ctx: &Context<'_>) -> Result<Option<f64>> {
        Ok(find_or_default(ctx, DetailsOfCity, self.0.id).await?.elevation)
    }

    /// The day of the latest published change of its entry, such as `2026-11-30`; `dataset { changes }` says what changed.
    /// Null if the data set names no changes, and for an imported city.
    async fn updated_at(&self, ctx: &Context<'_>) -> Result<Option<CalendarDate>> {
        if self.0.layer != SEED {
            return Ok(None);
        }
        let changes = find_or_default(ctx, Changes, ()).await?;
        let latest = changes.iter().find(|change| change.is_of(&self.0.slug));
        Ok(latest.map(|change| CalendarDate(change.date.clone())))
    }

    /// The great-circle distance in kilometres from the home city, or from another city.
    /// Null if either city's coordinates are unknown.
    /// An unknown slug is an error with the code `NOT_FOUND`.
    async fn distance_km(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The slug of the other city, such as `kure-jp`, current or former; the home city by default."
        )]
        to: Option<String>,
    ) -> Result<Option<f64>> {
        let other = match to {
            Some(slug) => named(ctx, "to", slug).await?,
            None => get(ctx, ById, dataset(ctx).await?.home_city_id).await?,
        };
        Ok(distance_km(&self.0, &other))
    }

    /// A summary by the editors, a few sentences long.
    /// Null if there is none in these languages: it does not fall back to English.
    async fn summary(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let summaries = find_or_default(ctx, SummariesOfCity, self.0.id).await?;
        let found = language::choose_only(&summaries, |summary| Some(&summary.lang), &tags(&lang)?);
        Ok(found.map(|summary| summary.text.clone()))
    }

    /// The headline figure for the city itself.
    /// The data set's own source comes first, then the latest figure; plans never count.
    /// If an editor's note gives a better figure for it, such as the latest census, you get that one; with
    /// `reading: STATED`, the uncorrected one. `citations` names its source.
    /// For a city of the data set, imports add to `measurements` and never change this.
    /// Null if no source gives one.
    async fn population(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Option<Measurement>> {
        headline(ctx, &self.0, entity::measurement::Metric::Population, reading).await
    }

    /// The headline figure for the city itself.
    /// The data set's own source comes first, then the latest figure; plans never count.
    /// If an editor's note gives a better figure for it, such as the latest census, you get that one; with
    /// `reading: STATED`, the uncorrected one. `citations` names its source.
    /// For a city of the data set, imports add to `measurements` and never change this.
    /// Null if no source gives one.
    async fn area(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Option<Measurement>> {
        headline(ctx, &self.0, entity::measurement::Metric::Area, reading).await
    }

    /// Its climate in words and temperatures; null if no source describes it.
    async fn climate(&self, ctx: &Context<'_>) -> Result<Option<Climate>> {
        profile::climate(ctx, &self.0).await
    }

    /// Figures for the city itself, in the order of its entry.
    /// Those for a country, a port or a company are on `features`.
    async fn measurements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these metrics, such as `[POPULATION, AREA]`; all by default.")] metric: Option<
            Vec<Metric>,
        >,
        #[graphql(
            desc = "Only from sources with these slugs, which `dataset { sources { slug } }` lists; from all by default. An unknown slug matches nothing."
        )]
        source: Option<Vec<String>>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<Measurement>> {
        profile::measurements(ctx, self.0.id, Subject::City, metric, source, reading).await
    }

    /// Its industries and their roles, in the order of its entry.
    async fn industries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these roles, such as `[PILLAR, LEADING]`; all by default.")] role: Option<
            Vec<IndustryRole>,
        >,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<CityIndustry>> {
        profile::industries(ctx, self.0.id, Subject::City, role, reading).await
    }

    /// Named and counted features of the city, and those its entry mentions alongside it, in the order of the entry.
    /// A role says what the thing is to the city, also where it belongs to another feature: a campus in the city is its own
    /// (`OWN`), an airport of the parent city is not.
    async fn features(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of these kinds, such as `[PORT, UNIVERSITY]`; all by default.")] kind: Option<
            Vec<FeatureKind>,
        >,
        #[graphql(desc = "Only in these roles, such as `[OWN]` for the city's own; all by default.")]
        role: Option<Vec<FeatureRole>>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<Feature>> {
        profile::features(ctx, self.0.id, kind, role, reading).await
    }

    /// The events in its entry, in the order of the entry, including signings and ends of relations.
    /// An event about a feature, and not about the city itself, names it in `feature`.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only events certainly within this date, such as `\"2012\"`, and no undated ones; all by default."
        )]
        during: Option<EdtfDate>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<Event>> {
        event::of_city(ctx, self.0.id, during, reading).await
    }

    /// Ranks and superlatives of the city itself, such as the second largest in its prefecture, in the order of its entry.
    async fn rankings(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<Ranking>> {
        profile::rankings(ctx, self.0.id, Subject::City, reading).await
    }

    /// The sources of its country, level, larger place, location, Wikidata id, time zone, elevation, website and Wikipedia
    /// articles.
    async fn attributes(&self, ctx: &Context<'_>) -> Result<Vec<CityAttribute>> {
        profile::attributes(ctx, self.0.id).await
    }

    /// All editors' notes on the city and its facts, in the order of its entry.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_city(ctx, self.0.id).await
    }

    /// Its latest relation with the home city, or with another city, that has not ended.
    /// Null if there is none. For all relations of another city, read the edges of its `partners`.
    /// An unknown slug is an error with the code `NOT_FOUND`.
    async fn relation(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The slug of the other city, such as `kure-jp`, current or former; the home city by default."
        )]
        with: Option<String>,
    ) -> Result<Option<Relation>> {
        let with = named_or_home(ctx, "with", with).await?;
        Ok(find(ctx, relation::Between { with }, self.0.id).await?.map(Relation))
    }

    /// Its partners; by default the oldest relation first and undated ones last.
    /// A partner with several relations appears once for each.
    /// Pages have 20 partners by default and at most 100.
    async fn partners(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which relations to return; all by default.")] filter: Option<RelationFilter>,
        #[graphql(desc = "Sort keys, the most significant first; at most 3.")] order_by: Option<
            Vec<RelationOrder>,
        >,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 100; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<CityPartnerConnection> {
        let page = PageArgs { first, after, last, before };
        relation::partner_page(ctx, self.0.id, filter, order_by, page).await
    }

    /// The number of cities it has a relation with, including ended ones.
    async fn partner_count(&self) -> i32 {
        self.0.partner_count
    }

    /// Other cities with the same usual English name, at most 20, such as Ipswich in the United Kingdom for
    /// Ipswich in Australia.
    async fn namesakes(&self, ctx: &Context<'_>) -> Result<Vec<City>> {
        let found = find_or_default(ctx, NamesakesOfCity, self.0.id).await?;
        Ok(found.into_iter().map(City).collect())
    }

    /// Cities that have a relation with both this city and the other, including ended ones, ordered by name.
    /// An unknown slug is an error with the code `NOT_FOUND`.
    /// Pages have 20 cities by default and at most 100.
    /// Example: `{ city(slug: "kure-jp") { partnersInCommon(with: "turin-it") { nodes { name } } } }`.
    async fn partners_in_common(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The slug of the other city; former slugs still work.")] with: String,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
    ) -> Result<CityConnection> {
        let args = PageArgs { first, after, last: None, before: None };
        partners_in_common(ctx, self.0.id, with, args).await
    }

    /// Statistics of its relations, with groups by kind, place and date.
    /// Example: `{ home { statistics(asOf: "2020-04") { cities countries regions } } }`.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Counts only relations that were certainly in force at the end of this date, such as `\"2020-04\"`."
        )]
        as_of: Option<EdtfDate>,
        #[graphql(desc = "Only these relations, such as `{kind: {eq: SISTER_CITY}}`.")] filter: Option<
            RelationFilter,
        >,
    ) -> Result<Statistics> {
        Statistics::new(ctx, self.0.id, as_of, filter).await
    }
}

impl City {
    /// The name in the first of these languages that has one, else the usual English one.
    pub(crate) async fn name_in(&self, ctx: &Context<'_>, lang: &[LanguageTag]) -> Result<String> {
        let names = profile::usual_names(ctx, self.0.id, Subject::City, Reading::Best);
        name_in(lang, &self.0.name, names, |name| (name.row.lang.as_deref(), &name.row.text)).await
    }
}

/// What an address has as it is, as in RFC 3986.
const IN_A_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b'(')
    .remove(b')');

/// The address of an article. Wikipedia writes blanks as low lines.
fn wikipedia_url(lang: &str, title: &str) -> String {
    let title = title.replace(' ', "_");
    format!("https://{lang}.wikipedia.org/wiki/{}", utf8_percent_encode(&title, IN_A_PATH))
}

impl Identified for City {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(find(ctx, BySlug, id.key.clone()).await?.map(Self))
    }
}
