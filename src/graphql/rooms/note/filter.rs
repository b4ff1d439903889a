//! What a client may ask of a note.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{ID, InputObject, Result};

use super::object::Note;
use crate::graphql::rooms::city::{CityFilter, FilterInput, Origins, gather_parts};
use crate::graphql::shared::enums::{Certainty, NoteKind};
use crate::graphql::shared::filter::{choice_filter, read_choice};
use crate::graphql::shared::global_id;
use crate::store;

/// Filters editors' notes: all given fields must match; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct NoteFilter {
    /// All of these match.
    and: Option<Vec<NoteFilter>>,
    /// At least one of these matches; an empty list matches nothing.
    or: Option<Vec<NoteFilter>>,
    /// This does not match.
    not: Option<Box<NoteFilter>>,
    /// One of these notes, by the values of their `id` fields; at most 100, and an empty list matches nothing.
    ids: Option<Vec<ID>>,
    /// Its kind, such as `{eq: WRONG}`.
    kind: Option<NoteKindFilter>,
    /// How certain the editor is, such as `{eq: SURE}`.
    certainty: Option<CertaintyFilter>,
    /// Whether it gives a better fact.
    has_better: Option<bool>,
    /// The city whose entry it is on.
    city: Option<Box<CityFilter>>,
}

choice_filter!(
    /// A kind of note.
    NoteKindFilter,
    NoteKind
);

choice_filter!(
    /// How certain an editor is.
    CertaintyFilter,
    Certainty
);

impl FilterInput for NoteFilter {
    type Stored = store::note::Filter;

    fn gather_origins<'a>(&'a self, slugs: &mut BTreeSet<&'a str>) {
        if let Some(filter) = &self.city {
            filter.gather_origins(slugs);
        }
        gather_parts(self.and.as_ref(), self.or.as_ref(), self.not.as_deref(), slugs);
    }

    fn read(&self, origins: &Origins) -> Result<store::note::Filter> {
        let parts = |parts: &[NoteFilter]| parts.iter().map(|part| part.read(origins)).collect::<Result<_>>();
        let ids = self.ids.as_deref().map(global_id::entries_of::<Note>).transpose()?;
        Ok(store::note::Filter {
            ids: ids.map(|ids| ids.into_iter().collect()),
            kind: read_choice!(self.kind, |&kind| Some(kind.into())),
            certainty: read_choice!(self.certainty, |&certainty| Some(certainty.into())),
            has_better: self.has_better,
            city: self.city.as_ref().map(|filter| filter.read(origins).map(Arc::new)).transpose()?,
            and: parts(self.and.as_deref().unwrap_or_default())?,
            or: self.or.as_deref().map(parts).transpose()?,
            not: self.not.as_ref().map(|part| part.read(origins).map(Box::new)).transpose()?,
        })
    }
}
