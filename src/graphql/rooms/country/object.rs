//! The country as clients see it.

use async_graphql::{Context, ID, Object, Result};
use domain::{language, language_names};
use entity::{country, country_name};

use super::loader::{ByCode, NamesOfCountry};
use crate::graphql::rooms::city::{CityConnection, CityFilter, CityList, CityOrder, city_page};
use crate::graphql::rooms::region::{self, Region};
use crate::graphql::shared::connection::PageArgs;
use crate::graphql::shared::context::{find, find_or_default};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::name_in;
use crate::graphql::shared::scalars::{BoundingBox, CountryCode, LanguageTag, tags};

pub(crate) struct Country(pub(crate) country::Model);

/// A country or area of ISO 3166-1, Kosovo (`XK`), or `ZZ` for an unknown one.
#[Object(crate = "ordered")]
impl Country {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(&self.0.code)
    }

    /// Its address on this server, such as `/countries/JP`: it leads a browser to a page, and a program to the data.
    pub(crate) async fn resource_path(&self) -> String {
        format!("/countries/{}", self.0.code)
    }

    /// ISO 3166-1 alpha-2, such as `JP`.
    async fn code(&self) -> CountryCode {
        CountryCode(self.0.code.clone())
    }

    /// ISO 3166-1 alpha-3, such as `JPN`; null if there is none, as for `XK` and `ZZ`.
    async fn alpha3(&self) -> Option<&str> {
        self.0.alpha3.as_deref()
    }

    /// ISO 3166-1 numeric, three digits as text, such as `392`; null if there is none, as for `XK` and `ZZ`.
    async fn numeric(&self) -> Option<&str> {
        self.0.numeric.as_deref()
    }

    /// The name in the first of these languages that has one, else in English: `Japan`, `日本`.
    /// There are names in English, Chinese and the country's official languages.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        name_of(ctx, self.0.id, &self.0.name, &lang).await
    }

    /// What it is called in its official languages, as far as names are known; the most spoken language first.
    async fn native_names(&self, ctx: &Context<'_>) -> Result<Vec<CountryName>> {
        let names = find_or_default(ctx, NamesOfCountry, self.0.id).await?;
        let name_of = |tag: &str| {
            // Tags of languages are shorter than those of names: `zh` is written in two ways.
            let exact = names.iter().find(|name| name.lang == tag);
            exact.or_else(|| language::choose_only(&names, |name| Some(&name.lang), &[tag.to_owned()]))
        };
        let known = self.0.languages.split_whitespace().filter_map(name_of);
        Ok(known.cloned().map(CountryName).collect())
    }

    /// Its official languages by Unicode CLDR, the most spoken first; empty where nobody lives, and for `ZZ`.
    async fn languages(&self) -> Vec<Language> {
        self.0.languages.split_whitespace().map(|tag| Language(tag.to_owned())).collect()
    }

    /// The box that it lies in, to show it on a map: coarse, from Natural Earth, and without parts that have a code of their
    /// own. Null for `ZZ`.
    async fn bounding_box(&self) -> Option<BoundingBox> {
        let country::Model { south, west, north, east, .. } = self.0;
        Some(BoundingBox { south: south?, west: west?, north: north?, east: east? })
    }

    /// Its flag as an emoji: the code in regional indicator symbols. Null for `ZZ`.
    async fn flag(&self) -> Option<String> {
        domain::country::flag(&self.0.code)
    }

    /// The UN M49 region; null for `ZZ` and Antarctica.
    async fn region(&self) -> Option<Region> {
        self.0.region.map(Region)
    }

    /// The most specific UN M49 group, such as `Western Africa` or `西非`, in the first of these languages that has one, else in English.
    /// Null for `ZZ` and Antarctica.
    async fn subregion(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<&str>> {
        self.0.subregion.as_deref().map(|english| region::group_name(english, &lang)).transpose()
    }

    /// All its cities, partners or not; ordered by name by default.
    /// Pages have 20 cities by default and at most 100.
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which cities to return; all by default. `{relation: {}}` finds partners of the home city."
        )]
        filter: Option<CityFilter>,
        #[graphql(desc = "Sort keys, the most significant first; at most 4.")] order_by: Option<
            Vec<CityOrder>,
        >,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 100; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<CityConnection> {
        let page = PageArgs { first, after, last, before };
        city_page(ctx, Some(self.0.id), CityList { filter, order: order_by, page }).await
    }

    /// The number of its cities that have a relation with the home city, including ended ones.
    /// How many relations all its cities have is in `network`.
    async fn home_partner_count(&self) -> i32 {
        self.0.partner_count
    }

    /// The old name of `homePartnerCount`.
    #[graphql(deprecation = "Use `homePartnerCount`.")]
    async fn partner_count(&self) -> i32 {
        self.0.partner_count
    }
}

/// The name of a country in one of its languages.
pub(crate) struct CountryName(country_name::Model);

/// The name of a country in one language.
#[Object(crate = "ordered")]
impl CountryName {
    /// The name, such as `Suomi`.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// The language of the name, such as `fi`.
    async fn lang(&self) -> LanguageTag {
        LanguageTag(self.0.lang.clone())
    }
}

/// The tag of a language.
pub(crate) struct Language(String);

/// A language, as an official one of countries.
#[Object(crate = "ordered")]
impl Language {
    /// Its BCP 47 tag, such as `fi`.
    async fn tag(&self) -> LanguageTag {
        LanguageTag(self.0.clone())
    }

    /// Its name in the first of these languages that has one, else in English: `Finnish`, `芬兰语`.
    /// There are names in English and Chinese. For a language that the server has no name for, its tag.
    async fn name(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let Some(names) = language_names::of_tag(&self.0) else { return Ok(self.0.clone()) };
        let names = [("en", names.english), ("zh-Hans", names.chinese)];
        let chosen = language::choose(&names, |name| Some(name.0), &tags(&lang)?);
        Ok(chosen.map_or(names[0].1, |name| name.1).to_owned())
    }

    /// Its name in the language itself, such as `suomi`; null if unknown.
    async fn native_name(&self) -> Option<&'static str> {
        language_names::of_tag(&self.0).and_then(|names| names.native)
    }
}

impl Identified for Country {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(find(ctx, ByCode, id.key.clone()).await?.map(Self))
    }
}

/// The name of a country in the first of these languages that is known, else the English one.
pub(crate) async fn name_of(
    ctx: &Context<'_>,
    id: i64,
    english: &str,
    lang: &[LanguageTag],
) -> Result<String> {
    let names = find_or_default(ctx, NamesOfCountry, id);
    name_in(lang, english, names, |name| (Some(&name.lang), &name.text)).await
}
