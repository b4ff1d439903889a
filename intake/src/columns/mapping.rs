//! What a user says of columns: `Partnerstadt=partner.name,Seit=established`.

use std::fmt;

use domain::nearest;

use super::field::{End, Field, Meaning};
use crate::table::Table;

/// What columns mean where a user says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    entries: Vec<(String, Target)>,
}

/// What a column is mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Without an end, the other columns say it.
    Field(Option<End>, Field),
    NotUsed,
}

impl Mapping {
    /// Columns and targets with `=` between them, parted by commas. A column with a comma, a `=` or blanks at its edges stands in
    /// double quotes; a quote inside is written twice.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut mapping = Self::default();
        for entry in split(text, ',')? {
            if entry.trim().is_empty() {
                continue;
            }
            let sides = split(entry, '=')?;
            let [column, target] = sides[..] else {
                return Err(format!(
                    "'{}' is no mapping; write it as column=target, such as Stadt=name",
                    entry.trim()
                ));
            };
            mapping.add(unquoted(column), target.trim())?;
        }
        Ok(mapping)
    }

    /// The same as TOML: a table `[columns]` with a target for each column.
    pub fn parse_file(toml: &str) -> Result<Self, String> {
        let file: toml::Table = toml
            .parse()
            .map_err(|error: toml::de::Error| format!("the mapping is no TOML: {}", error.message()))?;
        if let Some(other) = file.keys().find(|key| *key != "columns") {
            return Err(format!("'{other}' is not known in a mapping; it has one table, [columns]"));
        }
        let Some(columns) = file.get("columns") else {
            return Err("the mapping has no table [columns]".to_owned());
        };
        let Some(columns) = columns.as_table() else {
            return Err(
                "'columns' is no table; write [columns] and below it a line for each column".to_owned()
            );
        };
        let mut mapping = Self::default();
        for (column, target) in columns {
            let Some(target) = target.as_str() else {
                return Err(format!("the target of '{column}' is no text; write \"{column}\" = \"name\""));
            };
            mapping.add(column.clone(), target)?;
        }
        Ok(mapping)
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// That some table has each column, and none two that are mapped to one meaning.
    pub fn check<'a>(&self, tables: impl IntoIterator<Item = &'a Table>) -> Result<(), String> {
        let mut names: Vec<&str> = Vec::new();
        for table in tables {
            self.check_targets(table)?;
            names.extend(table.columns.iter().map(String::as_str));
        }
        match self.entries.iter().find(|(column, _)| !names.iter().any(|name| is_named(name, column))) {
            None => Ok(()),
            Some((column, _)) => {
                let hint = nearest::hint(column, names.iter().copied());
                Err(format!(
                    "the file has no column '{column}'; its columns are '{}'{hint}",
                    names.join("', '")
                ))
            }
        }
    }

    pub(super) fn of(&self, column: &str) -> Option<Target> {
        let exact = self.entries.iter().find(|(name, _)| name == column);
        exact
            .or_else(|| self.entries.iter().find(|(name, _)| is_named(column, name)))
            .map(|(_, target)| *target)
    }

    fn check_targets(&self, table: &Table) -> Result<(), String> {
        let mut said: Vec<(&str, Target)> = Vec::new();
        for column in &table.columns {
            let Some(target) = self.of(column) else { continue };
            let is_plural = match target {
                Target::Field(_, field) => field.is_plural(),
                Target::NotUsed => true,
            };
            if let Some((other, _)) = said.iter().find(|(_, known)| *known == target && !is_plural) {
                return Err(format!("the columns '{other}' and '{column}' are both mapped to {target}"));
            }
            said.push((column, target));
        }
        Ok(())
    }

    fn add(&mut self, column: String, target: &str) -> Result<(), String> {
        if column.is_empty() {
            return Err(format!("the target '{target}' has no column before it"));
        }
        if self.entries.iter().any(|(name, _)| *name == column) {
            return Err(format!("the column '{column}' is mapped twice"));
        }
        let target = read_target(target)?;
        self.entries.push((column, target));
        Ok(())
    }
}

/// What a user is told to type, for a shell.
pub(super) fn typed(entries: &[(&str, &str)]) -> String {
    let needs_quotes = |column: &str| column.contains([',', '=']);
    let entry = |(column, target): &(&str, &str)| {
        if needs_quotes(column) { format!("\"{column}\"={target}") } else { format!("{column}={target}") }
    };
    let mapping = entries.iter().map(entry).collect::<Vec<_>>().join(",");
    let quote = if entries.iter().any(|(column, _)| needs_quotes(column)) { '\'' } else { '"' };
    format!("--map {quote}{mapping}{quote}")
}

/// What a target of a place means that says its end, such as `partner.name`.
pub(super) fn meaning_of(target: &str) -> Option<Meaning> {
    match read_target(target) {
        Ok(Target::Field(Some(end), field)) => Some(Meaning { end, field }),
        _ => None,
    }
}

fn read_target(target: &str) -> Result<Target, String> {
    if target == "-" {
        return Ok(Target::NotUsed);
    }
    let (end, name) = match target.split_once('.') {
        Some(("city", name)) => (Some(End::One), name),
        Some(("partner", name)) => (Some(End::Other), name),
        _ => (None, target),
    };
    let known = Field::ALL.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
    match known {
        Some(field) if end.is_some() && field.is_of_link() => {
            Err(format!("'{target}' is no target: {field} is said of the link, so write it alone"))
        }
        Some(field) => Ok(Target::Field(end, field)),
        None => {
            let names = Field::ALL.map(|(name, _)| name);
            let hint = nearest::hint(name, names);
            Err(format!(
                "'{target}' is no target; accepted are {}, those of a place also with city. or partner. before them, and - for a column not to be used{hint}",
                names.join(", ")
            ))
        }
    }
}

/// Case and blanks at the edges do not count.
fn is_named(name: &str, mapped: &str) -> bool {
    name.trim().to_lowercase() == mapped.trim().to_lowercase()
}

/// The parts of a text at a sign that stands outside quotes.
fn split(text: &str, sign: char) -> Result<Vec<&str>, String> {
    let mut parts = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (place, letter) in text.char_indices() {
        if letter == '"' {
            is_quoted = !is_quoted;
        } else if letter == sign && !is_quoted {
            parts.push(&text[start..place]);
            start = place + letter.len_utf8();
        }
    }
    if is_quoted {
        return Err(format!("a quote is never closed in '{}'", text.trim()));
    }
    parts.push(&text[start..]);
    Ok(parts)
}

fn unquoted(column: &str) -> String {
    let column = column.trim();
    let inner = column.strip_prefix('"').and_then(|column| column.strip_suffix('"'));
    inner.map_or_else(|| column.to_owned(), |inner| inner.replace("\"\"", "\""))
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUsed => f.write_str("-"),
            Self::Field(Some(End::One), field) => write!(f, "city.{field}"),
            Self::Field(Some(End::Other), field) => write!(f, "partner.{field}"),
            Self::Field(None, field) => write!(f, "{field}"),
        }
    }
}

/// As `parse` reads it.
impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (column, target)) in self.entries.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            let needs_quotes = column.contains([',', '=', '"']) || column.trim() != column;
            if needs_quotes {
                write!(f, "{comma}\"{}\"={target}", column.replace('"', "\"\""))?;
            } else {
                write!(f, "{comma}{column}={target}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mapping_is_read_from_text_and_from_toml() {
        let text =
            Mapping::parse("Partnerstadt=partner.name, Seit=established,\"Art, genau\"=kind,Bürgermeister=-")
                .expect("a mapping");
        let file = "[columns]\nPartnerstadt = \"partner.name\"\nSeit = \"established\"\n\"Art, genau\" = \"kind\"\n\"Bürgermeister\" = \"-\"\n";
        let mut file = Mapping::parse_file(file).expect("a mapping");
        let mut sorted = text.clone();
        sorted.entries.sort_by(|a, b| a.0.cmp(&b.0));
        file.entries.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(file, sorted);
        assert_eq!(text.of("Partnerstadt"), Some(Target::Field(Some(End::Other), Field::Name)));
        assert_eq!(text.of("seit"), Some(Target::Field(None, Field::Established)));
        assert_eq!(text.of("Bürgermeister"), Some(Target::NotUsed));
        assert_eq!(text.of("Land"), None);
    }

    #[test]
    fn mistakes_are_said_with_what_is_accepted() {
        let error = |text: &str| Mapping::parse(text).expect_err(text);
        assert_eq!(error("Stadt"), "'Stadt' is no mapping; write it as column=target, such as Stadt=name");
        assert!(
            error("Stadt=nam").starts_with("'nam' is no target; accepted are name, alias, "),
            "{}",
            error("Stadt=nam")
        );
        assert!(error("Stadt=nam").contains("; nearest: 'name'"), "{}", error("Stadt=nam"));
        assert_eq!(
            error("Seit=partner.established"),
            "'partner.established' is no target: established is said of the link, so write it alone"
        );
        assert_eq!(error("A=name,A=alias"), "the column 'A' is mapped twice");
        assert_eq!(error("\"A=name"), "a quote is never closed in '\"A=name'");
        assert_eq!(error("=name"), "the target 'name' has no column before it");
        assert!(Mapping::parse("A=alias,B=alias,C=-,D=-").is_ok());
        assert_eq!(
            Mapping::parse_file("name = 1").expect_err("no table"),
            "'name' is not known in a mapping; it has one table, [columns]"
        );
        assert!(
            Mapping::parse_file("[columns]\nA = 1")
                .expect_err("no text")
                .starts_with("the target of 'A' is no text")
        );
        assert!(
            Mapping::parse_file("[columns").expect_err("no TOML").starts_with("the mapping is no TOML: ")
        );
    }

    #[test]
    fn a_column_that_the_file_does_not_have_is_a_mistake() {
        let table = Table { columns: vec!["Stadt".to_owned(), "Land".to_owned()], ..Table::default() };
        let mapping = Mapping::parse("Satdt=name").expect("a mapping");
        let error = mapping.check([&table]).expect_err("no such column");
        assert_eq!(
            error,
            "the file has no column 'Satdt'; its columns are 'Stadt', 'Land'; nearest: 'Stadt'"
        );
        assert_eq!(Mapping::parse("stadt=name").expect("a mapping").check([&table]), Ok(()));
    }

    #[test]
    fn columns_of_two_tables_may_have_one_meaning_and_those_of_one_may_not() {
        let table =
            |columns: [&str; 2]| Table { columns: columns.map(str::to_owned).into(), ..Table::default() };
        let mapping = Mapping::parse("id=city.name,source=city.name,target=partner.name").expect("a mapping");
        let (nodes, edges) = (table(["id", "country"]), table(["source", "target"]));
        assert_eq!(mapping.check([&nodes, &edges]), Ok(()));
        let both = table(["id", "source"]);
        assert_eq!(
            mapping.check([&both, &edges]).expect_err("two of one meaning"),
            "the columns 'id' and 'source' are both mapped to city.name"
        );
    }

    proptest! {
        #[test]
        fn a_mapping_written_and_parsed_is_itself(columns in prop::collection::hash_set("[^\u{0}]{1,8}", 0..6), first in 0usize..24) {
            let mut mapping = Mapping::default();
            for (place, column) in columns.into_iter().enumerate() {
                let (_, field) = Field::ALL[(first + place) % Field::ALL.len()];
                let end = [None, Some(End::One), Some(End::Other)][place % 3].filter(|_| !field.is_of_link());
                mapping.entries.push((column, Target::Field(end, field)));
            }
            prop_assert_eq!(Mapping::parse(&mapping.to_string()), Ok(mapping));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = Mapping::parse(&text);
            let _ = Mapping::parse_file(&text);
        }
    }
}
