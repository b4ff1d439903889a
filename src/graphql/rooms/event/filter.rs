//! What a client may ask of an event.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{InputObject, Result};

use crate::graphql::rooms::city::{CityFilter, FilterInput, Origins};
use crate::graphql::shared::enums::EventKind;
use crate::graphql::shared::filter::{PartialDateFilter, choice_filter, read_choice};
use crate::store;

/// Which events: all given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct EventFilter {
    /// All of these hold.
    and: Option<Vec<EventFilter>>,
    /// At least one of these holds; an empty list is met by nothing.
    or: Option<Vec<EventFilter>>,
    /// This does not hold.
    not: Option<Box<EventFilter>>,
    /// When, such as `{during: "2012"}`.
    date: Option<PartialDateFilter>,
    /// What kind of event it is, such as `{eq: RELATION_ESTABLISHED}`.
    kind: Option<EventKindFilter>,
    /// The city whose entry tells it; of a signing that is the partner's.
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
        let parts = self.and.iter().flatten().chain(self.or.iter().flatten());
        for part in parts.chain(self.not.as_deref()) {
            part.gather_origins(slugs);
        }
    }

    fn read(&self, origins: &Origins) -> Result<store::event::Filter> {
        let parts =
            |parts: &[EventFilter]| parts.iter().map(|part| part.read(origins)).collect::<Result<_>>();
        Ok(store::event::Filter {
            date: self.date.as_ref().map(PartialDateFilter::read),
            kind: read_choice!(self.kind, |&kind| Some(kind.into())),
            city: self.city.as_ref().map(|filter| filter.read(origins).map(Arc::new)).transpose()?,
            and: parts(self.and.as_deref().unwrap_or_default())?,
            or: self.or.as_deref().map(parts).transpose()?,
            not: self.not.as_ref().map(|part| part.read(origins).map(Box::new)).transpose()?,
        })
    }
}
