//! What a client may ask of a relation.

use async_graphql::InputObject;
use entity::relation;

use crate::graphql::connection::{Choice, choice_filter};
use crate::graphql::enums::RelationKind;
use crate::store;

/// Which relations: all given fields must hold; absent and null fields do not filter.
#[derive(InputObject, Clone, Default)]
pub(crate) struct RelationFilter {
    /// Its kind.
    kind: Option<RelationKindFilter>,
}

choice_filter!(
    /// A kind of relation.
    RelationKindFilter,
    RelationKind
);

impl From<RelationFilter> for store::relation::Filter {
    fn from(filter: RelationFilter) -> Self {
        let kind = filter.kind.unwrap_or_default();
        let stored = |kinds: Vec<RelationKind>| kinds.into_iter().map(relation::RelationKind::from).collect();
        Self { kinds: kind.wanted().map(stored), not_kinds: stored(kind.unwanted()) }
    }
}
