//! Figures of the steps before an execution, which the engine counts.

use std::sync::atomic::Ordering;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use super::labels::{CodeLabels, LookupLabels};
use crate::graphql::engine::figures::EngineFigures;

pub(super) struct StepMetrics {
    refused: Family<CodeLabels, Counter>,
    documents: Gauge,
    bytes: Gauge,
    lookups: Family<LookupLabels, Counter>,
}

impl StepMetrics {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let (refused, lookups) = (Family::default(), Family::default());
        let (documents, bytes) = (Gauge::default(), Gauge::default());
        registry.register(
            "graphql_server_refused_requests",
            "Requests that were refused before anything was executed, by the code of their first error",
            Family::clone(&refused),
        );
        registry.register(
            "graphql_server_prepared_documents",
            "Documents that are kept parsed and validated",
            Gauge::clone(&documents),
        );
        registry.register_with_unit(
            "graphql_server_prepared_documents_size",
            "The memory that they take, estimated",
            Unit::Bytes,
            Gauge::clone(&bytes),
        );
        registry.register(
            "graphql_server_prepared_lookups",
            "How often a document was there, and how often it had to be prepared",
            Family::clone(&lookups),
        );
        Self { refused, documents, bytes, lookups }
    }

    /// Takes over what was counted.
    pub(super) fn show(&self, figures: &EngineFigures) {
        let prepared = &figures.prepared;
        self.documents.set(i64::try_from(prepared.documents).unwrap_or(i64::MAX));
        self.bytes.set(i64::try_from(prepared.bytes).unwrap_or(i64::MAX));
        for (result, count) in [("hit", prepared.hits), ("miss", prepared.misses)] {
            set(&self.lookups.get_or_create(&LookupLabels { result }), count);
        }
        for (code, count) in &figures.refused {
            set(&self.refused.get_or_create(&CodeLabels { code: code.as_str() }), *count);
        }
    }
}

/// The engine counts; here the count is shown.
fn set(counter: &Counter, count: u64) {
    counter.inner().store(count, Ordering::Relaxed);
}
