//! Which end of a link each column is about, and what the rows of a table are.

use super::field::{End, Field, Meaning};
use super::name::Mark;
use crate::table::Role;

/// What the rows of a table are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Each row is a place; no second end, and nothing of a link.
    Places,
    /// Each row has both ends of a link.
    Links,
    /// Each row is a partner of one place that the file does not name.
    PartnersOfOne,
    /// Nothing can be made of the rows; the text says why.
    Unclear(String),
}

/// A column whose field is known.
pub(super) struct Placed {
    pub(super) field: Field,
    pub(super) mark: Option<Mark>,
    /// The mapping says it.
    pub(super) end: Option<End>,
}

/// The end of each column, and the columns whose end only their place in the table tells; none for what belongs to no end.
pub(super) struct Ends {
    pub(super) ends: Vec<Option<End>>,
    pub(super) guessed: Vec<usize>,
}

/// Takes the columns in the order of the table; those that are not used are `None`.
pub(super) fn of(columns: &[Option<Placed>], role: Role) -> Ends {
    if role == Role::Places {
        let end = |column: &Option<Placed>| column.as_ref().map(|column| column.end.unwrap_or(End::One));
        return Ends { ends: columns.iter().map(end).collect(), guessed: Vec::new() };
    }
    let ends = With { columns, said: columns.iter().map(|column| column.as_ref().and_then(said)).collect() };
    let mut guessed = Vec::new();
    let mut all = Vec::with_capacity(columns.len());
    for (place, column) in columns.iter().enumerate() {
        let Some(column) = column else {
            all.push(None);
            continue;
        };
        if column.field.is_of_link() {
            all.push(Some(End::One));
        } else if matches!(column.mark, Some(Mark::Number(number)) if number > 2) && column.end.is_none() {
            all.push(None);
        } else if let Some(end) = ends.said[place] {
            all.push(Some(end));
        } else {
            let (end, is_guess) = ends.of_unmarked(place, column.field);
            all.push(Some(end));
            if is_guess {
                guessed.push(place);
            }
        }
    }
    Ends { ends: all, guessed }
}

/// The end that name or mapping say.
fn said(column: &Placed) -> Option<End> {
    column.end.or(match column.mark {
        Some(Mark::One | Mark::From | Mark::Number(1)) => Some(End::One),
        Some(Mark::Other | Mark::To | Mark::Number(2)) => Some(End::Other),
        _ => None,
    })
}

struct With<'a> {
    columns: &'a [Option<Placed>],
    said: Vec<Option<End>>,
}

impl With<'_> {
    /// The end of a column that does not say it, and whether only its place in the table tells.
    fn of_unmarked(&self, place: usize, field: Field) -> (End, bool) {
        let other = self.names_an_end(Some(End::Other));
        let one = self.names_an_end(Some(End::One));
        let unmarked = self.names_an_end(None).filter(|_| !self.has_keys_of_the_other(other));
        match (one.or(unmarked), other) {
            // All columns are about the partner.
            (None, Some(_)) => (End::Other, false),
            (Some(_), Some(second)) => {
                if field.names_a_place() || self.has(End::Other, field) {
                    (End::One, false)
                } else if self.has(End::One, field) {
                    (End::Other, true)
                } else {
                    (if place > second { End::Other } else { End::One }, place > second)
                }
            }
            // `our city` beside `city`.
            (Some(_), None) if one.is_some() && unmarked.is_some() => (End::Other, false),
            _ => (End::One, false),
        }
    }

    /// The first column that names a place, of those that say this end or none.
    fn names_an_end(&self, end: Option<End>) -> Option<usize> {
        let names =
            |column: &Option<Placed>| column.as_ref().is_some_and(|column| column.field.names_a_place());
        self.columns.iter().zip(&self.said).position(|(column, said)| names(column) && *said == end)
    }

    /// Whether the columns that name a place and say no end are keys behind the name of the other end, which has none.
    fn has_keys_of_the_other(&self, other: Option<usize>) -> bool {
        let Some(other) = other else { return false };
        let is_key = |field| matches!(field, Field::Id | Field::Wikidata);
        let named = self.columns.iter().zip(&self.said).enumerate();
        let mut unmarked = named.filter_map(|(place, (column, said))| {
            let field = column.as_ref()?.field;
            (field.names_a_place() && said.is_none()).then_some((place, field))
        });
        !self.has(End::Other, Field::Id) && unmarked.all(|(place, field)| is_key(field) && place > other)
    }

    fn has(&self, end: End, field: Field) -> bool {
        let same = |column: &Option<Placed>| {
            column.as_ref().is_some_and(|column| column.field.group() == field.group())
        };
        self.columns.iter().zip(&self.said).any(|(column, said)| same(column) && *said == Some(end))
    }
}

/// The shape of a table with these fields.
pub(super) fn shape(meanings: &[Meaning], role: Role) -> Shape {
    let names = |end: End| meanings.iter().any(|meaning| meaning.end == end && meaning.field.names_a_place());
    let has_points = meanings.iter().any(|meaning| matches!(meaning.field, Field::Point | Field::Latitude));
    let tells_a_link = meanings.iter().any(|meaning| meaning.field.tells_a_link());
    match (names(End::One), names(End::Other)) {
        (true, true) => Shape::Links,
        (false, false) if has_points => Shape::Unclear(
            "places are told by coordinates alone, and a city needs a name or an id".to_owned(),
        ),
        (false, false) => Shape::Unclear("no column has names or ids of cities".to_owned()),
        (..) if role == Role::Links => {
            Shape::Unclear("only one end of the links has names or ids".to_owned())
        }
        (true, false) if !tells_a_link || role == Role::Places => Shape::Places,
        _ => Shape::PartnersOfOne,
    }
}
