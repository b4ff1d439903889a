//! The loads of events.

use std::collections::HashMap;

use domain::reading::Reading;
use entity::{event, timeline};

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::event::{Descending, Filter};
use crate::store::page::{Page, Window};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ById;

impl Load for ById {
    type Key = i64;
    type Value = timeline::Model;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::event::find_by_ids(view, ids).await
    }
}

/// What the entry of a city tells.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OfCity;

impl Load for OfCity {
    type Key = i64;
    type Value = Vec<timeline::Model>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::event::list_by_city(view, cities).await
    }
}

/// The event of a fact that is no relation.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Told;

impl Load for Told {
    type Key = i64;
    type Value = event::Model;

    async fn load(&self, view: &View, facts: &[i64]) -> Loaded<Self> {
        store::event::find_told(view, facts).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct EventPage {
    pub(super) filter: Filter,
    pub(super) reading: Reading,
    pub(super) descending: Descending,
    pub(super) window: Window,
}

impl Load for EventPage {
    type Key = ();
    type Value = Page<timeline::Model>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let page =
            store::event::list(view, &self.filter, self.reading, self.descending, &self.window).await?;
        Ok(HashMap::from([((), page)]))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct EventCount {
    pub(super) filter: Filter,
    pub(super) reading: Reading,
}

impl Load for EventCount {
    type Key = ();
    type Value = i64;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let count = store::event::count(view, &self.filter, self.reading).await?;
        Ok(HashMap::from([((), i64::try_from(count).unwrap_or(i64::MAX))]))
    }
}
