//! The industry as clients see it: a word of the vocabulary.

use async_graphql::{Context, ID, Object, Result};
use entity::industry;

use super::loader::{IndustryById, IndustryBySlug, NamesOfIndustry, PartnerCountOfIndustry};
use crate::graphql::shared::context::{find, find_or_default, get};
use crate::graphql::shared::enums::Sector;
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::name_in;
use crate::graphql::shared::scalars::LanguageTag;

pub(crate) struct Industry(pub(crate) industry::Model);

/// An industry; a few are part of a wider one, as aquaculture is of fishery.
#[Object(crate = "ordered")]
impl Industry {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self) -> ID {
        global_id::of::<Self>(&self.0.slug)
    }

    /// Its address on this server, such as `/nodes/SW5kdXN0cnk6dGV4dGlsZXM`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// A readable key, such as `textiles`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in the first of these languages that has one, else in English: `Textiles`, `纺织业`.
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

    /// The economic sector; null if it spans several.
    async fn sector(&self) -> Option<Sector> {
        self.0.sector.map(Into::into)
    }

    /// The wider industry it is part of; null at the top.
    async fn part_of(&self, ctx: &Context<'_>) -> Result<Option<Industry>> {
        match self.0.part_of_id {
            Some(id) => Ok(Some(Industry(get(ctx, IndustryById, id).await?))),
            None => Ok(None),
        }
    }

    /// The number of partners of the home city that have exactly this industry themselves.
    async fn home_partner_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, PartnerCountOfIndustry, self.0.id).await
    }

    /// The old name of `homePartnerCount`.
    #[graphql(deprecation = "Use `homePartnerCount`.")]
    async fn partner_count(&self, ctx: &Context<'_>) -> Result<i64> {
        self.home_partner_count(ctx).await
    }
}

impl Identified for Industry {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(find(ctx, IndustryBySlug, id.key.clone()).await?.map(Self))
    }
}

/// The name of an industry in the first of these languages that is known, else the English one.
pub(crate) async fn name_of(
    ctx: &Context<'_>,
    id: i64,
    english: &str,
    lang: &[LanguageTag],
) -> Result<String> {
    let names = find_or_default(ctx, NamesOfIndustry, id);
    name_in(lang, english, names, |name| (Some(&name.lang), &name.text)).await
}
