//! Industries: the words of the vocabulary, and what they are to a city.

use async_graphql::{Context, ID, Object, Result};
use entity::city_industry::IndustryRole as Role;
use entity::{city_industry, industry};

use super::citation::{self, Citation};
use super::fact_id;
use super::loader::OfCity;
use super::note::{self, Note};
use crate::graphql::rooms::dataset::{IndustryById, NamesOfIndustry, PartnerCountOfIndustry};
use crate::graphql::rooms::node;
use crate::graphql::shared::context::{find_or_default, get};
use crate::graphql::shared::enums::{IndustryRole, Sector};
use crate::graphql::shared::naming::name_in;
use crate::graphql::shared::scalars::{LanguageTag, PartialDate};
use crate::store::fact::Sourced;

pub(crate) struct Industry(pub(crate) industry::Model);

/// A word of the vocabulary of industries; a few are part of wider ones, as aquaculture is of fishery.
#[Object]
impl Industry {
    /// Opaque and the same on every database.
    pub(crate) async fn id(&self) -> ID {
        node::id("Industry", &self.0.slug)
    }

    /// A readable key, such as `textiles`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in the first of these languages that is known, else in English: `Textiles`, `纺织业`.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags, the most wanted first; at most 20, such as `[\"zh\", \"en\"]`.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        name_of(ctx, self.0.id, &self.0.name, &lang).await
    }

    /// The sector of the economy; null where it spans several.
    async fn sector(&self) -> Option<Sector> {
        self.0.sector.map(Into::into)
    }

    /// The industry that this one is part of; null at the top.
    async fn part_of(&self, ctx: &Context<'_>) -> Result<Option<Industry>> {
        match self.0.part_of_id {
            Some(id) => Ok(Some(Industry(get(ctx, IndustryById, id).await?))),
            None => Ok(None),
        }
    }

    /// How many partners of the home city have this very industry themselves.
    async fn partner_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, PartnerCountOfIndustry, self.0.id).await
    }
}

pub(crate) struct CityIndustry(pub(crate) Sourced<city_industry::Model>);

/// An industry of a city, or of a feature, and its role there.
#[Object]
impl CityIndustry {
    /// Opaque and the same on every database; it survives reloading the data.
    pub(crate) async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        fact_id(ctx, "CityIndustry", &self.0.fact).await
    }

    /// The industry.
    async fn industry(&self, ctx: &Context<'_>) -> Result<Industry> {
        Ok(Industry(get(ctx, IndustryById, self.0.row.industry_id).await?))
    }

    /// What it is to the city.
    async fn role(&self) -> IndustryRole {
        self.0.row.role.into()
    }

    /// A few more words; null where the industry says it all.
    async fn detail(&self) -> Option<&str> {
        self.0.row.detail.as_deref()
    }

    /// Since when, such as `14XX`; null where no source says.
    async fn since(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("city_industry.since", self.0.row.since.as_deref())
    }

    /// The source's own few words; null where none are kept.
    async fn stated(&self) -> Option<&str> {
        self.0.fact.stated.as_deref()
    }

    /// Where it comes from; at least one.
    pub(crate) async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        citation::of_fact(ctx, &self.0.fact).await
    }

    /// Editor's notes on it.
    pub(crate) async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_fact(ctx, &self.0.fact).await
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

/// The industries of a subject, filtered.
pub(crate) async fn industries(
    ctx: &Context<'_>,
    city: i64,
    subject: Option<i64>,
    role: Option<Vec<IndustryRole>>,
) -> Result<Vec<CityIndustry>> {
    let wanted = |row: &Sourced<city_industry::Model>| {
        row.fact.feature_id == subject
            && role.as_ref().is_none_or(|roles| roles.iter().any(|&role| Role::from(role) == row.row.role))
    };
    let all = find_or_default(ctx, OfCity::<city_industry::Entity>::new(), city).await?;
    Ok(all.into_iter().filter(wanted).map(CityIndustry).collect())
}
