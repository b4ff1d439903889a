//! The editor's note as clients see it.

use async_graphql::{Context, ID, Object, Result};
use domain::vocabulary;
use entity::{fact, note};

use super::better::other;
use super::loader::{ByKey, NotesOfCity};
use crate::graphql::rooms::city::{self, City};
use crate::graphql::rooms::profile::{self, Citation, Fact};
use crate::graphql::shared::context::{find, find_or_default, get};
use crate::graphql::shared::enums::{Certainty, NoteKind};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::scalars::LanguageTag;
use crate::graphql::shared::texts::{some_text_in, text_in};

pub(crate) struct Note(pub(crate) note::Model);

/// An editor's remark on a fact: what the source says and what is correct.
/// The fact itself keeps what the source says.
#[Object(crate = "ordered")]
impl Note {
    /// An opaque id, the same on every database.
    pub(crate) async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        let city = get(ctx, city::ById, self.0.city_id).await?;
        Ok(global_id::of_entry::<Self>(&city.slug, &self.0.key))
    }

    /// Its address on this server, such as `/nodes/Tm90ZTprdXJlLWpwL25vdGU`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// What it says about the source.
    async fn kind(&self) -> NoteKind {
        self.0.kind.into()
    }

    /// The kind in words, such as `Outdated` or `已过时`, in the first of these languages that has them, else in English.
    async fn kind_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::NOTE_KINDS, NoteKind::from(self.0.kind), &lang)
    }

    /// What the source says, in the first of these languages that has it, else in English.
    async fn source_says(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        text_in(&lang, &self.0.source_says, self.0.translations.as_deref(), "says")
    }

    /// What is correct, in the first of these languages that has it, else in English; null if there is only doubt.
    /// If the correction is a fact, `better` has it.
    async fn correction(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<Option<String>> {
        some_text_in(&lang, self.0.correction.as_deref(), self.0.translations.as_deref(), "correction")
    }

    /// The fact with the correct value, its date and its source; null if the correction is no single fact.
    async fn better(&self, ctx: &Context<'_>) -> Result<Option<Fact>> {
        other(ctx, self.0.better_id).await
    }

    /// The reason: another source, a date, two figures that agree; in the first of these languages that has it, else in
    /// English.
    async fn basis(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        text_in(&lang, &self.0.basis, self.0.translations.as_deref(), "basis")
    }

    /// The certainty in words, such as `Sure` or `确定`, in the first of these languages that has them, else in English.
    async fn certainty_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::CERTAINTIES, Certainty::from(self.0.certainty), &lang)
    }

    /// The sources of the note; empty if it rests on the noted source alone.
    async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        profile::citations_of_note(ctx, self.0.id).await
    }

    /// How certain the editor is.
    async fn certainty(&self) -> Certainty {
        self.0.certainty.into()
    }

    /// The city whose entry it is on.
    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(get(ctx, city::ById, self.0.city_id).await?))
    }

    /// The fact it is about; null if it is about the whole entry.
    async fn fact(&self, ctx: &Context<'_>) -> Result<Option<Fact>> {
        other(ctx, self.0.fact_id).await
    }
}

impl Identified for Note {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        Ok(find(ctx, ByKey, id.entry()?).await?.map(Self))
    }
}

/// All notes of a city's entry.
pub(crate) async fn of_city(ctx: &Context<'_>, city: i64) -> Result<Vec<Note>> {
    Ok(find_or_default(ctx, NotesOfCity, city).await?.into_iter().map(Note).collect())
}

/// The notes on one fact.
pub(crate) async fn of_fact(ctx: &Context<'_>, fact: &fact::Model) -> Result<Vec<Note>> {
    let notes = find_or_default(ctx, NotesOfCity, fact.city_id).await?;
    Ok(notes.into_iter().filter(|note| note.fact_id == Some(fact.id)).map(Note).collect())
}
