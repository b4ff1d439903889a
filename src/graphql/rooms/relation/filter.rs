//! What a client may ask of a relation.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{ID, InputObject, Result};
use entity::relation::RelationStatus as Recorded;

use super::object::Relation;
use crate::graphql::rooms::city::{CityFilter, FilterInput, Origins, gather_parts};
use crate::graphql::shared::enums::{RelationKind, RelationStatus};
use crate::graphql::shared::filter::{PartialDateFilter, choice_filter, read_choice};
use crate::graphql::shared::global_id;
use crate::store;

/// Filters relations: all given fields must match; absent and null fields are ignored.
#[derive(InputObject, Clone, Default)]
pub(crate) struct RelationFilter {
    /// All of these match.
    and: Option<Vec<RelationFilter>>,
    /// At least one of these matches; an empty list matches nothing.
    or: Option<Vec<RelationFilter>>,
    /// This does not match.
    not: Option<Box<RelationFilter>>,
    /// One of these relations, by the values of their `id` fields; at most 100, and an empty list matches nothing.
    ids: Option<Vec<ID>>,
    /// Its kind, such as `{eq: SISTER_CITY}`.
    kind: Option<RelationKindFilter>,
    /// Its recorded status, such as `{ne: ENDED}`; `NOT_YET` is never recorded.
    status: Option<RelationStatusFilter>,
    /// When it was established, such as `{before: "2010"}`.
    established: Option<PartialDateFilter>,
    /// When it ended, such as `{isNull: true}`.
    ended: Option<PartialDateFilter>,
    /// The partner: in the `partners` and `statistics` of a city, its partner; inside a `CityFilter`, the partner of the
    /// city that is filtered, so in `CityFilter.relation` always the home city; everywhere else, the partner of the
    /// home city.
    partner: Option<Box<CityFilter>>,
    /// Either of the two cities.
    city: Option<Box<CityFilter>>,
}

choice_filter!(
    /// A kind of relation.
    RelationKindFilter,
    RelationKind
);

choice_filter!(
    /// A status of a relation.
    RelationStatusFilter,
    RelationStatus
);

impl FilterInput for RelationFilter {
    type Stored = store::relation::Filter;

    fn gather_origins<'a>(&'a self, slugs: &mut BTreeSet<&'a str>) {
        for filter in self.partner.iter().chain(&self.city) {
            filter.gather_origins(slugs);
        }
        gather_parts(self.and.as_ref(), self.or.as_ref(), self.not.as_deref(), slugs);
    }

    fn read(&self, origins: &Origins) -> Result<store::relation::Filter> {
        let city = |filter: &Option<Box<CityFilter>>| {
            filter.as_ref().map(|filter| filter.read(origins).map(Arc::new)).transpose()
        };
        let parts =
            |parts: &[RelationFilter]| parts.iter().map(|part| part.read(origins)).collect::<Result<_>>();
        let ids = self.ids.as_deref().map(global_id::entries_of::<Relation>).transpose()?;
        Ok(store::relation::Filter {
            ids: ids.map(|ids| ids.into_iter().collect()),
            kind: read_choice!(self.kind, |&kind| Some(kind.into())),
            status: read_choice!(self.status, |&status| recorded(status)),
            established: self.established.as_ref().map(PartialDateFilter::read),
            ended: self.ended.as_ref().map(PartialDateFilter::read),
            partner: city(&self.partner)?,
            city: city(&self.city)?,
            and: parts(self.and.as_deref().unwrap_or_default())?,
            or: self.or.as_deref().map(parts).transpose()?,
            not: self.not.as_ref().map(|part| part.read(origins).map(Box::new)).transpose()?,
        })
    }
}

fn recorded(status: RelationStatus) -> Option<Recorded> {
    match status {
        RelationStatus::Active => Some(Recorded::Active),
        RelationStatus::Suspended => Some(Recorded::Suspended),
        RelationStatus::Ended => Some(Recorded::Ended),
        RelationStatus::Unknown => Some(Recorded::Unknown),
        RelationStatus::NotYet => None,
    }
}
