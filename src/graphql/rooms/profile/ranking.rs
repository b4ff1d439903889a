//! Ranks and superlatives.

use async_graphql::{Context, Object, Result};
use entity::ranking;

use super::fact_fields::{FactObject as _, QuotedFactFields};
use super::fact_row::fact_row;
use super::loader::OfCity;
use super::subject::Subject;
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::LanguageTag;
use crate::graphql::shared::texts::text_in;
use crate::store::fact::Sourced;

pub(crate) struct Ranking(pub(crate) Sourced<ranking::Model>);

fact_row!(Ranking, ranking);

/// A rank or a superlative, such as the second largest city (`what`) among the cities of a prefecture (`among`).
#[Object(crate = "ordered")]
impl Ranking {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// The rank, from 1 for the first; null for 'one of the largest' or 'among the top ten'.
    async fn position(&self) -> Option<i32> {
        self.0.row.position
    }

    /// The size of the group: 10 in 'among the top ten', 3 in 'one of the three largest'; null if none is given.
    async fn group_size(&self) -> Option<i32> {
        self.0.row.group_size
    }

    /// What is ranked, such as 'largest city by population', in the first of these languages that has it, else in English.
    async fn what(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let Sourced { fact, row } = &self.0;
        text_in(&lang, &row.what, fact.translations.as_deref(), "what")
    }

    /// The set it is ranked among, such as 'cities in Spain', in the first of these languages that has it, else in English.
    async fn among(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let Sourced { fact, row } = &self.0;
        text_in(&lang, &row.among, fact.translations.as_deref(), "among")
    }
}

/// The rankings of a subject.
pub(crate) async fn rankings(
    ctx: &Context<'_>,
    city: i64,
    subject: Subject,
    reading: Reading,
) -> Result<Vec<Ranking>> {
    let all = find_or_default(ctx, OfCity::<ranking::Entity>::new(), city).await?;
    Ok(reading.of(all).into_iter().filter(|ranking| subject.has(&ranking.fact)).map(Ranking).collect())
}
