//! The loads of facts: all rows of one profile table that the entries of many cities state.

use std::marker::PhantomData;

use entity::{citation, fact, feature, note_citation};

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::fact::{Sourced, Stated};
use crate::store::{self, View};

/// The rows of the table `E`, by city.
pub(crate) struct OfCity<E>(PhantomData<fn() -> E>);

impl<E> OfCity<E> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

// Written out, since derives would ask the same of `E`.
impl<E> Clone for OfCity<E> {
    fn clone(&self) -> Self {
        Self::new()
    }
}

impl<E> PartialEq for OfCity<E> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<E> Eq for OfCity<E> {}

impl<E> std::hash::Hash for OfCity<E> {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl<E: Stated> Load for OfCity<E> {
    type Key = i64;
    type Value = Vec<Sourced<E::Model>>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::fact::list_by_city::<E>(view, cities).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct FactById;

impl Load for FactById {
    type Key = i64;
    type Value = fact::Model;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::fact::find_by_ids(view, ids).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct FeatureById;

impl Load for FeatureById {
    type Key = i64;
    type Value = Sourced<feature::Model>;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::fact::find_features(view, ids).await
    }
}

/// A fact by the slug of its city and its key.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct FactByKey;

impl Load for FactByKey {
    type Key = (String, String);
    type Value = fact::Model;

    async fn load(&self, view: &View, keys: &[(String, String)]) -> Loaded<Self> {
        store::fact::find_by_keys(view, keys).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FurtherCitations;

impl Load for FurtherCitations {
    type Key = i64;
    type Value = Vec<citation::Model>;

    async fn load(&self, view: &View, facts: &[i64]) -> Loaded<Self> {
        store::fact::list_citations(view, facts).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CitationsOfNote;

impl Load for CitationsOfNote {
    type Key = i64;
    type Value = Vec<note_citation::Model>;

    async fn load(&self, view: &View, notes: &[i64]) -> Loaded<Self> {
        store::fact::list_note_citations(view, notes).await
    }
}
