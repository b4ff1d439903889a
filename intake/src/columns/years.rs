//! Columns of years that do not say what happened then: `Year`, `Datum`.

use super::field::Field;
use super::mapping::{Mapping, typed};
use super::name::{Named, Said};
use super::tokens::tokens;
use super::words::{Word, said};
use crate::table::Table;

/// Whether the name says no more than that it is a date.
pub(super) fn is_of_anything(name: &str) -> bool {
    let tokens = tokens(name);
    let says_date =
        |token: &String| said(token).is_some_and(|words| words.iter().all(|word| *word == Word::Date));
    !tokens.is_empty() && tokens.iter().all(says_date)
}

/// The last year in the name, of `Inhabitants 1990`.
pub(super) fn year(name: &str) -> Option<u16> {
    let years = name.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    years.filter_map(|digits| digits.parse().ok()).next_back()
}

/// Leaves out a year that stands behind a figure, where nothing else tells of a link: the figure may be of that year.
pub(super) fn behind_figures(table: &Table, named: &mut [Named], mapping: &Mapping) -> Vec<String> {
    let mut doubts = Vec::new();
    if named.iter().any(tells_a_link) {
        return doubts;
    }
    for place in 1..named.len() {
        let (figure, name) = (&table.columns[place - 1], &table.columns[place]);
        let is_figure = matches!(named[place - 1].said, Said::Field(Field::Population | Field::Area));
        let is_year = named[place].said == Said::Field(Field::Established) && is_of_anything(name);
        if is_figure && is_year && mapping.of(name).is_none() {
            named[place].said = Said::NotUsed("it may be the year of the figure beside it");
            doubts.push(format!(
                "'{name}' may be the year of '{figure}', and is not used; if it is that of the link: {}",
                typed(&[(name, "established")])
            ));
        }
    }
    doubts
}

/// Whether the name says a partner, or a relation.
fn tells_a_link(named: &Named) -> bool {
    let is_of_link =
        matches!(named.said, Said::Field(field) if field.tells_a_link() && field != Field::Established);
    is_of_link || named.may_be_partner || named.may_be_of_partner()
}
