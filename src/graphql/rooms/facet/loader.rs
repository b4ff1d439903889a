//! The load of facets; the key is the parent whose list it is, or none.

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::facet::{Count, FacetList};
use crate::store::grouping::Grouping;
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FacetCounts {
    pub(super) list: FacetList,
    pub(super) grouping: Grouping,
}

impl Load for FacetCounts {
    type Key = Option<i64>;
    type Value = Vec<Count>;

    async fn load(&self, view: &View, parents: &[Option<i64>]) -> Loaded<Self> {
        store::facet::count(view, &self.list, self.grouping, parents).await
    }
}
