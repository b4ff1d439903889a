//! Rows into what they state: places and links, each value understood or a warning.

mod america;
mod asides;
mod behind;
mod cells;
mod exported;
mod home;
mod key;
mod link;
mod names;
mod of_home;
mod place;
mod standing;

use domain::partial_date::Day;
use entity::city::CityLevel;
use entity::relation::RelationKind;
use intake::columns::{Column, End, Field, Shape, Understood, says_home};
use intake::country::{Countries, CountryNames};
use intake::table::{Role, Table};
use intake::value::kind::Kind;
use intake::value::level::Level;
use intake::value::name::read_name;
use seed::{Known, Progress};

use self::asides::Asides;
use self::cells::{Cells, Columns};
use self::home::Home;
use super::ledger::{At, Effect, Ledger, Outcome, Warning, WarningKind};
use super::options::Options;
use super::stated::{Key, Stated};

/// After so many rows it is told how far the reading is.
const TOLD: usize = 1_000;

/// Reads the tables of all files, one after the other.
pub(super) struct Reader<'a> {
    options: &'a Options,
    countries: Countries,
    ledger: &'a mut Ledger,
    progress: &'a dyn Progress,
    stated: Stated,
    home: Home,
    /// The home city that the file names, if it is another one.
    pub(super) other_home: Option<String>,
    /// The day up to which the data set counts, or today: what lasts until a later one has not ended.
    last_day: Option<Day>,
    /// Rows so far, so that rows of one line are told apart.
    rows: u32,
    /// Of the table that is read.
    asides: Asides,
}

/// What a table's rows are, once it is known whose partners they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    Places,
    Links,
    PartnersOfHome,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        options: &'a Options,
        known: &Known,
        ledger: &'a mut Ledger,
        progress: &'a dyn Progress,
    ) -> Self {
        let names = |country: &seed::record::CountryRecord| CountryNames {
            code: country.code.clone(),
            alpha3: country.alpha3.clone(),
            names: country.names.iter().map(|(lang, text)| (lang.clone(), text.clone())).collect(),
        };
        let countries = Countries::new(known.countries.iter().map(names));
        let slug = options.home.as_ref().or(known.home.as_ref());
        let home = known.cities.iter().find(|city| Some(&city.slug) == slug);
        let home = home.map(Home::new).unwrap_or_default();
        let stated = Stated::default();
        let asides = Asides::default();
        let last_day = known.last_day.map(Day::from_number).or(options.today);
        Self {
            options,
            countries,
            ledger,
            progress,
            stated,
            home,
            other_home: None,
            last_day,
            rows: 0,
            asides,
        }
    }

    /// What the rows are, as a report says it.
    pub(super) fn in_words(&self, rows: Rows) -> String {
        match rows {
            Rows::PartnersOfHome => format!("each row is a partner of {}", self.home.in_words()),
            Rows::Places => "each row is a place".to_owned(),
            Rows::Links => "each row is a link between two places".to_owned(),
        }
    }

    /// What the rows of a table are.
    pub(super) fn rows_of(
        &self,
        table: &Table,
        understood: &Understood,
        whose: Whose<'_>,
        has_links: bool,
    ) -> Result<Rows, String> {
        match rows_of(table, understood, whose, has_links)? {
            Rows::Links if self.is_of_home(table, understood) => Ok(Rows::PartnersOfHome),
            rows => Ok(rows),
        }
    }

    /// Reads a table, and says what is to be told of it beside warnings.
    pub(super) fn table(
        &mut self,
        file: u32,
        table: Table,
        understood: &Understood,
        rows: Rows,
    ) -> Vec<String> {
        let columns = Columns::new(&table, understood);
        self.first_days(file, &table, understood);
        if rows != Rows::Places {
            self.stated.links.reserve_exact(table.rows.len());
        }
        let mut untold = 0;
        for row in table.rows {
            self.rows += 1;
            let at = At { file, line: row.line, row: self.rows };
            if !self.is_struck_through(at, table.struck.get(&row.line)) {
                self.row(at, columns.of(&row), &columns, rows);
            }
            untold += 1;
            if untold == TOLD {
                self.progress.advance(std::mem::take(&mut untold));
            }
        }
        self.progress.advance(untold);
        std::mem::take(&mut self.asides).tell(self.ledger)
    }

    /// Whether the row is held back, since somebody struck it through: it may have ended, or be wrong.
    fn is_struck_through(&mut self, at: At, cells: Option<&String>) -> bool {
        let Some(cells) = cells else { return false };
        let what =
            if cells.contains(',') { "the cells struck through are" } else { "struck through is the cell" };
        let message = format!("{what} {cells}");
        let proposal =
            "delete the row, or say in a column of its own that it has ended, and take the stroke away";
        let kind = WarningKind::StruckThrough;
        let is_held =
            self.warn(at, kind, Effect::RowHeldBack, cells, message.clone(), Some(proposal.to_owned()));
        if is_held {
            self.ledger.settle(at, Outcome::Refused(message));
        }
        is_held
    }

    fn row(&mut self, at: At, cells: Cells<'_>, columns: &Columns, rows: Rows) {
        if says_home(cells.of_link(Field::Home)) && rows == Rows::PartnersOfHome {
            return self.home_row(at, cells);
        }
        match rows {
            Rows::Places => self.place_row(at, cells),
            Rows::PartnersOfHome if cells.is_unrelated() => self.place_row(at, cells),
            Rows::Links => self.link_row(at, cells),
            Rows::PartnersOfHome => {
                let end = if columns.has(End::Other, Field::Name) || columns.has(End::Other, Field::Id) {
                    End::Other
                } else {
                    End::One
                };
                match self.places(at, cells, end) {
                    partners if partners.is_empty() => {
                        self.ledger.settle(at, Outcome::Refused("the row names no place".to_owned()));
                    }
                    partners => {
                        for partner in partners {
                            self.link(at, cells, [Key::Home, partner]);
                        }
                    }
                }
            }
        }
    }

    /// A row that describes a place and links none.
    fn place_row(&mut self, at: At, cells: Cells<'_>) {
        let before = self.stated.rows_of_places();
        if self.place(at, cells, End::One).is_none() {
            self.ledger.settle(at, Outcome::Refused("the row names no place".to_owned()));
        } else if self.stated.rows_of_places() == before {
            let reason = "the row has an id and no name; a city of the database is meant";
            self.ledger.settle(at, Outcome::PassedOver(reason.to_owned()));
        }
    }

    /// The row of the home city itself, whose name must be that of the city whose partners the others are.
    fn home_row(&mut self, at: At, cells: Cells<'_>) {
        let name = read_name(cells.get(End::One, Field::Name)).name;
        if name.is_empty() || self.home.is_called(&name) {
            let reason = "the row is the home city itself".to_owned();
            return self.ledger.settle(at, Outcome::PassedOver(reason));
        }
        let reason = format!("the file says that '{name}' is the home city, and you say another one");
        self.ledger.settle(at, Outcome::PassedOver(reason));
        self.other_home = Some(name);
    }

    /// A row of a table with both ends.
    fn link_row(&mut self, at: At, cells: Cells<'_>) {
        let one = self.places(at, cells, End::One);
        let others = self.places(at, cells, End::Other);
        if others.is_empty() {
            // A place of a nested file that has no partners.
            let outcome = if one.is_empty() {
                Outcome::Refused("the row names no place".to_owned())
            } else if is_unusable(cells, End::Other) {
                Outcome::PassedOver("the partner is a blank node, which has no id and no name".to_owned())
            } else {
                Outcome::Imported
            };
            return self.ledger.settle(at, outcome);
        }
        if one.is_empty() {
            return self.ledger.settle(at, Outcome::Refused("the row names no first place".to_owned()));
        }
        for one in &one {
            for other in &others {
                self.link(at, cells, [one.clone(), other.clone()]);
            }
        }
    }

    /// What all tables stated.
    pub(super) fn end(self) -> Stated {
        self.stated
    }

    /// Adds a warning about a value; whether it holds something back.
    fn warn(
        &mut self,
        at: At,
        kind: WarningKind,
        effect: Effect,
        value: &str,
        message: impl Into<String>,
        proposal: Option<String>,
    ) -> bool {
        let (value, message) = (value.to_owned(), message.into());
        self.ledger.warn(Warning { at, kind, effect, value, message, proposal })
    }
}

/// The end has cells, and none of them names a place.
fn is_unusable(cells: Cells<'_>, end: End) -> bool {
    key::is_blank_node(cells.get(end, Field::Id))
}

/// Whose partners rows of one end may be.
#[derive(Clone, Copy)]
pub(super) enum Whose<'a> {
    /// The user says it.
    Said,
    /// The home city of the database has this slug.
    Known(Option<&'a str>),
}

/// What the rows of a table are; a list of one end is of the partners of the home city, or of the one that the user says.
fn rows_of(table: &Table, understood: &Understood, home: Whose<'_>, has_links: bool) -> Result<Rows, String> {
    let (says_home, home) = match home {
        Whose::Said => (true, None),
        Whose::Known(slug) => (false, slug),
    };
    let is_of_another =
        exported::is_of_our_cities(table) && !home.is_some_and(|slug| exported::is_home(table, slug));
    let rows = match (table.role, &understood.shape) {
        (Role::Places, _) => Rows::Places,
        (Role::Links, _) | (_, Shape::Links) => Rows::Links,
        (_, Shape::PartnersOfOne) if !says_home && (has_links || is_of_another) => Rows::Places,
        (_, Shape::PartnersOfOne) => Rows::PartnersOfHome,
        (_, Shape::Places) if says_home && !has_links => Rows::PartnersOfHome,
        (_, Shape::Places) => Rows::Places,
        // It says what to type.
        (_, Shape::Unclear(why)) if why.contains("--map") => return Err(why.clone()),
        (_, Shape::Unclear(why)) => return Err(format!("{why}{}", what_to_map(table, understood))),
    };
    match &understood.unread {
        Some(why) if rows == Rows::PartnersOfHome => Err(why.clone()),
        _ => Ok(rows),
    }
}

/// Names the columns that say something of links where the rows are places, whose links other tables have.
pub(super) fn said_of_links(table: &Table, understood: &Understood, has_links: bool) -> Option<String> {
    // Those of our own files are in the file of relations too.
    if understood.columns.iter().any(|column| column.name == cells::RELATION_STATUS) {
        let note = "the relations in this file are those of the city whose network was exported, and it does not name that city; \
                    only the places are taken: import the relations too, or say the city with --home SLUG";
        return (!has_links && exported::is_of_our_cities(table)).then(|| note.to_owned());
    }
    let is_filled = |place: usize| table.rows.iter().any(|row| !row.cells[place].is_empty());
    let is_lost = |(place, column): &(usize, &Column)| {
        column.meaning.is_some_and(|meaning| meaning.field.is_of_link()) && is_filled(*place)
    };
    let lost = understood.columns.iter().enumerate().filter(is_lost);
    let names: Vec<String> = lost.map(|(_, column)| format!("'{}'", column.name)).collect();
    let names = names.join(", ");
    let text = "the rows of this table are places; what these columns say of links is not taken";
    (!names.is_empty()).then(|| format!("{text}: {names}"))
}

/// What to say of the columns with words in them that are not understood: two may be the ends of links, one names places.
fn what_to_map(table: &Table, understood: &Understood) -> String {
    let has_words = |place: usize| {
        let mut cells = table.rows.iter().map(|row| row.cells[place].as_str());
        cells.any(|cell| cell.contains(char::is_alphabetic))
    };
    let columns = understood.columns.iter().enumerate();
    let open = columns.filter(|(place, column)| column.meaning.is_none() && has_words(*place));
    let names: Vec<&str> = open.map(|(_, column)| column.name.as_str()).collect();
    let example = match names.as_slice() {
        [] => return String::new(),
        [name] => format!("{name}=name"),
        [one, other, ..] => format!("{one}=city.name,{other}=partner.name"),
    };
    format!("; say which column has them, such as --map \"{example}\"")
}

/// The kind of a relation in our words.
fn kind_of(kind: Kind) -> RelationKind {
    match kind {
        Kind::SisterCity => RelationKind::SisterCity,
        Kind::FriendlyExchange => RelationKind::FriendlyExchange,
        Kind::Memorandum => RelationKind::Memorandum,
        Kind::Cooperation => RelationKind::Cooperation,
        Kind::Project => RelationKind::Project,
        Kind::Contact => RelationKind::Contact,
        Kind::Domestic => RelationKind::Domestic,
    }
}

/// The kind of place in our words.
fn level_of(level: Level) -> CityLevel {
    match level {
        Level::City => CityLevel::City,
        Level::County => CityLevel::County,
        Level::District => CityLevel::District,
        Level::Province => CityLevel::Province,
        Level::Municipality => CityLevel::Municipality,
    }
}

#[cfg(test)]
mod tests {
    use intake::columns::{Mapping, understand};
    use intake::table::Row;
    use seed::Silent;

    use super::*;
    use crate::transfer::import::ledger::{Accept, Counts};

    fn counts(accept: Accept) -> Counts {
        let row = |line: u64, name: &str| Row { line, cells: vec![name.to_owned(), "Germany".to_owned()] };
        let table = Table {
            columns: vec!["City".to_owned(), "Country".to_owned()],
            rows: vec![row(2, "Kiel"), row(3, "Bonn")],
            struck: [(3, "A3, B3".to_owned())].into(),
            ..Table::default()
        };
        let understood = understand(&table, &Mapping::default());
        let (options, known, mut ledger) = (Options::default(), Known::default(), Ledger::new(accept));
        let mut reader = Reader::new(&options, &known, &mut ledger, &Silent);
        reader.table(0, table, &understood, Rows::Places);
        let places = reader.end().rows_of_places();
        assert_eq!(ledger.warned[&WarningKind::StruckThrough].warnings, 1);
        Counts { imported: places, ..ledger.counts() }
    }

    #[test]
    fn a_row_that_is_struck_through_waits_until_it_is_accepted() {
        let held = counts(Accept::Nothing);
        assert_eq!((held.imported, held.refused), (1, 1));
        let taken = counts(Accept::Kinds(vec![WarningKind::StruckThrough]));
        assert_eq!((taken.imported, taken.refused), (2, 0));
    }
}
