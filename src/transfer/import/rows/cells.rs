//! The cells of a row by what they mean.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use intake::columns::{Column, End, Field, Meaning, Understood, state_said_by};
use intake::table::{Row, Table};
use intake::value::coordinates::{Compass, compass_of};
use intake::value::date::school_years;
use intake::value::kind::State;
use intake::value::number::{NumberStyle, has_parts_of_people, style_of};

use super::key;

/// Where in a row each meaning stands.
pub(super) struct Columns {
    by_meaning: HashMap<Meaning, Vec<usize>>,
    /// How the numbers of each column of figures are written.
    styles: HashMap<usize, NumberStyle>,
    /// The columns of people some of whom are not whole.
    in_parts: HashSet<usize>,
    /// How many people or square kilometres they count as one.
    units: HashMap<usize, f64>,
    /// The state that the name of a column of states says: `Active`, `Suspended since`.
    states: HashMap<usize, State>,
    /// The columns of dates with school years, such as `1984/85`: there `2010/11` is no November.
    school_years: HashSet<usize>,
    /// What the letters of each column of coordinates mean.
    compasses: HashMap<usize, Compass>,
    /// The language of each column, where its name says it.
    languages: HashMap<usize, String>,
    /// The columns of our own files that have one name a cell.
    of_one_name: HashSet<usize>,
    /// The columns of `dataset.json`, which say how each name is used.
    of_data_set: HashSet<usize>,
    /// Whether other columns than those of codes have `NA`, as R writes it for no value.
    has_na_for_none: bool,
    /// Where our own files of cities have the status of the relation with the home city.
    relation_status: Option<usize>,
    /// The column that has both the ids and the names of places.
    id_and_name: Option<usize>,
}

/// What exports call that column.
pub(super) const RELATION_STATUS: &str = "relation_status";

/// What they call the columns of other names; those of `dataset.json` begin with `city.`.
const NAMES: [&str; 2] = ["name_zh", "local_name"];

impl Columns {
    pub(super) fn new(table: &Table, understood: &Understood) -> Self {
        let columns = understood.columns.as_slice();
        let mut by_meaning: HashMap<Meaning, Vec<usize>> = HashMap::new();
        let (mut styles, mut compasses, mut languages) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut in_parts = HashSet::new();
        let units =
            columns.iter().enumerate().filter_map(|(index, column)| Some((index, column.unit?))).collect();
        let (mut states, mut of_school_years) = (HashMap::new(), HashSet::new());
        let of_coordinates = style_of_coordinates(table, columns);
        for (index, column) in columns.iter().enumerate() {
            let Some(meaning) = column.meaning else { continue };
            by_meaning.entry(meaning).or_default().push(index);
            let cells = table.rows.iter().map(|row| row.cells[index].as_str());
            match meaning.field {
                Field::Latitude | Field::Longitude | Field::Point => {
                    compasses.insert(index, compass_of(cells));
                }
                Field::Status => states.extend(state_said_by(&column.name).map(|state| (index, state))),
                Field::Established | Field::Ended
                    if cells.clone().filter_map(school_years).any(|years| years.is_no_month) =>
                {
                    of_school_years.insert(index);
                }
                Field::Population => {
                    styles.insert(index, style_of(cells.clone()));
                    if has_parts_of_people(cells) {
                        in_parts.insert(index);
                    }
                }
                Field::Area => {
                    let own = style_of(cells);
                    let style = if own == NumberStyle::Unsaid { of_coordinates } else { own };
                    styles.insert(index, style);
                }
                _ => {}
            }
            if let Some(language) = &column.language {
                languages.insert(index, language.clone());
            }
        }
        let is_own = |column: &Column| column.name.starts_with("city.") || NAMES.contains(&&*column.name);
        let of_one_name = (0..columns.len()).filter(|index| is_own(&columns[*index])).collect();
        let is_said = |column: &Column| column.name.starts_with("city.");
        let of_data_set = (0..columns.len()).filter(|index| is_said(&columns[*index])).collect();
        let has_na_for_none = has_na_for_none(table, columns);
        let relation_status =
            columns.iter().position(|column| column.meaning.is_some() && column.name == RELATION_STATUS);
        let id_and_name = understood.id_and_name;
        Self {
            by_meaning,
            styles,
            in_parts,
            units,
            states,
            school_years: of_school_years,
            compasses,
            languages,
            of_one_name,
            of_data_set,
            has_na_for_none,
            relation_status,
            id_and_name,
        }
    }

    /// Whether the table has such a column.
    pub(super) fn has(&self, end: End, field: Field) -> bool {
        self.by_meaning.contains_key(&Meaning { end, field })
    }

    pub(super) fn of<'a>(&'a self, row: &'a Row) -> Cells<'a> {
        Cells { columns: self, row }
    }
}

/// Whether `NA` stands in a column of codes of countries, where it is Namibia, and in another, where it is no value.
fn has_na_for_none(table: &Table, columns: &[Column]) -> bool {
    let has_codes =
        |index: usize| columns[index].meaning.is_some_and(|meaning| meaning.field == Field::CountryCode);
    let has_na = |of_codes: bool| {
        let places: Vec<usize> = (0..columns.len()).filter(|index| has_codes(*index) == of_codes).collect();
        table.rows.iter().any(|row| places.iter().any(|index| row.cells[*index] == "NA"))
    };
    has_na(true) && has_na(false)
}

/// How the coordinates of a table are written, for numbers such as `1.234`, which do not show it: degrees have no thousands.
fn style_of_coordinates(table: &Table, columns: &[Column]) -> NumberStyle {
    let is_coordinate = |column: &Column| {
        column.meaning.is_some_and(|meaning| matches!(meaning.field, Field::Latitude | Field::Longitude))
    };
    let places = || (0..columns.len()).filter(|index| is_coordinate(&columns[*index]));
    let is_degrees = |text: &str| text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= 180.0);
    let mut cells = table.rows.iter().flat_map(|row| places().map(|index| row.cells[index].as_str()));
    let shown = cells.find_map(|cell| {
        if cell.contains('.') && is_degrees(cell) {
            Some(NumberStyle::PointDecimal)
        } else if cell.contains(',') && is_degrees(&cell.replace(',', ".")) {
            Some(NumberStyle::CommaDecimal)
        } else {
            None
        }
    });
    shown.unwrap_or_default()
}

/// What a column says of its values.
#[derive(Clone, Copy)]
pub(super) struct OfColumn<'a> {
    pub(super) language: Option<&'a str>,
    /// Each is one name, whatever signs it has.
    pub(super) has_one_name: bool,
    /// It has names of one kind only: an alias in it is no official name.
    pub(super) says_kind: bool,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    columns: &'a Columns,
    pub(super) row: &'a Row,
}

impl<'a> Cells<'a> {
    /// Whether the row says that its city has no relation with the home city: no status, and nothing else of one.
    pub(super) fn is_unrelated(self) -> bool {
        let says_nothing = |field| self.of_link(field).is_empty();
        self.columns.relation_status.is_some_and(|index| self.row.cells[index].is_empty())
            && [Field::Kind, Field::Established, Field::Ended].into_iter().all(says_nothing)
    }

    /// The first value that is there; empty where there is none.
    pub(super) fn get(self, end: End, field: Field) -> &'a str {
        match (self.filled(end, field).next(), end, field) {
            (Some(index), ..) => &self.row.cells[index],
            (None, End::One, Field::Id) => self.id_and_name(),
            (None, End::One, Field::Name) => Some(self.id_and_name())
                .filter(|id| key::item(id).is_none() && !key::is_blank_node(id))
                .unwrap_or_default(),
            _ => "",
        }
    }

    fn id_and_name(self) -> &'a str {
        self.columns.id_and_name.map_or("", |index| &self.row.cells[index])
    }

    /// The same of a field of the link, whichever end its column is said to be about.
    pub(super) fn of_link(self, field: Field) -> &'a str {
        Some(self.get(End::One, field))
            .filter(|cell| !cell.is_empty())
            .unwrap_or_else(|| self.get(End::Other, field))
    }

    /// The status, and the state that the name of its column says.
    pub(super) fn status(self) -> (&'a str, Option<State>) {
        let indexes = [End::One, End::Other].into_iter().flat_map(|end| self.filled(end, Field::Status));
        let state = indexes.take(1).find_map(|index| self.columns.states.get(&index)).copied();
        (self.of_link(Field::Status), state)
    }

    /// A date; a school year has both years written out, where its column shows that it is one.
    pub(super) fn date(self, field: Field) -> Cow<'a, str> {
        let text = self.of_link(field);
        let mut indexes = [End::One, End::Other].into_iter().flat_map(|end| self.filled(end, field));
        let years = indexes.next().filter(|index| self.columns.school_years.contains(index));
        match years.and_then(|_| school_years(text)) {
            Some(years) => Cow::Owned(years.edtf),
            None => Cow::Borrowed(text),
        }
    }

    /// All values of a field of the link, each once.
    pub(super) fn all_of_link(self, field: Field) -> Vec<&'a str> {
        let mut values = Vec::new();
        for (value, _) in self.all(End::One, field).chain(self.all(End::Other, field)) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// Whether the table has `NA` also where it means no value.
    pub(super) fn has_na_for_none(self) -> bool {
        self.columns.has_na_for_none
    }

    /// A figure, how the numbers of its column are written, and in which unit.
    pub(super) fn figure(self, end: End, field: Field) -> (&'a str, NumberStyle, Option<f64>) {
        let index = self.filled(end, field).next();
        let style = index.and_then(|index| self.columns.styles.get(&index)).copied();
        let unit = index.and_then(|index| self.columns.units.get(&index)).copied();
        (self.get(end, field), style.unwrap_or_default(), unit)
    }

    /// Whether the column of people has numbers that are not whole.
    pub(super) fn has_parts_of_people(self, end: End) -> bool {
        self.filled(end, Field::Population).next().is_some_and(|index| self.columns.in_parts.contains(&index))
    }

    /// Coordinates, and what the letters of their column mean.
    pub(super) fn degrees(self, end: End, field: Field) -> (&'a str, Compass) {
        let index = self.filled(end, field).next();
        let compass = index.and_then(|index| self.columns.compasses.get(&index)).copied();
        (self.get(end, field), compass.unwrap_or_default())
    }

    /// All values of the meaning, each with what its column says of it.
    pub(super) fn all(self, end: End, field: Field) -> impl Iterator<Item = (&'a str, OfColumn<'a>)> {
        self.filled(end, field).map(move |index| {
            let language = self.columns.languages.get(&index).map(String::as_str);
            let has_one_name = self.columns.of_one_name.contains(&index);
            let says_kind = self.columns.of_data_set.contains(&index);
            (self.row.cells[index].as_str(), OfColumn { language, has_one_name, says_kind })
        })
    }

    /// The columns of the meaning that have a value.
    fn filled(self, end: End, field: Field) -> impl Iterator<Item = usize> + use<'a> {
        let indexes = self.columns.by_meaning.get(&Meaning { end, field });
        indexes.into_iter().flatten().copied().filter(move |&index| !self.row.cells[index].is_empty())
    }
}
