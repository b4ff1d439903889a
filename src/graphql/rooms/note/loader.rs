//! The loads of notes.

use entity::note;

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NotesOfCity;

impl Load for NotesOfCity {
    type Key = i64;
    type Value = Vec<note::Model>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::fact::list_notes(view, cities).await
    }
}

/// A note by the slug of its city and its key.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ByKey;

impl Load for ByKey {
    type Key = (String, String);
    type Value = note::Model;

    async fn load(&self, view: &View, keys: &[(String, String)]) -> Loaded<Self> {
        store::fact::find_notes_by_keys(view, keys).await
    }
}
