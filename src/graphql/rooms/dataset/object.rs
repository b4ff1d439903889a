//! The data set and its sources as clients see them.

use std::collections::BTreeMap;

use async_graphql::{Context, Enum, ID, Object, Result};
use domain::citation::Citation;
use domain::language;
use entity::{dataset, source};

use super::loader::{AllSources, Changes, SourceBySlug};
use crate::graphql::rooms::city::{self, City};
use crate::graphql::shared::context::{self, find, find_or_default, get};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::scalars::{CalendarDate, EdtfDate, LanguageTag, PartialDate, tags};
use crate::graphql::shared::texts::{some_text_in, text_in};
use crate::store::dataset::Change;

pub(crate) struct Dataset(pub(crate) dataset::Model);

/// There is one data set.
const KEY: &str = "1";

/// How a citation is written.
#[derive(Enum, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum CitationFormat {
    /// A line of text.
    #[default]
    Text,
    /// An entry of BibTeX.
    Bibtex,
}

/// The data set as a whole: its title, its licence, how to cite it, and its version.
/// Example: `{ dataset { title cite version } }`.
#[Object(crate = "ordered", cache_control(max_age = 10))]
impl Dataset {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(KEY)
    }

    /// Its address on this server, such as `/nodes/RGF0YXNldDox`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// Its title, such as `Sister and friendly cities of Wenzhou`, in the first of these languages that has one, else in
    /// English.
    async fn title(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        text_in(&lang, &self.0.title, self.0.translations.as_deref(), "title")
    }

    /// The city whose network it describes.
    async fn home(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(get(ctx, city::ById, self.0.home_city_id).await?))
    }

    /// Changes whenever the data changes; the same data has the same version on every database.
    /// Responses with the same version are consistent with each other.
    async fn version(&self) -> &str {
        &self.0.version
    }

    /// Counts the changes of this database, so that two states with the same `version` are told apart, as when a change
    /// is taken back; other databases with the same data may have another.
    /// Responses have it as `Data-Version`; send it as `Min-Data-Version` to get no older data.
    async fn revision(&self) -> i64 {
        self.0.revision
    }

    /// Its licence, as an SPDX identifier, such as `CC-BY-4.0`.
    async fn license(&self) -> &str {
        &self.0.license
    }

    /// Who made it, as a citation names them.
    async fn author(&self) -> &str {
        &self.0.author
    }

    /// When this state of the data was published, such as `2026-11`; null if unknown.
    async fn published(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("dataset.published", self.0.published.as_deref())
    }

    /// Where the data set can be found; null if its publisher gives no URL.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// How to cite it, ready to paste: author, year, title, version, URL and licence.
    /// The version names exactly the data that you used.
    /// Example: `{ dataset { cite(format: BIBTEX) } }`.
    async fn cite(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "As a line of text, or as an entry of BibTeX.")] format: CitationFormat,
    ) -> Result<String> {
        let published = self.published(ctx).await?;
        let citation = Citation {
            author: &self.0.author,
            title: &self.0.title,
            version: &self.0.version,
            published: published.as_ref().map(|date| &date.0),
            url: self.0.url.as_deref(),
            license: &self.0.license,
        };
        Ok(match format {
            CitationFormat::Text => citation.text(),
            CitationFormat::Bibtex => citation.bibtex(),
        })
    }

    /// The date up to which its own source counts, such as `2020-04`; null if the source gives none.
    async fn stated_as_of(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("dataset.stated_as_of", self.0.stated_as_of.as_deref())
    }

    /// What changed and when, the latest change first, such as with `{ dataset { changes(after: "2026-11") { date says } } }`;
    /// bounded by the data set. Empty if the data set names no changes.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only changes after this date, such as the one of the version that you cited; all by default."
        )]
        after: Option<EdtfDate>,
    ) -> Result<Vec<DatasetChange>> {
        let changes = find_or_default(ctx, Changes, ()).await?;
        let last_day = after.map(|EdtfDate(date)| date.last().to_string());
        let later = |change: &&Change| last_day.as_ref().is_none_or(|day| change.date > *day);
        Ok(changes.iter().filter(later).cloned().map(DatasetChange).collect())
    }

    /// Every source that a fact cites, ordered by slug; bounded by the data set.
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        let sources = find_or_default(ctx, AllSources, ()).await?;
        Ok(sources.into_iter().map(Source).collect())
    }
}

impl Identified for Dataset {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(if id.key == KEY { Some(Self(context::dataset(ctx).await?)) } else { None })
    }
}

pub(crate) struct DatasetChange(Change);

/// A published change of the data set.
#[Object(crate = "ordered")]
impl DatasetChange {
    /// The day on which it was published.
    async fn date(&self) -> CalendarDate {
        CalendarDate(self.0.date.clone())
    }

    /// What changed, in the first of these languages that has a text, else in English.
    async fn says(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let none = BTreeMap::new();
        let others = self.0.translations.get("says").unwrap_or(&none);
        let mut texts = vec![("en", self.0.says.as_str())];
        texts.extend(others.iter().map(|(lang, text)| (lang.as_str(), text.as_str())));
        let chosen = language::choose(&texts, |text| Some(text.0), &tags(&lang)?);
        Ok(chosen.map_or(self.0.says.as_str(), |text| text.1).to_owned())
    }

    /// The cities whose entries changed; null if it is about all of the data set.
    async fn cities(&self, ctx: &Context<'_>) -> Result<Option<Vec<City>>> {
        let Some(slugs) = &self.0.cities else { return Ok(None) };
        let cities = slugs.iter().map(|slug| get(ctx, city::BySlug, slug.clone()));
        let cities = futures_util::future::try_join_all(cities).await?;
        Ok(Some(cities.into_iter().map(City).collect()))
    }
}

pub(crate) struct Source(pub(crate) source::Model);

/// A source of facts: a page, a document, or common reference knowledge.
#[Object(crate = "ordered")]
impl Source {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(&self.0.slug)
    }

    /// Its address on this server, such as `/nodes/U291cmNlOndpa2lkYXRh`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// A readable key, such as `wikidata`; `City.measurements(source:)` accepts it.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Its title, in the first of these languages that has one, else in English.
    async fn title(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        text_in(&lang, &self.0.title, self.0.translations.as_deref(), "title")
    }

    /// What it is, in a sentence, in the first of these languages that has one, else in English; null if the title says it.
    async fn description(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let description = self.0.description.as_deref();
        some_text_in(&lang, description, self.0.translations.as_deref(), "description")
    }

    /// Who published it, in the first of these languages that has a name, else in English; null if unknown.
    async fn publisher(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        some_text_in(&lang, self.0.publisher.as_deref(), self.0.translations.as_deref(), "publisher")
    }

    /// Its URL; null if unknown.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// The date that it carries, such as `2023-05-04`; null if it has none or it is unknown.
    async fn published(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("source.published", self.0.published.as_deref())
    }

    /// The day it was retrieved, such as `2026-11-20`; null if unknown.
    async fn retrieved(&self) -> Option<CalendarDate> {
        self.0.retrieved.clone().map(CalendarDate)
    }

    /// Its licence, as an SPDX identifier, such as `CC0-1.0`; null if unknown.
    async fn license(&self) -> Option<&str> {
        self.0.license.as_deref()
    }
}

impl Identified for Source {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(find(ctx, SourceBySlug, id.key.clone()).await?.map(Self))
    }
}
