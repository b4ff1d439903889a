//! What the check found, as a table with the mistakes below.

use std::fmt;

/// What was found in one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntryReport {
    /// `entry 12` or `introduction`.
    pub place: String,
    pub slug: String,
    /// How many numbers the entry has.
    pub numbers: usize,
    /// How many of them a typed row carries.
    pub carried: usize,
    /// How many a `[[no_fact]]` excuses.
    pub excused: usize,
    /// The others, each with a few words around it.
    pub missing: Vec<String>,
    /// How many words the entry has.
    pub words: usize,
    /// How many of them the file quotes.
    pub quoted: usize,
}

/// What was found on the whole page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageReport {
    pub entries: Vec<EntryReport>,
    /// Everything else that is wrong.
    pub mistakes: Vec<String>,
}

impl PageReport {
    /// Whether page and files agree.
    pub(crate) fn agrees(&self) -> bool {
        self.mistakes.is_empty() && self.entries.iter().all(|entry| entry.missing.is_empty())
    }
}

impl fmt::Display for PageReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<13} {:<24} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}",
            "place", "file", "numbers", "carried", "excused", "missing", "words", "quoted"
        )?;
        let line = |f: &mut fmt::Formatter<'_>, place: &str, slug: &str, counts: [usize; 6]| {
            write!(f, "{place:<13} {slug:<24}")?;
            counts.iter().try_for_each(|count| write!(f, " {count:>7}"))?;
            writeln!(f)
        };
        let mut total = [0; 6];
        for entry in &self.entries {
            let EntryReport { numbers, carried, excused, ref missing, words, quoted, .. } = *entry;
            let counts = [numbers, carried, excused, missing.len(), words, quoted];
            line(f, &entry.place, &entry.slug, counts)?;
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        line(f, "all", "", total)?;
        for entry in &self.entries {
            for number in &entry.missing {
                writeln!(f, "{} ({}): no row carries {number}", entry.place, entry.slug)?;
            }
        }
        self.mistakes.iter().try_for_each(|mistake| writeln!(f, "{mistake}"))
    }
}
