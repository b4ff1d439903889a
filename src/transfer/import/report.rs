//! What an import did, in a few lines for people.

use std::collections::BTreeSet;
use std::fmt;

use seed::ImportReport;

use super::twin_cities_csv::Remarks;

/// The report of an import: what the loader did, and what the files had by nature.
#[derive(Debug)]
pub struct Summary {
    pub done: ImportReport,
    pub remarks: Remarks,
    pub dry_run: bool,
}

/// How many items a list names before it only counts the rest.
const NAMED: usize = 10;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, remarks, dry_run } = self;
        let cities = &done.cities;
        if *dry_run {
            writeln!(f, "dry run, nothing is written")?;
        } else if !cities.changed {
            writeln!(f, "nothing changed")?;
        }
        let recognised: BTreeSet<&String> = done.recognised.iter().collect();
        let others = |slugs: &[String]| slugs.iter().filter(|slug| !recognised.contains(slug)).count();
        writeln!(
            f,
            "cities: {} added, {} updated, {} unchanged; {} recognised by their Wikidata id",
            others(&cities.added),
            others(&cities.updated),
            others(&cities.unchanged),
            done.recognised.len(),
        )?;
        if !done.beside.is_empty() {
            let named = done.beside.iter().map(|(slug, own)| format!("{slug} beside {own}"));
            let count = counted(done.beside.len(), "city", "cities");
            writeln!(
                f,
                "to look at: {count} with the name of one that has no Wikidata id ({})",
                list(named)
            )?;
        }
        let links = done.links;
        writeln!(
            f,
            "relations: {} added, {} unchanged, {} already known",
            links.added, links.unchanged, links.known
        )?;
        if !done.left_out.is_empty() {
            writeln!(
                f,
                "left out: {} with the home city that its own data do not have ({})",
                counted(done.left_out.len(), "link", "links"),
                list(done.left_out.iter().cloned()),
            )?;
        }
        if !remarks.duplicates.is_empty() {
            let named =
                remarks.duplicates.iter().map(|(line, one, other)| format!("line {line}: {one}-{other}"));
            let count = counted(remarks.duplicates.len(), "link", "links");
            writeln!(f, "passed over: {count} that stood there already ({})", list(named))?;
        }
        if !remarks.unknown_countries.is_empty() {
            let count = counted(remarks.unknown_countries.values().sum(), "city", "cities");
            let named = remarks.unknown_countries.iter().map(|(label, count)| format!("'{label}' {count}"));
            writeln!(f, "without a known country, as ZZ: {count} ({})", list(named))?;
        }
        if !cities.missing.is_empty() || links.kept > 0 {
            writeln!(
                f,
                "no longer in the files but kept: {} ({}), {}",
                counted(cities.missing.len(), "city", "cities"),
                list(cities.missing.iter().cloned()),
                counted(links.kept, "relation", "relations"),
            )?;
        }
        write!(f, "data version {}, revision {}", cities.version, cities.revision)
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn list(mut items: impl ExactSizeIterator<Item = String>) -> String {
    let more = items.len().saturating_sub(NAMED);
    let named = items.by_ref().take(NAMED).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}
