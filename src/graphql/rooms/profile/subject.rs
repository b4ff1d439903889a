//! What facts are about.

use entity::{fact, feature};

use crate::graphql::shared::reading::Reading;
use crate::store::fact::Sourced;

/// The city itself, or one of its features.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    City,
    /// With the feature that stood for it before a note gave it instead, whose facts are its own then.
    Feature {
        id: i64,
        before: Option<i64>,
    },
}

impl Subject {
    /// The feature, with what is said of the one that it corrects where the best is asked for.
    pub(super) fn of(feature: &Sourced<feature::Model>, reading: Reading) -> Self {
        let before = feature.fact.corrects_id.filter(|_| reading == Reading::Best);
        Self::Feature { id: feature.fact.id, before }
    }

    /// Whether the fact is about it.
    pub(super) fn has(self, fact: &fact::Model) -> bool {
        match self {
            Self::City => fact.feature_id.is_none(),
            Self::Feature { id, before } => {
                fact.feature_id == Some(id) || (before.is_some() && fact.feature_id == before)
            }
        }
    }
}
