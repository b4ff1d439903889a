//! A link: a relation as two owners of it are compared.

use entity::relation::{RelationKind, RelationStatus};

use crate::record::{CityRecord, FactBody};

/// A relation of two cities, as far as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    /// The slugs, the smaller first.
    pub(super) pair: (String, String),
    pub(super) kind: RelationKind,
    pub(super) established: Option<String>,
}

/// What orders the relations of two cities; see [`rank`].
pub(super) type Rank = (bool, i32, RelationKind, Option<String>);

/// Of several relations of two cities, a link that says no more than that there is one means the one that ranks highest:
/// one that lasts, then the latest; kind and date tell apart what is left.
pub(super) fn rank(
    status: RelationStatus,
    first_day: Option<i32>,
    kind: RelationKind,
    established: Option<String>,
) -> Rank {
    (status != RelationStatus::Ended, first_day.unwrap_or_default(), kind, established)
}

impl Link {
    pub(super) fn new((one, other): (&str, &str), kind: RelationKind, established: Option<String>) -> Self {
        let pair = (one.min(other).to_owned(), one.max(other).to_owned());
        Self { pair, kind, established }
    }

    /// The link that a fact of the city states, if the fact is a relation.
    pub(super) fn stated_by(city: &CityRecord, body: &FactBody) -> Option<Self> {
        let FactBody::Relation(relation) = body else { return None };
        let established = relation.established.as_ref().map(ToString::to_string);
        Some(Self::new((&city.slug, &relation.with), relation.kind, established))
    }

    /// Whether it says no more than that there is a link.
    pub(super) fn is_bare(&self) -> bool {
        self.kind == RelationKind::Unknown && self.established.is_none()
    }
}
