//! Tables that name the home city in each row.

use intake::columns::{End, Field, Meaning, Shape, Understood};
use intake::country::Resolved;
use intake::table::Table;
use intake::value::name::read_name;

use super::Reader;
use super::cells::{Cells, Columns};

impl Reader<'_> {
    /// Whether the first end of each row is the home city by its name, so that the table is a list of its partners.
    pub(super) fn is_of_home(&self, table: &Table, understood: &Understood) -> bool {
        let name = Meaning { end: End::One, field: Field::Name };
        let name = understood.columns.iter().position(|column| column.meaning == Some(name));
        // Of nearly all tables the first row shows that it is none.
        let first = name.zip(table.rows.first()).map(|(name, row)| read_name(&row.cells[name]).name);
        if understood.shape != Shape::Links || !first.is_some_and(|first| self.home.is_called(&first)) {
            return false;
        }
        let columns = Columns::new(table, understood);
        let has_ids = columns.has(End::One, Field::Id) || columns.has(End::One, Field::Wikidata);
        !has_ids && table.rows.iter().all(|row| self.names_home(columns.of(row)))
    }

    fn names_home(&self, cells: Cells<'_>) -> bool {
        let read = read_name(cells.get(End::One, Field::Name));
        let [code, label] = [Field::CountryCode, Field::Country].map(|field| cells.get(End::One, field));
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let is_there = match self.countries.resolve(some(code).as_deref(), some(label).as_deref()) {
            Resolved::Known { code, .. } => code == self.home.country(),
            Resolved::Absent => true,
            _ => false,
        };
        is_there && read.region.is_none() && read.doubt.is_none() && self.home.is_called(&read.name)
    }
}
