//! The editor's note as clients see it.

use async_graphql::{Context, ID, Object, Result};
use entity::{fact, note};

use super::loader::{ByKey, NotesOfCity};
use crate::graphql::rooms::city::{self, City};
use crate::graphql::rooms::profile::{self, Fact};
use crate::graphql::shared::context::{find, find_or_default, get};
use crate::graphql::shared::enums::{Certainty, NoteKind};
use crate::graphql::shared::global_id::{self, GlobalId, Identified};

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

    /// What it says about the source.
    async fn kind(&self) -> NoteKind {
        self.0.kind.into()
    }

    /// What the source says.
    async fn source_says(&self) -> &str {
        &self.0.source_says
    }

    /// What is correct; null if there is only doubt.
    async fn correction(&self) -> Option<&str> {
        self.0.correction.as_deref()
    }

    /// The reason: another source, a date, two figures that agree.
    async fn basis(&self) -> &str {
        &self.0.basis
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
        match self.0.fact_id {
            Some(id) => profile::fact_by_id(ctx, id).await,
            None => Ok(None),
        }
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
