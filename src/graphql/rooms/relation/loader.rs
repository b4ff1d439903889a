//! The loads of relations.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graphql::shared::loads::{Load, Loaded, Weight};
use crate::store::page::{Page, Window};
use crate::store::relation::{Filter, Order, Partner, Relation};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ById;

impl Load for ById {
    type Key = i64;
    type Value = Arc<Relation>;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::relation::find_by_ids(view, ids).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        Some(|_, relation| relation.map_or(0, |relation| relation.bytes()))
    }
}

/// The latest relation of each city with one other that has not ended.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Between {
    /// The id of the other city.
    pub(crate) with: i64,
}

impl Load for Between {
    type Key = i64;
    type Value = Arc<Relation>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::relation::find_with(view, self.with, cities).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        Some(|_, relation| relation.map_or(0, |relation| relation.bytes()))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PartnerPage {
    pub(super) filter: Filter,
    pub(super) order: Order,
    pub(super) window: Window,
}

impl Load for PartnerPage {
    type Key = i64;
    type Value = Page<Partner>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::relation::list_partners(view, cities, &self.filter, &self.order, &self.window).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        let is_plain = self.filter == Filter::default() && self.window.is_at_an_end();
        is_plain.then_some(|_, page| page.map_or(0, |page| page.bytes(|partner| partner.relation.bytes())))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PartnerCount {
    pub(super) filter: Filter,
}

impl Load for PartnerCount {
    type Key = i64;
    type Value = i64;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::relation::count_partners(view, cities, &self.filter).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        (self.filter == Filter::default()).then_some(|_, _| 0)
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct RelationPage {
    pub(super) filter: Filter,
    pub(super) order: Order,
    pub(super) window: Window,
}

impl Load for RelationPage {
    type Key = ();
    type Value = Page<Arc<Relation>>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let page = store::relation::list(view, &self.filter, &self.order, &self.window).await?;
        Ok(HashMap::from([((), page)]))
    }

    fn kept(&self) -> Option<Weight<Self>> {
        let is_plain = self.filter == Filter::default() && self.window.is_at_an_end();
        is_plain.then_some(|(), page| page.map_or(0, |page| page.bytes(|relation| relation.bytes())))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct RelationCount {
    pub(super) filter: Filter,
}

impl Load for RelationCount {
    type Key = ();
    type Value = i64;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let count = store::relation::count(view, &self.filter).await?;
        Ok(HashMap::from([((), i64::try_from(count).unwrap_or(i64::MAX))]))
    }

    fn kept(&self) -> Option<Weight<Self>> {
        (self.filter == Filter::default()).then_some(|(), _| 0)
    }
}
