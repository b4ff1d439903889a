//! What industries are to a city.

use async_graphql::{Context, ID, Object, Result};
use entity::city_industry;
use entity::city_industry::IndustryRole as Role;

use super::citation::{self, Citation};
use super::fact_id;
use super::loader::OfCity;
use crate::graphql::rooms::industry::{Industry, IndustryById};
use crate::graphql::rooms::note::{self, Note};
use crate::graphql::shared::context::{find_or_default, get};
use crate::graphql::shared::enums::IndustryRole;
use crate::graphql::shared::scalars::PartialDate;
use crate::store::fact::Sourced;

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
