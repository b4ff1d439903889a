//! The loads of a search.

use std::collections::HashMap;

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::page::{Page, Window};
use crate::store::search::{Hit, Search};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct SearchPage {
    pub(super) search: Search,
    pub(super) window: Window,
}

impl Load for SearchPage {
    type Key = ();
    type Value = Page<Hit>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), store::search::list(view, &self.search, &self.window).await?)]))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct SearchCount {
    pub(super) search: Search,
}

impl Load for SearchCount {
    type Key = ();
    type Value = i64;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), store::search::count(view, &self.search).await?)]))
    }
}
