//! Features.

use async_graphql::{Context, Object, Result};
use entity::feature;
use entity::feature::{FeatureKind as Kind, FeatureRole as Role};

use super::city_industry::{CityIndustry, industries};
use super::fact_fields::{FactObject as _, QuotedFactFields};
use super::fact_row::fact_row;
use super::loader::OfCity;
use super::measurement::{Measurement, measurements};
use super::name::{CityName, names, usual_names};
use super::ranking::{Ranking, rankings};
use super::subject::Subject;
use crate::graphql::rooms::city::{self, City};
use crate::graphql::shared::context::{find_or_default, get};
use crate::graphql::shared::enums::{FeatureKind, FeatureRole, IndustryRole, Metric, NameKind};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::{LanguageTag, tags};
use crate::graphql::shared::texts::{is_english, some_text_in, translations_of};
use crate::store::fact::Sourced;
use domain::{language, vocabulary};

pub(crate) struct Feature(pub(crate) Sourced<feature::Model>);

fact_row!(Feature, feature);

/// Something named or counted in a city's entry: a port, a university, a parent city, a person.
/// Facts about it, and not about the city, are found here; of a feature that corrects another, those about the other too.
#[Object(crate = "ordered")]
impl Feature {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// The city whose entry names it.
    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(get(ctx, city::ById, self.0.fact.city_id).await?))
    }

    /// Its kind.
    async fn kind(&self) -> FeatureKind {
        self.0.row.kind.into()
    }

    /// The kind in words, such as `Port` or `港口`, in the first of these languages that has them, else in English.
    async fn kind_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::FEATURE_KINDS, FeatureKind::from(self.0.row.kind), &lang)
    }

    /// What it is to the city; `NEARBY` is not the city's own.
    async fn role(&self) -> FeatureRole {
        self.0.row.role.into()
    }

    /// The role in words, such as `Nearby` or `附近`, in the first of these languages that has them, else in English.
    async fn role_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::FEATURE_ROLES, FeatureRole::from(self.0.row.role), &lang)
    }

    /// The name in the first of these languages that has one, else in English, such as `Ishinomori Manga Museum`.
    /// If a note gives a better name, `reading` decides between the two.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<String> {
        let Sourced { fact, row } = &self.0;
        let wanted = tags(&lang)?;
        let better = fact.better_id.filter(|_| reading == Reading::Best);
        if is_english(&wanted) && better.is_none() {
            return Ok(row.name.clone());
        }
        let names = usual_names(ctx, fact.city_id, Subject::of(&self.0, reading), reading).await?;
        let better = better.and_then(|id| names.iter().find(|name| name.fact.id == id));
        // In its own language, if no English one is known.
        let english = better.map_or(&row.name, |name| &name.row.text);
        let translations = translations_of(fact.translations.as_deref(), "name");
        let mut texts = vec![("en", english.as_str())];
        texts.extend(
            names.iter().filter_map(|name| Some((name.row.lang.as_deref()?, name.row.text.as_str()))),
        );
        texts.extend(translations.iter().map(|(lang, text)| (lang.as_str(), text.as_str())));
        let chosen = language::choose(&texts, |text| Some(text.0), &wanted);
        Ok(chosen.map_or(english.as_str(), |text| text.1).to_owned())
    }

    /// Its other names: nicknames, the source's spellings, other languages.
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
        names(ctx, self.0.fact.city_id, Subject::of(&self.0, reading), lang, kind, reading).await
    }

    /// A description in a few words, in the first of these languages that has one, else in English.
    /// Null if the name is enough.
    async fn description(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let Sourced { fact, row } = &self.0;
        some_text_in(&lang, row.description.as_deref(), fact.translations.as_deref(), "description")
    }

    /// The feature it belongs to, such as the university of a founder; null if it belongs to none.
    async fn belongs_to(&self, ctx: &Context<'_>) -> Result<Option<Feature>> {
        feature_of(ctx, self.0.fact.city_id, self.0.fact.feature_id).await
    }

    /// Figures for this feature, in the order of the entry.
    async fn measurements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these metrics, such as `[AREA]`; all by default.")] metric: Option<
            Vec<Metric>,
        >,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<Measurement>> {
        measurements(ctx, self.0.fact.city_id, Subject::of(&self.0, reading), metric, None, reading).await
    }

    /// Industries of this feature, such as a parent city's, in the order of the entry.
    async fn industries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these roles, such as `[PILLAR]`; all by default.")] role: Option<
            Vec<IndustryRole>,
        >,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<CityIndustry>> {
        industries(ctx, self.0.fact.city_id, Subject::of(&self.0, reading), role, reading).await
    }

    /// Ranks and superlatives of this feature, in the order of the entry.
    async fn rankings(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Vec<Ranking>> {
        rankings(ctx, self.0.fact.city_id, Subject::of(&self.0, reading), reading).await
    }
}

/// The features that a city's entry names, filtered.
pub(crate) async fn features(
    ctx: &Context<'_>,
    city: i64,
    kind: Option<Vec<FeatureKind>>,
    role: Option<Vec<FeatureRole>>,
    reading: Reading,
) -> Result<Vec<Feature>> {
    let of_kind = |row: &feature::Model| {
        kind.as_ref().is_none_or(|kinds| kinds.iter().any(|&k| Kind::from(k) == row.kind))
    };
    let in_role = |feature: &Sourced<feature::Model>| {
        role.as_ref().is_none_or(|roles| roles.iter().any(|&r| Role::from(r) == feature.row.role))
    };
    let all = find_or_default(ctx, OfCity::<feature::Entity>::new(), city).await?;
    let wanted = |feature: &Sourced<feature::Model>| of_kind(&feature.row) && in_role(feature);
    Ok(reading.of(all).into_iter().filter(wanted).map(Feature).collect())
}

/// The feature that a fact is about; none for the city itself.
pub(crate) async fn feature_of(
    ctx: &Context<'_>,
    city: i64,
    feature: Option<i64>,
) -> Result<Option<Feature>> {
    let Some(id) = feature else { return Ok(None) };
    let all = find_or_default(ctx, OfCity::<feature::Entity>::new(), city).await?;
    Ok(all.into_iter().find(|feature| feature.fact.id == id).map(Feature))
}
