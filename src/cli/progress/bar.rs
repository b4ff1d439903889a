//! A bar that moves, by indicatif; each phase leaves a line.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

/// Where the number of rows is known.
const COUNTED: &str =
    "{prefix:>15} {wide_bar} {human_pos} of {human_len} rows, {per_sec:.0}, {eta} left, {elapsed}";

const UNCOUNTED: &str = "{prefix:>15} {spinner} {elapsed}";

/// So often a phase moves of which nothing is counted.
const TICK: Duration = Duration::from_millis(200);

#[derive(Debug, Default)]
pub(super) struct Bar {
    phase: Option<ProgressBar>,
}

impl Bar {
    pub(super) fn begin(&mut self, phase: &'static str, rows: Option<u64>) {
        self.finish();
        let (bar, template) = match rows {
            Some(rows) => (ProgressBar::new(rows), COUNTED),
            None => (ProgressBar::new_spinner(), UNCOUNTED),
        };
        let style = ProgressStyle::with_template(template).expect("the templates are well formed");
        let bar = bar.with_style(style).with_prefix(phase).with_finish(ProgressFinish::Abandon);
        bar.enable_steady_tick(TICK);
        self.phase = Some(bar);
    }

    pub(super) fn advance(&self, rows: u64) {
        if let Some(bar) = &self.phase {
            bar.inc(rows);
        }
    }

    pub(super) fn finish(&mut self) {
        if let Some(bar) = self.phase.take() {
            bar.finish();
        }
    }
}
