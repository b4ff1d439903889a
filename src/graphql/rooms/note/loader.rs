//! The loads of notes.

use std::collections::HashMap;

use entity::note;
use entity::note::NoteKind;

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::note::Filter;
use crate::store::page::{Page, Window};
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

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NotePage {
    pub(super) filter: Filter,
    pub(super) window: Window,
}

impl Load for NotePage {
    type Key = ();
    type Value = Page<note::Model>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), store::note::list(view, &self.filter, &self.window).await?)]))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NoteCount {
    pub(super) filter: Filter,
}

impl Load for NoteCount {
    type Key = ();
    type Value = i64;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let count = store::note::count(view, &self.filter).await?;
        Ok(HashMap::from([((), i64::try_from(count).unwrap_or(i64::MAX))]))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NotesByKind {
    pub(super) filter: Filter,
}

impl Load for NotesByKind {
    type Key = ();
    type Value = Vec<(NoteKind, i64)>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), store::note::count_by_kind(view, &self.filter).await?)]))
    }
}
