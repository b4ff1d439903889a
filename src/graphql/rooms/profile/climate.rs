//! The climate of a city: a description, and the temperatures among its measurements.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use domain::vocabulary;
use entity::measurement::Metric as Stored;
use entity::{climate as climate_table, fact, measurement};

use super::citation::{Citation, citations};
use super::loader::OfCity;
use super::measurement::{Measurement, headline};
use crate::graphql::rooms::city as cities;
use crate::graphql::rooms::note::{self, Note, OtherFact};
use crate::graphql::shared::context::{find, find_or_default};
use crate::graphql::shared::enums::Standing;
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::LanguageTag;
use crate::graphql::shared::texts::text_in;
use crate::store::city::City;
use crate::store::fact::Sourced;

pub(crate) struct Climate {
    city: Arc<City>,
    described: Option<Sourced<climate_table::Model>>,
    /// The fact that stands for it: the description, else the first temperature.
    fact: fact::Model,
}

/// What stands for a climate in its id.
const KEY: &str = "climate";
/// The metrics that belong to a climate.
const TEMPERATURES: [Stored; 3] = [Stored::MeanTemperature, Stored::LowTemperature, Stored::HighTemperature];

/// A city's climate: a description, temperatures in °C, or both.
#[Object(crate = "ordered")]
impl Climate {
    /// An opaque id, the same on every database and stable when the data is reloaded.
    pub(crate) async fn id(&self) -> Result<ID> {
        Ok(global_id::of_entry::<Self>(&self.city.slug, KEY))
    }

    /// Its address on this server, such as `/nodes/Q2xpbWF0ZTprdXJlLWpwL2NsaW1hdGU`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// The climate in a few words, in the first of these languages that has them, else in English.
    /// Null if the sources give only temperatures.
    async fn description(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        let Some(Sourced { fact, row }) = &self.described else { return Ok(None) };
        text_in(&lang, &row.description, fact.translations.as_deref(), "description").map(Some)
    }

    /// The annual mean temperature; null if no source gives one.
    async fn mean_temperature(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Option<Measurement>> {
        headline(ctx, &self.city, Stored::MeanTemperature, reading).await
    }

    /// The lowest temperature; null if no source gives one.
    async fn low_temperature(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Option<Measurement>> {
        headline(ctx, &self.city, Stored::LowTemperature, reading).await
    }

    /// The highest temperature; null if no source gives one.
    async fn high_temperature(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
    ) -> Result<Option<Measurement>> {
        headline(ctx, &self.city, Stored::HighTemperature, reading).await
    }

    /// The sources of the description, else of the first temperature; at least one.
    pub(crate) async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        citations(ctx, &self.fact).await
    }

    /// Editors' notes on the description, else on the first temperature.
    pub(crate) async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_fact(ctx, &self.fact).await
    }

    /// Whether to rely on the description, else on the first temperature, by the editors' notes.
    pub(crate) async fn standing(&self) -> Standing {
        self.fact.standing.into()
    }

    /// The standing in words, such as `Outdated` or `已过时`, in the first of these languages that has them, else in English.
    async fn standing_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::STANDINGS, Standing::from(self.fact.standing), &lang)
    }

    /// The fact that a note gives instead of the description, else of the first temperature; null if there is none.
    pub(crate) async fn better(&self, ctx: &Context<'_>) -> Result<OtherFact> {
        note::better_than(ctx, &self.fact).await
    }

    /// The stated fact that the description, else the first temperature, corrects; null if there is none.
    pub(crate) async fn corrects(&self, ctx: &Context<'_>) -> Result<OtherFact> {
        note::corrected_by(ctx, &self.fact).await
    }

    /// Whether the description ends a list that its source leaves open, with 'etc.' or 'such as'.
    pub(crate) async fn and_more(&self) -> bool {
        self.described.as_ref().is_some_and(|climate| climate.fact.and_more)
    }
}

impl Identified for Climate {
    // A climate that is known by temperatures only is no fact of its own.
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        let (city, key) = id.entry()?;
        if key != KEY {
            return Err(id.malformed());
        }
        match find(ctx, cities::BySlug, city).await? {
            Some(city) => climate(ctx, &city).await,
            None => Ok(None),
        }
    }
}

/// The climate of a city by the layer that owns it; none if no source describes it or gives a temperature.
pub(crate) async fn climate(ctx: &Context<'_>, city: &Arc<City>) -> Result<Option<Climate>> {
    let described = find_or_default(ctx, OfCity::<climate_table::Entity>::new(), city.id);
    let (described, temperatures) =
        futures_util::future::try_join(described, temperatures(ctx, city)).await?;
    let described = described
        .into_iter()
        .find(|climate| climate.fact.layer == city.layer && climate.fact.feature_id.is_none());
    let first = described.as_ref().map(|climate| climate.fact.clone());
    let first = first.or_else(|| temperatures.into_iter().next().map(|temperature| temperature.fact));
    Ok(first.map(|fact| Climate { city: Arc::clone(city), described, fact }))
}

/// The temperatures of the city itself.
async fn temperatures(ctx: &Context<'_>, city: &City) -> Result<Vec<Sourced<measurement::Model>>> {
    let mut all = find_or_default(ctx, OfCity::<measurement::Entity>::new(), city.id).await?;
    all.retain(|m| {
        m.fact.layer == city.layer && m.fact.feature_id.is_none() && TEMPERATURES.contains(&m.row.metric)
    });
    Ok(all)
}
