//! Lines, for logs and pipes: while a phase lasts, and when it ends.

use std::io::Write;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, HumanDuration};

/// So long after one line comes the next.
const EVERY: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Lines<W> {
    to: W,
    /// Phases that end sooner leave no line.
    least: Duration,
    phase: Option<Phase>,
}

#[derive(Debug)]
struct Phase {
    name: &'static str,
    rows: Option<u64>,
    done: u64,
    began: Instant,
    /// When its last line was written.
    told: Instant,
}

impl<W: Write> Lines<W> {
    pub(super) fn of_all_phases(to: W) -> Self {
        Self { to, least: Duration::ZERO, phase: None }
    }

    pub(super) fn of_long_phases(to: W) -> Self {
        Self { to, least: EVERY, phase: None }
    }

    pub(super) fn begin(&mut self, name: &'static str, rows: Option<u64>) {
        self.finish();
        let now = Instant::now();
        self.phase = Some(Phase { name, rows, done: 0, began: now, told: now });
    }

    pub(super) fn advance(&mut self, rows: u64) {
        let Some(phase) = &mut self.phase else { return };
        phase.done += rows;
        if phase.told.elapsed() >= EVERY {
            phase.told = Instant::now();
            let line = underway(phase.name, phase.rows, phase.done, phase.began.elapsed());
            self.write(&line);
        }
    }

    pub(super) fn finish(&mut self) {
        let Some(phase) = self.phase.take() else { return };
        let took = phase.began.elapsed();
        if took >= self.least {
            self.write(&over(phase.name, phase.rows.map(|_| phase.done), took));
        }
    }

    fn write(&mut self, line: &str) {
        // Work does not end because nobody reads how far it is.
        let _ = writeln!(self.to, "{line}");
    }
}

/// A phase that lasts.
fn underway(name: &str, rows: Option<u64>, done: u64, took: Duration) -> String {
    let of = rows.map(|rows| format!(" of {}", HumanCount(rows))).unwrap_or_default();
    let left = rows.filter(|_| done > 0).map(|rows| {
        let left = took.as_secs_f64() * as_float(rows.saturating_sub(done)) / as_float(done);
        format!(", {} left", HumanDuration(Duration::from_secs_f64(left)))
    });
    format!(
        "{name}: {}{of} rows, {} a second{}",
        HumanCount(done),
        HumanCount(rate(done, took)),
        left.unwrap_or_default()
    )
}

/// A phase that is over, with its rows where they are counted.
fn over(name: &str, rows: Option<u64>, took: Duration) -> String {
    let seconds = took.as_secs_f64();
    match rows {
        Some(rows) => format!(
            "{name}: {} rows in {seconds:.1} s, {} a second",
            HumanCount(rows),
            HumanCount(rate(rows, took))
        ),
        None => format!("{name}: {seconds:.1} s"),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate for people")]
fn rate(rows: u64, took: Duration) -> u64 {
    (as_float(rows) / took.as_secs_f64().max(0.001)) as u64
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
const fn as_float(rows: u64) -> f64 {
    rows as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(lines: Lines<Vec<u8>>) -> String {
        String::from_utf8(lines.to).expect("lines are text")
    }

    #[test]
    fn lines_tell_rows_rate_and_time_left() {
        let took = Duration::from_secs(4);
        assert_eq!(
            underway("facts", Some(1_000_000), 200_000, took),
            "facts: 200,000 of 1,000,000 rows, 50,000 a second, 16 seconds left"
        );
        assert_eq!(underway("facts", Some(10), 0, took), "facts: 0 of 10 rows, 0 a second");
        assert_eq!(underway("reading", None, 8, took), "reading: 8 rows, 2 a second");
        assert_eq!(over("facts", Some(1_000_000), took), "facts: 1,000,000 rows in 4.0 s, 250,000 a second");
        assert_eq!(over("reading", None, took), "reading: 4.0 s");
    }

    #[test]
    fn each_phase_leaves_a_line_and_short_ones_only_where_asked() {
        let run = |mut lines: Lines<Vec<u8>>| {
            lines.begin("reading", None);
            lines.begin("facts", Some(2));
            lines.advance(1);
            lines.advance(1);
            lines.finish();
            lines.finish();
            written(lines)
        };
        let all = run(Lines::of_all_phases(Vec::new()));
        let names: Vec<&str> = all.lines().filter_map(|line| line.split(':').next()).collect();
        assert_eq!(names, ["reading", "facts"], "{all}");
        assert!(all.contains("facts: 2 rows in"), "{all}");
        assert_eq!(run(Lines::of_long_phases(Vec::new())), "");
    }
}
