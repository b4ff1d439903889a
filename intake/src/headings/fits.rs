//! What a table may take from headings.

use super::said::{Heading, What, is_city_state};
use crate::columns::{End, Field, Meaning, Shape, Understood};
use crate::table::Table;

/// What its own columns do not say.
pub(super) struct Fits {
    /// The columns of the table that are empty or that some rows leave empty.
    pub(super) country: Option<(Meaning, Option<usize>)>,
    pub(super) kind: Option<usize>,
    pub(super) status: Option<usize>,
    has_kinds: bool,
    /// Rows between others are countries.
    has_countries_between: bool,
}

impl Fits {
    pub(super) fn of<'a>(
        table: &Table,
        understood: &Understood,
        mut between: impl Iterator<Item = &'a Heading>,
    ) -> Self {
        let column = |field| understood.column(End::One, field);
        let is_filled = |place: usize| table.rows.iter().any(|row| !row.cells[place].is_empty());
        let names =
            |end| [Field::Name, Field::Id].into_iter().any(|field| understood.column(end, field).is_some());
        let end = if names(End::One) { End::One } else { End::Other };
        let has_country = [Field::Country, Field::CountryCode]
            .into_iter()
            .filter_map(|field| understood.column(end, field))
            .any(is_filled);
        let country = Meaning { end, field: Field::Country };
        let is_of_one = understood.shape != Shape::Links;
        Self {
            country: (is_of_one && !has_country).then(|| (country, understood.column(end, Field::Country))),
            kind: column(Field::Kind),
            status: column(Field::Status),
            has_kinds: column(Field::Kind).is_some_and(is_filled),
            // A city may have the name of its state, and no city is called Germany.
            has_countries_between: between
                .any(|heading| heading.what == What::Country && !is_city_state(&heading.text)),
        }
    }

    /// Whether what stands over the table is used.
    pub(super) fn over(&self, what: What) -> bool {
        match what {
            What::Country => self.country.is_some(),
            What::OfLink { has_state, .. } => has_state || !self.has_kinds,
            What::Continent | What::Unknown => false,
        }
    }

    pub(super) fn between(&self, what: What) -> bool {
        match what {
            What::Country => self.country.is_some() && self.has_countries_between,
            What::Continent | What::OfLink { .. } | What::Unknown => true,
        }
    }
}
