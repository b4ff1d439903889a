//! Columns whose names may be of the link or of the partner, as `twinned` and `jumelage` are: what is in them tells.

use std::collections::BTreeSet;

use super::content::Content;
use super::field::{End, Field, Meaning};
use super::mapping::Mapping;
use super::name::{self, Mark, Named};
use super::settle::UNKNOWN_NAME;
use super::understood::{Column, Why};
use crate::table::Table;

/// What a query of Wikidata calls the column of the names of its items.
const LABEL: &str = "Label";

/// Reads the columns again that turn out to be of the partner: with `twinned`, `twinnedCountry` is too.
pub(super) fn tell(table: &Table, named: &mut [Named], contents: &[Content], mapping: &Mapping) {
    let may_be = |place: usize| named[place].may_be_partner && mapping.of(&table.columns[place]).is_none();
    let stems: BTreeSet<String> = (0..named.len())
        .filter(|place| may_be(*place))
        .map(|place| stem(&table.columns[place]))
        .filter(|stem| names_partners(stem, table, contents))
        .collect();
    for (place, column) in table.columns.iter().enumerate() {
        let rest = stems.iter().filter_map(|stem| rest(column, stem)).min_by_key(|rest| rest.len());
        if let Some(rest) = rest {
            named[place] = name::read(&format!("partner{rest}"));
        }
    }
}

/// The name without the word for a label.
fn stem(column: &str) -> String {
    column.strip_suffix(LABEL).filter(|stem| !stem.is_empty()).unwrap_or(column).to_owned()
}

/// What a name has behind the stem, if a word ends there.
fn rest<'a>(column: &'a str, stem: &str) -> Option<&'a str> {
    column.strip_prefix(stem).filter(|rest| !rest.starts_with(char::is_lowercase))
}

/// Whether the column has items or their names, and these are no kinds of links.
fn names_partners(stem: &str, table: &Table, contents: &[Content]) -> bool {
    let place = |name: &str| table.columns.iter().position(|column| column == name);
    let (items, label) = (place(stem), place(&format!("{stem}{LABEL}")));
    match label {
        Some(label) => !contents[label].is_empty() && !contents[label].has_kinds(),
        // The first column of a result is what was asked about.
        None => items.is_some_and(|items| items > 0 && contents[items].has_items()),
    }
}

/// Regions of partners that have no names are the partners: `Partnerregion`, where the row has a city in a country besides, or
/// no other place.
pub(super) fn regions(columns: &mut [Column], named: &[Named]) {
    let has = |end: End, is_it: fn(Field) -> bool| {
        columns
            .iter()
            .any(|column| column.meaning.is_some_and(|meaning| meaning.end == end && is_it(meaning.field)))
    };
    let is_country = |field: Field| field.group() == Field::Country;
    let is_alone = !has(End::One, Field::names_a_place);
    if has(End::Other, Field::names_a_place) || !is_alone && !has(End::One, is_country) {
        return;
    }
    let region = Meaning { end: End::Other, field: Field::Within };
    let is_region = |(column, named): &(&mut Column, &Named)| {
        column.meaning == Some(region) && column.why == Why::ByName && named.mark == Some(Mark::Other)
    };
    let mut regions = columns.iter_mut().zip(named).filter(is_region);
    if let (Some((column, _)), None) = (regions.next(), regions.next()) {
        column.meaning = Some(Meaning { field: Field::Name, ..region });
    }
}

/// Why rows of one end cannot be taken for all that a file says: a column may have the other one.
pub(super) fn doubt(
    columns: &[Column],
    table: &Table,
    named: &[Named],
    contents: &[Content],
) -> Option<String> {
    let names = |end: End| {
        let is_name = |meaning: Meaning| meaning.end == end && meaning.field.names_a_place();
        columns.iter().any(|column| column.meaning.is_some_and(is_name))
    };
    if names(End::Other) || !names(End::One) {
        return None;
    }
    let is_kind = |column: &Column| column.meaning.is_some_and(|meaning| meaning.field == Field::Kind);
    let kind = columns.iter().enumerate().find(|(place, column)| {
        named[*place].may_be_partner
            && is_kind(column)
            && column.why != Why::ByMapping
            && contents[*place].may_have_names()
            && are_different(table, *place)
    });
    if let Some((_, Column { name, .. })) = kind {
        return Some(format!(
            "'{name}' may name the partners, or say the kind of link; say which: --map \"{name}=partner.name\" or --map \"{name}=kind\""
        ));
    }
    let has_key = columns.iter().zip(contents).any(|(column, content)| {
        column.meaning == Some(Meaning { end: End::One, field: Field::Id }) && content.has_items()
    });
    let is_open = |column: &Column| matches!(&column.why, Why::NotUsed(why) if why == UNKNOWN_NAME);
    let has_label = |name: &str| table.columns.contains(&format!("{name}{LABEL}"));
    let items = columns
        .iter()
        .zip(contents)
        .find(|(column, content)| is_open(column) && content.has_items() && has_label(&column.name));
    let (Column { name, .. }, _) = items.filter(|_| has_key)?;
    Some(format!(
        "'{name}' has items of Wikidata, which may be the other end of links; say what they are: --map \"{name}=partner.id,{name}{LABEL}=partner.name\" or --map \"{name}=-\""
    ))
}

/// Whether most cells differ from each other.
fn are_different(table: &Table, place: usize) -> bool {
    let cells = || table.rows.iter().map(|row| row.cells[place].as_str()).filter(|cell| !cell.is_empty());
    cells().collect::<BTreeSet<_>>().len() * 2 > cells().count()
}
