//! The country as clients see it.

use async_graphql::{Context, ID, Object, Result};
use entity::country;

use super::loader::{ByCode, NamesOfCountry};
use crate::graphql::rooms::city::{CityConnection, CityFilter, CityList, CityOrder, city_page};
use crate::graphql::rooms::region::{self, Region};
use crate::graphql::shared::connection::PageArgs;
use crate::graphql::shared::context::{find, find_or_default};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::name_in;
use crate::graphql::shared::scalars::{CountryCode, LanguageTag};

pub(crate) struct Country(pub(crate) country::Model);

/// A country or area of ISO 3166-1, Kosovo (`XK`), or `ZZ` for an unknown one.
#[Object(crate = "ordered")]
impl Country {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(&self.0.code)
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
