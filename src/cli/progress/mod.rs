//! How far long work is, on standard error: a bar on a terminal, lines elsewhere.
//!
//! Standard output stays for what the command is run for.

mod bar;
mod lines;

use std::io::{IsTerminal as _, Stderr, stderr};
use std::sync::{Mutex, PoisonError};

use clap::{Args, ValueEnum};

use self::bar::Bar;
use self::lines::Lines;

#[derive(Args)]
pub(super) struct Shown {
    /// How to show on standard error how far it is: a bar on a terminal and lines elsewhere, lines, or nothing
    #[arg(long, value_enum, value_name = "HOW", default_value_t = How::Auto, help_heading = "Progress")]
    progress: How,
}

#[derive(Clone, Copy, ValueEnum)]
enum How {
    Auto,
    Plain,
    None,
}

/// Shows what it is told.
#[derive(Debug)]
pub(super) struct Progress(Mutex<Show>);

#[derive(Debug)]
enum Show {
    Bar(Bar),
    Lines(Lines<Stderr>),
    Nothing,
}

impl Shown {
    pub(super) fn start(&self) -> Progress {
        let show = match self.progress {
            How::Auto if stderr().is_terminal() => Show::Bar(Bar::default()),
            How::Auto => Show::Lines(Lines::of_long_phases(stderr())),
            How::Plain => Show::Lines(Lines::of_all_phases(stderr())),
            How::None => Show::Nothing,
        };
        Progress(Mutex::new(show))
    }
}

impl Progress {
    /// Leaves what was shown as it is; nothing more is shown.
    pub(super) fn finish(&self) {
        self.with(|show| match show {
            Show::Bar(bar) => bar.finish(),
            Show::Lines(lines) => lines.finish(),
            Show::Nothing => {}
        });
    }

    fn with(&self, tell: impl FnOnce(&mut Show)) {
        tell(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl seed::Progress for Progress {
    fn begin(&self, phase: &'static str, rows: Option<usize>) {
        let rows = rows.and_then(|rows| u64::try_from(rows).ok());
        self.with(|show| match show {
            Show::Bar(bar) => bar.begin(phase, rows),
            Show::Lines(lines) => lines.begin(phase, rows),
            Show::Nothing => {}
        });
    }

    fn advance(&self, rows: usize) {
        let rows = u64::try_from(rows).unwrap_or_default();
        self.with(|show| match show {
            Show::Bar(bar) => bar.advance(rows),
            Show::Lines(lines) => lines.advance(rows),
            Show::Nothing => {}
        });
    }
}
