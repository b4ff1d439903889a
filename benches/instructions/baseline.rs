//! The counts that were committed, and what may be said against new ones.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// By how many per cent a request may grow.
const TOLERANCE: u64 = 10;

/// The instructions of one request, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    pub(crate) instructions: BTreeMap<String, u64>,
}

impl Baseline {
    /// What is wrong with these counts: one sentence for each request.
    pub(crate) fn objections(&self, counted: &Self) -> Vec<String> {
        let counts = &counted.instructions;
        let gone = self.instructions.keys().filter(|name| !counts.contains_key(*name));
        let gone = gone.map(|name| format!("{name} is in the baseline and was not counted"));
        let counted = counts.iter().filter_map(|(name, now)| match self.instructions.get(name) {
            None => Some(format!("{name} is not in the baseline")),
            Some(before) if now * 100 > before * (100 + TOLERANCE) => {
                let per_mille = now * 1_000 / before - 1_000;
                let (whole, tenth) = (per_mille / 10, per_mille % 10);
                Some(format!(
                    "{name} takes {now} instructions, {whole}.{tenth} % more than {before}; \
                     {TOLERANCE} % are accepted"
                ))
            }
            Some(_) => None,
        });
        gone.chain(counted).collect()
    }
}
