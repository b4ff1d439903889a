//! The list of changes as people read it.

use std::fmt;

use super::change::Change;
use super::kind::Severity;

/// All changes, the worst first.
#[derive(Debug)]
pub struct Report {
    changes: Vec<Change>,
}

impl Report {
    pub(super) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by_cached_key(|change| (change.kind.severity(), change.clone()));
        Self { changes }
    }

    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// How many changes hurt just so much.
    pub fn count(&self, severity: Severity) -> usize {
        self.of(severity).count()
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.kind.severity() == severity)
    }

    fn summary(&self) -> String {
        let count = |severity| self.count(severity);
        let (dangerous, safe) = (count(Severity::Dangerous), count(Severity::Safe));
        match count(Severity::Breaking) {
            0 if self.changes.is_empty() => "no breaking change: no change at all".to_owned(),
            0 => format!("no breaking change: {dangerous} dangerous, {safe} safe"),
            breaking => format!("{breaking} breaking, {dangerous} dangerous, {safe} safe"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (severity, heading) in
            [(Severity::Breaking, "Breaking"), (Severity::Dangerous, "Dangerous"), (Severity::Safe, "Safe")]
        {
            let mut last = None;
            for change in self.of(severity) {
                if last.is_none() {
                    writeln!(f, "{heading}")?;
                }
                if last.replace(change.kind) != Some(change.kind) {
                    writeln!(f, "  {}: {}", change.kind.name(), change.kind.meaning())?;
                }
                writeln!(f, "    {change}")?;
            }
            if last.is_some() {
                writeln!(f)?;
            }
        }
        f.write_str(&self.summary())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.coordinate)?;
        if let Some(line) = self.line {
            write!(f, " (line {line})")?;
        }
        let [old, new] = [&self.old, &self.new].map(|text| text.as_deref().map(one_line));
        match (old, new) {
            (Some(old), Some(new)) => {
                let from = beginning(&old, &new);
                write!(f, ": {} -> {}", cut(&old, from), cut(&new, from))
            }
            (Some(old), None) => write!(f, ": was {}", cut(&old, 0)),
            (None, Some(new)) => write!(f, ": now {}", cut(&new, 0)),
            (None, None) => Ok(()),
        }
    }
}

/// The longest text that is shown of either side, in characters.
const MAX_TEXT: usize = 80;
/// How much is shown of what long texts have in common before they differ.
const MAX_COMMON: usize = 20;

/// Descriptions and reasons have several lines, and nothing of them may steer a terminal.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Where two lines begin to differ, or a little before; at their start if both are short.
fn beginning(old: &str, new: &str) -> usize {
    if old.chars().count().max(new.chars().count()) <= MAX_TEXT {
        return 0;
    }
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    same.saturating_sub(MAX_COMMON)
}

/// The line from a character on, as much as is shown of it.
fn cut(line: &str, from: usize) -> String {
    let shown: String = line.chars().skip(from).take(MAX_TEXT).collect();
    let (before, after) = (from > 0, line.chars().count() > from + MAX_TEXT);
    format!("{}{shown}{}", if before { "…" } else { "" }, if after { "…" } else { "" })
}
