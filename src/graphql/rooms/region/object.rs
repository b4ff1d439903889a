//! The region as clients see it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use entity::country::RegionCode as Code;

use crate::graphql::rooms::city::{CityConnection, CityFilter, CityOrder, filtered_page, read_filter};
use crate::graphql::rooms::country::{
    CountryConnection, CountryFilter, CountryOrder, PartnerCountOfRegion, country_page,
};
use crate::graphql::shared::connection::PageArgs;
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::enums::RegionCode;
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::scalars::{LanguageTag, tags};
use crate::store;
use domain::{language, region_names};

pub(crate) struct Region(pub(crate) Code);

impl Region {
    /// The region of the key in an id, which is its enum name.
    pub(crate) fn by_key(key: &str) -> Option<Self> {
        Code::from_key(key).map(Self)
    }

    /// The name in the first of these languages that has one, else in English: `Europe`, `欧洲`.
    /// There are names in thirty languages, including those of the United Nations and of the partner countries.
    pub(crate) fn name_in(&self, lang: &[LanguageTag]) -> Result<&'static str> {
        let names = region_names::of_code(self.0.m49()).map_or(&[][..], Vec::as_slice);
        let name = language::choose(names, |name| Some(name.0), &tags(lang)?);
        Ok(name.map_or_else(|| self.0.as_str(), |name| name.1))
    }
}

/// One of the five regions of UN M49, commonly called continents.
#[Object(crate = "ordered")]
impl Region {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(self.0.as_str())
    }

    /// Its address on this server, such as `/nodes/UmVnaW9uOkVVUk9QRQ`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// Its enum value, such as `EUROPE`.
    async fn code(&self) -> RegionCode {
        self.0.into()
    }

    /// The UN M49 code, three digits as text, such as `142`.
    async fn m49(&self) -> &str {
        self.0.m49()
    }

    /// The name in the first of these languages that has one, else in English: `Europe`, `欧洲`.
    /// There are names in thirty languages, including those of the United Nations and of the partner countries.
    async fn name(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<&'static str> {
        self.name_in(&lang)
    }

    /// The number of its cities that have a relation with the home city, including ended ones.
    async fn home_partner_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, PartnerCountOfRegion, self.0).await
    }

    /// The old name of `homePartnerCount`.
    #[graphql(deprecation = "Use `homePartnerCount`.")]
    async fn partner_count(&self, ctx: &Context<'_>) -> Result<i64> {
        self.home_partner_count(ctx).await
    }

    /// Its countries; ordered by English name by default.
    /// Pages have 20 countries by default and at most 250; each region costs one SQL statement.
    async fn countries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which countries to return; all by default.")] filter: Option<CountryFilter>,
        #[graphql(desc = "Sort keys, the most significant first; at most 3.")] order_by: Option<
            Vec<CountryOrder>,
        >,
        #[graphql(desc = "Returns the first n items, at most 250.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 250; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<CountryConnection> {
        let mut filter = filter.unwrap_or_default().read()?;
        filter.within = Some(self.0);
        country_page(ctx, filter, order_by, PageArgs { first, after, last, before }).await
    }

    /// Its cities; ordered by name by default.
    /// Pages have 20 cities by default and at most 100; each region costs one SQL statement.
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which cities to return; all by default.")] filter: Option<CityFilter>,
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
        let here = store::country::Filter { within: Some(self.0), ..Default::default() };
        let filter = store::city::Filter {
            country: Some(Arc::new(here)),
            and: vec![read_filter(ctx, filter).await?],
            ..Default::default()
        };
        filtered_page(ctx, None, filter, order_by, PageArgs { first, after, last, before }).await
    }
}

impl Identified for Region {
    async fn find(_: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(Self::by_key(&id.key))
    }
}

/// The name of an M49 group in the first of these languages that has one, else in English.
pub(crate) fn group_name<'a>(english: &'a str, lang: &[LanguageTag]) -> Result<&'a str> {
    // Data of others may have groups that M49 does not.
    let names = region_names::of_group(english).map_or(&[][..], Vec::as_slice);
    let name = language::choose(names, |name| Some(name.0), &tags(lang)?);
    Ok(name.map_or(english, |name| name.1))
}
