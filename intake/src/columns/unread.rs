//! Columns that are not understood and may name the other end of links, so that rows of one end are not all that a file says.

use std::collections::BTreeSet;

use super::content::Content;
use super::field::{End, Field, Meaning};
use super::mapping::{Mapping, typed};
use super::name::{Hint, Mark, Named, Open, Said, TWO_THINGS};
use super::understood::Column;
use crate::table::Table;

/// What says that there is another end. The text tells what to type.
pub(super) enum Unread {
    /// A column says that it is of the partner.
    Surely(String),
    /// Only the cells of a column look like places, which matters where the rows become partners of one.
    Perhaps(String),
}

/// So many different values are neither continents nor subjects, though each stands there often.
const MANY: usize = 12;

/// What is looked at to tell whether cells differ.
const SAMPLE: usize = 1_000;

/// The columns of a table with what is known of them.
pub(super) struct Unsure<'a> {
    pub(super) columns: &'a [Column],
    pub(super) table: &'a Table,
    pub(super) named: &'a [Named],
    pub(super) contents: &'a [Content],
    pub(super) mapping: &'a Mapping,
}

impl Unsure<'_> {
    /// The other end, if columns name one end only.
    pub(super) fn other_end(&self) -> Option<Unread> {
        match (self.name_of(End::One), self.name_of(End::Other)) {
            (Some(city), None) => self.partner(city),
            (None, Some(partner)) => self.city_before(partner).map(Unread::Perhaps),
            _ => None,
        }
    }

    /// The first column that names this end.
    fn name_of(&self, end: End) -> Option<usize> {
        let names = |meaning: Meaning| meaning.end == end && meaning.field.names_a_place();
        self.columns.iter().position(|column| column.meaning.is_some_and(names))
    }

    /// What may name the partners beside a city.
    fn partner(&self, city: usize) -> Option<Unread> {
        let told = self.told_of_the_partner();
        let says_so = |place: &usize| {
            let Named { mark, hint, .. } = self.named[*place];
            let is_other = matches!(mark, Some(Mark::Other | Mark::To | Mark::Number(2)));
            let content = self.contents[*place];
            is_other && content.may_have_names() || hint == Hint::Partner && content.may_have_places()
        };
        let looks_so = |place: &usize| {
            self.named[*place].hint != Hint::NotUsed
                && self.contents[*place].has_names_of_places()
                && self.has_different_cells(*place)
        };
        if let Some(place) = self.open().find(says_so) {
            return Some(Unread::Surely(self.ask(place, End::Other)));
        }
        let looks = self.open().find(looks_so);
        match (looks, told) {
            (Some(place), Some(_)) => Some(Unread::Surely(self.ask(place, End::Other))),
            (Some(place), None) => Some(Unread::Perhaps(self.ask(place, End::Other))),
            (None, Some(told)) => Some(Unread::Surely(self.ask_of_the_partner(city, told))),
            (None, None) => None,
        }
    }

    /// What may name the cities whose partners the rows tell; it stands before them.
    fn city_before(&self, partner: usize) -> Option<String> {
        let looks_so = |place: &usize| {
            self.named[*place].hint != Hint::NotUsed
                && self.contents[*place].has_names_of_places()
                && (self.has_different_cells(*place) || self.different(*place) > MANY)
        };
        let place = self.open().take_while(|place| *place < partner).find(looks_so)?;
        Some(self.ask(place, End::One))
    }

    /// A filled column that is of the partner.
    fn told_of_the_partner(&self) -> Option<usize> {
        let is_of_partner = |column: &Column| {
            column.meaning.is_some_and(|meaning| meaning.end == End::Other && !meaning.field.is_of_link())
        };
        let mut columns = self.columns.iter().zip(self.contents);
        columns.position(|(column, content)| is_of_partner(column) && !content.is_empty())
    }

    /// The columns that are not used and of which neither their names nor the user say why.
    fn open(&self) -> impl Iterator<Item = usize> {
        (0..self.columns.len()).filter(|place| {
            let is_open = match self.named[*place].said {
                Said::Nothing | Said::Open(Open::Place | Open::Bound | Open::Source | Open::Location) => true,
                Said::NotUsed(reason) => reason == TWO_THINGS,
                _ => false,
            };
            let Column { name, meaning, .. } = &self.columns[*place];
            is_open && meaning.is_none() && self.mapping.of(name).is_none()
        })
    }

    /// Whether most cells differ from each other.
    fn has_different_cells(&self, place: usize) -> bool {
        let filled = self.cells(place).count();
        self.different(place) * 2 > filled && filled * 2 > self.table.rows.len().min(SAMPLE)
    }

    fn different(&self, place: usize) -> usize {
        self.cells(place).collect::<BTreeSet<_>>().len()
    }

    fn cells(&self, place: usize) -> impl Iterator<Item = &str> {
        let cells = self.table.rows.iter().take(SAMPLE).map(move |row| row.cells[place].as_str());
        cells.filter(|cell| !cell.is_empty())
    }

    fn ask(&self, place: usize, end: End) -> String {
        let name = &self.columns[place].name;
        let meaning = Meaning { end, field: Field::Name }.to_string();
        let what = match end {
            End::One => "the cities whose partners the rows tell",
            End::Other => "the partners",
        };
        format!(
            "'{name}' may name {what}; say so: {}; or that it is not used: {}",
            typed(&[(name, &meaning)]),
            typed(&[(name, "-")])
        )
    }

    fn ask_of_the_partner(&self, city: usize, told: usize) -> String {
        let (city, name) = (&self.columns[city].name, &self.columns[told].name);
        format!(
            "'{name}' is of the partner, and no column names the partners; if '{city}' does, say so: {}; or that '{name}' is not used: {}",
            typed(&[(city, "partner.name")]),
            typed(&[(name, "-")])
        )
    }
}
