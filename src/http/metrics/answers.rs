//! Figures of answers: where they come from, and how many bytes of them are kept.

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use super::labels::AnswerLabels;

/// Where an answer comes from.
#[derive(Clone, Copy)]
pub(in crate::http) enum AnswerFrom {
    /// It was kept, or another request that was the same made it at the same time.
    Memory,
    Execution,
}

pub(super) struct AnswerMetrics {
    memory: Counter,
    execution: Counter,
    bytes: Gauge,
    row_bytes: Gauge,
}

impl AnswerMetrics {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let answers = Family::<AnswerLabels, Counter>::default();
        let (bytes, row_bytes) = (Gauge::default(), Gauge::default());
        registry.register(
            "graphql_server_answers",
            "Answers that were executed, and answers from memory",
            Family::clone(&answers),
        );
        registry.register_with_unit(
            "graphql_server_kept_answers_size",
            "The memory of the answers that are kept",
            Unit::Bytes,
            Gauge::clone(&bytes),
        );
        registry.register_with_unit(
            "graphql_server_kept_rows_size",
            "The memory of the objects and lists that are kept",
            Unit::Bytes,
            Gauge::clone(&row_bytes),
        );
        // Looked up once: the labels are always the same.
        let from = |from| answers.get_or_create(&AnswerLabels { from }).clone();
        Self { memory: from("memory"), execution: from("execution"), bytes, row_bytes }
    }

    pub(super) fn count(&self, from: AnswerFrom) {
        match from {
            AnswerFrom::Memory => self.memory.inc(),
            AnswerFrom::Execution => self.execution.inc(),
        };
    }

    pub(super) fn show(&self, bytes: u64, row_bytes: u64) {
        for (gauge, bytes) in [(&self.bytes, bytes), (&self.row_bytes, row_bytes)] {
            gauge.set(i64::try_from(bytes).unwrap_or(i64::MAX));
        }
    }
}
