//! The loads of sources and of the data set's changes.

use std::collections::HashMap;
use std::sync::Arc;

use entity::source;

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::dataset::Change;
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SourceById;

impl Load for SourceById {
    type Key = i64;
    type Value = source::Model;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::dataset::find_sources(view, ids).await
    }
}

/// There are few sources, so one by its slug is picked from all.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SourceBySlug;

impl Load for SourceBySlug {
    type Key = String;
    type Value = source::Model;

    async fn load(&self, view: &View, _: &[String]) -> Loaded<Self> {
        let all = store::dataset::list_sources(view).await?;
        Ok(all.into_iter().map(|source| (source.slug.clone(), source)).collect())
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct AllSources;

impl Load for AllSources {
    type Key = ();
    type Value = Vec<source::Model>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), store::dataset::list_sources(view).await?)]))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Changes;

impl Load for Changes {
    type Key = ();
    type Value = Arc<Vec<Change>>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), Arc::new(store::dataset::changes(view)))]))
    }
}
