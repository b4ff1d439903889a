//! Asks the engine by the documents of the pages, all for one version of the data.

use std::sync::Arc;

use domain::data_version::DataVersion;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::address::Wrong;
use crate::graphql::engine::execute::Engine;
use crate::transfer::export::{ExportError, read};

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A parameter is not accepted by this view.
    #[error("a parameter is not accepted")]
    Wrong(Wrong),
    /// Nothing is at this address.
    #[error("there is no such city or country")]
    NotFound,
    /// The engine refused or failed.
    #[error(transparent)]
    Asked(#[from] ExportError),
}

impl Failure {
    /// Whether the data changed between two answers.
    pub(super) fn is_changed(&self) -> bool {
        matches!(self, Self::Asked(ExportError::Changed))
    }
}

/// A document.
#[derive(Clone, Copy)]
pub(super) struct Query {
    pub(super) text: &'static str,
}

/// The documents, which the script asks too.
macro_rules! queries {
    ($($name:ident = $file:literal;)+) => {
        $(pub(super) const $name: Query =
            Query { text: include_str!(concat!("../../web/atlas/queries/", $file, ".graphql")) };)+
    };
}

queries! {
    ATLAS = "atlas";
    CITY = "city";
    COUNTRY = "country";
    EDITION = "edition";
    NEIGHBOURS = "neighbours";
    PARTNERS = "partners";
    PATH = "path";
    RELATIONS = "relations";
    SEARCH = "search";
    SLUGS = "slugs";
    WORLD = "world";
}

/// A page on its way: what was asked so far, and of which version of the data the answers are.
pub(super) struct Asking<'a> {
    engine: &'a Arc<Engine>,
    request_id: &'a str,
    version: Option<DataVersion>,
    /// The first document with its variables, which shows the view in the playground.
    shown: Option<(&'static str, Json)>,
}

impl<'a> Asking<'a> {
    pub(super) fn of(engine: &'a Arc<Engine>, request_id: &'a str) -> Self {
        Self { engine, request_id, version: None, shown: None }
    }

    /// The data of an answer; answers of two versions make no page.
    pub(super) async fn ask<T: DeserializeOwned>(
        &mut self,
        query: Query,
        variables: Json,
    ) -> Result<T, ExportError> {
        let answer = read(self.engine, self.request_id, query.text, variables).await?;
        if self.version.as_ref().is_some_and(|version| *version != answer.version) {
            return Err(ExportError::Changed);
        }
        self.version = Some(answer.version);
        serde_json::from_value(answer.data).map_err(|reason| {
            tracing::error!(%reason, "a page cannot read the answer of its own document");
            ExportError::no_page()
        })
    }

    /// Remembers what shows the view in the playground.
    pub(super) fn show(&mut self, query: Query, variables: Json) {
        self.shown = Some((query.text, variables));
    }

    pub(super) fn shown(&self) -> Option<&(&'static str, Json)> {
        self.shown.as_ref()
    }

    pub(super) fn into_version(self) -> Option<DataVersion> {
        self.version
    }
}
