//! What an import did, as text for people and as JSON for programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};

use seed::ImportReport;
use serde::{Serialize, Serializer};

use super::ledger::{At, Counts, Effect, Ledger, Outcome, Warned, Warning, WarningKind};
use super::understanding::FileRead;

/// The report of an import: how the files were understood, what became of each row, and what the loader did.
#[derive(Debug)]
pub struct Summary {
    pub files: Vec<FileRead>,
    pub ledger: Ledger,
    /// None where nothing was to be loaded, as for `--explain`.
    pub done: Option<ImportReport>,
    pub dry_run: bool,
    /// What the user did not say of the source.
    pub unsaid: Vec<&'static str>,
}

/// How many items a list names before it only counts the rest.
const NAMED: usize = 10;

/// The same as JSON.
#[derive(Serialize)]
struct Json<'a> {
    dry_run: bool,
    files: &'a [FileRead],
    counts: Counts,
    rows: Rows<'a>,
    /// How many warnings of each kind there were.
    warned: &'a BTreeMap<WarningKind, Warned>,
    /// The first of each kind.
    warnings: &'a [Warning],
    /// Options that say more of the source.
    unsaid: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    loaded: Option<Loaded<'a>>,
}

/// The rows that are not simply imported.
struct Rows<'a>(&'a Ledger);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.0.outcomes().filter(|(_, outcome)| **outcome != Outcome::Imported);
        serializer.collect_seq(rows.map(|(at, outcome)| JsonRow { at: *at, outcome }))
    }
}

/// One of them.
#[derive(Serialize)]
struct JsonRow<'a> {
    #[serde(flatten)]
    at: At,
    #[serde(flatten)]
    outcome: &'a Outcome,
}

#[derive(Serialize)]
struct Loaded<'a> {
    changed: bool,
    cities_added: usize,
    cities_updated: usize,
    cities_unchanged: usize,
    cities_recognised: &'a [String],
    cities_kept: &'a [String],
    relations_added: usize,
    relations_changed: usize,
    relations_unchanged: usize,
    relations_known: usize,
    relations_cited: usize,
    relations_kept: usize,
    left_out: &'a [String],
    /// New cities, each with the one of its name that has no Wikidata id.
    beside: &'a [(String, String)],
    version: &'a str,
    revision: i64,
}

impl Summary {
    /// The report as one JSON object, written as it is made: there may be a million rows to tell of.
    pub fn write_json(&self, to: impl Write) -> serde_json::Result<()> {
        let loaded = self.done.as_ref().map(|done| {
            let (added, updated, unchanged) = own(done);
            Loaded {
                changed: done.cities.changed,
                cities_added: added,
                cities_updated: updated,
                cities_unchanged: unchanged,
                cities_recognised: &done.recognised,
                cities_kept: &done.cities.missing,
                relations_added: done.links.added,
                relations_changed: done.links.changed,
                relations_unchanged: done.links.unchanged,
                relations_known: done.links.known,
                relations_cited: done.links.cited,
                relations_kept: done.links.kept,
                left_out: &done.left_out,
                beside: &done.beside,
                version: &done.cities.version,
                revision: done.cities.revision,
            }
        });
        let json = Json {
            dry_run: self.dry_run,
            files: &self.files,
            counts: self.ledger.counts(),
            rows: Rows(&self.ledger),
            warned: &self.ledger.warned,
            warnings: &self.ledger.warnings,
            unsaid: &self.unsaid,
            loaded,
        };
        serde_json::to_writer_pretty(to, &json)
    }

    /// Each row with what became of it, a line each.
    pub fn write_explained(&self, mut to: impl Write) -> io::Result<()> {
        for file in &self.files {
            writeln!(to, "{file}")?;
        }
        for (at, outcome) in self.ledger.outcomes() {
            let reason = outcome.reason().map(|reason| format!(": {reason}")).unwrap_or_default();
            writeln!(to, "{}: {}{reason}", self.place(*at), outcome.word())?;
        }
        Ok(())
    }

    fn place(&self, at: At) -> String {
        match self.files.as_slice() {
            [_] => format!("line {}", at.line),
            files => {
                let file = usize::try_from(at.file).ok().and_then(|number| files.get(number));
                format!("{}, line {}", file.map_or("", |file| &file.name), at.line)
            }
        }
    }

    fn write_rows(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { rows, imported, merged, passed_over, refused } = self.ledger.counts();
        writeln!(
            f,
            "rows: {rows} = {imported} imported + {merged} merged + {passed_over} passed over + {refused} refused"
        )?;
        // In the order of the counts.
        for what in ["merged", "passed over", "refused"] {
            let those = || self.ledger.outcomes().filter(|(_, outcome)| outcome.word() == what);
            let named = those()
                .take(NAMED)
                .filter_map(|(at, outcome)| Some(format!("{}: {}", self.place(*at), outcome.reason()?)));
            write_first(f, what, those().count(), named)?;
        }
        Ok(())
    }

    fn write_warnings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut by_kind: BTreeMap<WarningKind, Vec<&Warning>> = BTreeMap::new();
        for warning in &self.ledger.warnings {
            by_kind.entry(warning.kind).or_default().push(warning);
        }
        for (kind, warnings) in by_kind {
            let code = kind.code();
            let Warned { warnings: count, held_back: held, effect } =
                self.ledger.warned.get(&kind).copied().unwrap_or_default();
            let effect = match effect {
                Effect::RowHeldBack => format!(", {held} held back"),
                Effect::ValueLeftOut => format!(", {held} left out"),
                Effect::None => String::new(),
            };
            let accept = if effect.is_empty() || !kind.is_acceptable() {
                String::new()
            } else {
                format!(" (--accept {code} takes them)")
            };
            let named = warnings.iter().map(|warning| {
                let proposal = warning.proposal.as_ref().map(|proposal| format!("; {proposal}"));
                format!("{}: {}{}", self.place(warning.at), warning.message, proposal.unwrap_or_default())
            });
            write_first(f, &format!("{code}{effect}{accept}"), count, named)?;
        }
        Ok(())
    }
}

/// A heading with its count, and the first items, each on a line.
fn write_list(f: &mut fmt::Formatter<'_>, heading: &str, items: &[String]) -> fmt::Result {
    write_first(f, heading, items.len(), items)
}

/// The same of so many items, of which only the first need be there.
fn write_first(
    f: &mut fmt::Formatter<'_>,
    heading: &str,
    count: usize,
    items: impl IntoIterator<Item = impl fmt::Display>,
) -> fmt::Result {
    if count == 0 {
        return Ok(());
    }
    writeln!(f, "{count}: {heading}")?;
    for item in items.into_iter().take(NAMED) {
        writeln!(f, "  {item}")?;
    }
    match count.saturating_sub(NAMED) {
        0 => Ok(()),
        more => writeln!(f, "  and {more} more"),
    }
}

/// How many cities that no other owner has were added, updated and left as they are.
fn own(done: &ImportReport) -> (usize, usize, usize) {
    let recognised: BTreeSet<&String> = done.recognised.iter().collect();
    let own = |slugs: &[String]| slugs.iter().filter(|slug| !recognised.contains(slug)).count();
    (own(&done.cities.added), own(&done.cities.updated), own(&done.cities.unchanged))
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.dry_run {
            writeln!(f, "dry run, nothing is written")?;
        } else if self.done.as_ref().is_some_and(|done| !done.cities.changed) {
            writeln!(f, "nothing changed")?;
        }
        for file in &self.files {
            let encoding = file.encoding.map(|encoding| format!(", {encoding}")).unwrap_or_default();
            writeln!(f, "{}: {}{encoding}", file.name, file.format)?;
            for note in &file.notes {
                writeln!(f, "  {note}")?;
            }
            for table in &file.tables {
                let name = if table.name.is_empty() { String::new() } else { format!("'{}': ", table.name) };
                writeln!(f, "  {name}{}", table.shape)?;
                for doubt in &table.doubts {
                    writeln!(f, "  to decide: {doubt}")?;
                }
            }
            let unused: Vec<&str> = file
                .tables
                .iter()
                .flat_map(|table| &table.columns)
                .filter(|column| column.meaning.is_none())
                .map(|column| column.name.as_str())
                .collect();
            if !unused.is_empty() {
                writeln!(f, "  columns not used: {}", unused.join(", "))?;
            }
        }
        self.write_rows(f)?;
        self.write_warnings(f)?;
        if !self.unsaid.is_empty() {
            writeln!(f, "to say of the source: {}", self.unsaid.join(", "))?;
        }
        let Some(done) = &self.done else { return write!(f, "nothing was loaded") };
        let (added, updated, unchanged) = own(done);
        writeln!(
            f,
            "cities: {added} added, {updated} updated, {unchanged} unchanged; {} recognised",
            done.recognised.len(),
        )?;
        if !done.beside.is_empty() {
            let named: Vec<String> =
                done.beside.iter().map(|(slug, own)| format!("{slug} beside {own}")).collect();
            write_list(f, "with the name of a city that has no Wikidata id", &named)?;
        }
        let links = done.links;
        writeln!(
            f,
            "relations: {} added, {}{} unchanged, {} already known{}",
            links.added,
            if links.changed > 0 { format!("{} changed, ", links.changed) } else { String::new() },
            links.unchanged,
            links.known,
            if links.cited > 0 {
                format!(", {} of them newly cite this source", links.cited)
            } else {
                String::new()
            }
        )?;
        write_list(f, "linked with the home city, whose own data do not have it: left out", &done.left_out)?;
        write_list(f, "no longer in the files but kept", &done.cities.missing)?;
        if links.kept > 0 {
            writeln!(f, "relations no longer in the files but kept: {}", links.kept)?;
        }
        write!(f, "data version {}, revision {}", done.cities.version, done.cities.revision)
    }
}
