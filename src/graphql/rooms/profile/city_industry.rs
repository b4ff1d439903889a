//! What industries are to a city.

use async_graphql::{Context, Object, Result};
use entity::city_industry;
use entity::city_industry::IndustryRole as Role;

use super::fact_fields::{FactObject as _, QuotedFactFields};
use super::fact_row::fact_row;
use super::loader::OfCity;
use super::subject::Subject;
use crate::graphql::rooms::industry::{Industry, IndustryById};
use crate::graphql::shared::context::{find_or_default, get};
use crate::graphql::shared::enums::IndustryRole;
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::{LanguageTag, PartialDate};
use crate::graphql::shared::texts::some_text_in;
use crate::store::fact::Sourced;
use domain::vocabulary;

pub(crate) struct CityIndustry(pub(crate) Sourced<city_industry::Model>);

fact_row!(CityIndustry, city_industry);

/// An industry of a city, or of a feature, and its role there.
#[Object(crate = "ordered")]
impl CityIndustry {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// The industry.
    async fn industry(&self, ctx: &Context<'_>) -> Result<Industry> {
        Ok(Industry(get(ctx, IndustryById, self.0.row.industry_id).await?))
    }

    /// Its role in the city.
    async fn role(&self) -> IndustryRole {
        self.0.row.role.into()
    }

    /// The role in words, such as `Pillar` or `支柱产业`, in the first of these languages that has them, else in English.
    async fn role_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::INDUSTRY_ROLES, IndustryRole::from(self.0.row.role), &lang)
    }

    /// Details in a few words, in the first of these languages that has them, else in English; null if there are none.
    async fn detail(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let Sourced { fact, row } = &self.0;
        some_text_in(&lang, row.detail.as_deref(), fact.translations.as_deref(), "detail")
    }

    /// Since when, such as `14XX`; null if no source says.
    async fn since(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("city_industry.since", self.0.row.since.as_deref())
    }
}

/// The industries of a subject, filtered.
pub(crate) async fn industries(
    ctx: &Context<'_>,
    city: i64,
    subject: Subject,
    role: Option<Vec<IndustryRole>>,
    reading: Reading,
) -> Result<Vec<CityIndustry>> {
    let wanted = |row: &Sourced<city_industry::Model>| {
        subject.has(&row.fact)
            && role.as_ref().is_none_or(|roles| roles.iter().any(|&role| Role::from(role) == row.row.role))
    };
    let all = find_or_default(ctx, OfCity::<city_industry::Entity>::new(), city).await?;
    Ok(reading.of(all).into_iter().filter(wanted).map(CityIndustry).collect())
}
