//! What a load did.

use std::fmt;

/// What a load did, by slugs in the order of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub added: Vec<String>,
    pub updated: Vec<String>,
    pub unchanged: Vec<String>,
    /// In the database but no longer in the data; they are kept.
    pub missing: Vec<String>,
    /// In the database until the load, and no longer in the data.
    pub removed: Vec<String>,
    /// No longer in the data, and kept as the cities of an import that speaks of them.
    pub handed_over: Vec<String>,
    /// How many sources, countries and industries were added or updated.
    pub vocabulary_rows: usize,
    /// The data version: the same data have the same one on every database.
    pub version: String,
    /// How many loads changed something so far.
    pub revision: i64,
    /// Whether anything was written.
    pub changed: bool,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The cities of which the import says something, those of other owners included.
    pub cities: Report,
    /// The slugs of the cities of other owners.
    pub recognised: Vec<String>,
    /// The slugs of cities that may be one of the data set's own, which has the same name and no Wikidata id, and that one's.
    pub beside: Vec<(String, String)>,
    pub links: LinkCounts,
    /// The slugs of cities that the import links with the home city and the data set does not.
    pub left_out: Vec<String>,
}

/// What became of the links of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkCounts {
    pub added: usize,
    /// Stated by the same import before, with another kind, date, status or words.
    pub changed: usize,
    pub unchanged: usize,
    /// The data set or another import has the relation.
    pub known: usize,
    /// Relations of others that cite the import's source from now on.
    pub cited: usize,
    /// In the database from an earlier import but no longer in this one.
    pub kept: usize,
}

/// How many slugs a list names before it only counts the rest.
const NAMED: usize = 5;

impl Report {
    /// Whether a city came, went or says something else.
    pub(super) fn changes_cities(&self) -> bool {
        [&self.added, &self.updated, &self.removed, &self.handed_over].iter().any(|slugs| !slugs.is_empty())
    }
}

/// With `{:#}` every city is named.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = if f.alternate() { usize::MAX } else { NAMED };
        let names = |slugs: &[String]| names(slugs, named);
        if self.changed {
            let mut parts = Vec::new();
            for (slugs, what) in [
                (&self.added, "added"),
                (&self.updated, "updated"),
                (&self.removed, "removed"),
                (&self.handed_over, "left to the import that speaks of them"),
            ] {
                if !slugs.is_empty() {
                    parts.push(format!("{} {what} ({})", cities(slugs.len()), names(slugs)));
                }
            }
            if self.vocabulary_rows > 0 {
                parts.push(format!(
                    "{} of sources, countries and industries written",
                    rows(self.vocabulary_rows)
                ));
            }
            if !self.unchanged.is_empty() {
                parts.push(format!("{} unchanged", cities(self.unchanged.len())));
            }
            f.write_str(&parts.join(", "))?;
        } else {
            write!(f, "nothing changed, {} up to date", cities(self.unchanged.len()))?;
        }
        if !self.missing.is_empty() {
            let (count, names) = (cities(self.missing.len()), names(&self.missing));
            write!(f, "; {count} no longer in the data but kept ({names})")?;
        }
        write!(f, "; data version {}, revision {}", self.version, self.revision)
    }
}

fn cities(count: usize) -> String {
    format!("{count} {}", if count == 1 { "city" } else { "cities" })
}

fn rows(count: usize) -> String {
    format!("{count} {}", if count == 1 { "row" } else { "rows" })
}

fn names(slugs: &[String], limit: usize) -> String {
    let named = slugs.iter().take(limit).cloned().collect::<Vec<_>>().join(", ");
    match slugs.len().saturating_sub(limit) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
