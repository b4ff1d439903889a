//! What a client may ask of an event.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{ID, InputObject, Result};

use super::object::{ENDED, ESTABLISHED, Event};
use crate::graphql::rooms::city::{CityFilter, FilterInput, Origins, gather_parts};
use crate::graphql::shared::enums::EventKind;
use crate::graphql::shared::filter::{PartialDateFilter, choice_filter, read_choice};
use crate::graphql::shared::global_id;
use crate::store;

/// Filters events: all given fields must match; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct EventFilter {
    /// All of these match.
    and: Option<Vec<EventFilter>>,
    /// At least one of these matches; an empty list matches nothing.
    or: Option<Vec<EventFilter>>,
    /// This does not match.
    not: Option<Box<EventFilter>>,
    /// One of these events, by the values of their `id` fields; at most 100, and an empty list matches nothing.
    ids: Option<Vec<ID>>,
    /// When it happened, such as `{during: "2012"}`.
    date: Option<PartialDateFilter>,
    /// Its kind, such as `{eq: RELATION_ESTABLISHED}`.
    kind: Option<EventKindFilter>,
    /// The city whose entry reports it; for a signing, the partner.
    city: Option<Box<CityFilter>>,
}

choice_filter!(
    /// A kind of event.
    EventKindFilter,
    EventKind
);

impl FilterInput for EventFilter {
    type Stored = store::event::Filter;

    fn gather_origins<'a>(&'a self, slugs: &mut BTreeSet<&'a str>) {
        if let Some(filter) = &self.city {
            filter.gather_origins(slugs);
        }
        gather_parts(self.and.as_ref(), self.or.as_ref(), self.not.as_deref(), slugs);
    }

    fn read(&self, origins: &Origins) -> Result<store::event::Filter> {
        let parts =
            |parts: &[EventFilter]| parts.iter().map(|part| part.read(origins)).collect::<Result<_>>();
        let ids = self.ids.as_deref().map(read_ids).transpose()?;
        Ok(store::event::Filter {
            ids,
            date: self.date.as_ref().map(PartialDateFilter::read),
            kind: read_choice!(self.kind, |&kind| Some(kind.into())),
            city: self.city.as_ref().map(|filter| filter.read(origins).map(Arc::new)).transpose()?,
            and: parts(self.and.as_deref().unwrap_or_default())?,
            or: self.or.as_deref().map(parts).transpose()?,
            not: self.not.as_ref().map(|part| part.read(origins).map(Box::new)).transpose()?,
        })
    }
}

/// The ids of events by what makes them.
fn read_ids(ids: &[ID]) -> Result<store::event::Ids> {
    let ids = global_id::entries_of::<Event>(ids)?;
    let of_part = |part: &str| {
        let of_part =
            |(city, key): &(String, String)| Some((city.clone(), key.strip_suffix(part)?.to_owned()));
        ids.iter().filter_map(of_part).collect()
    };
    let is_told = |(_, key): &&(String, String)| !key.ends_with(ESTABLISHED) && !key.ends_with(ENDED);
    Ok(store::event::Ids {
        signings: of_part(ESTABLISHED),
        endings: of_part(ENDED),
        told: ids.iter().filter(is_told).cloned().collect(),
    })
}
