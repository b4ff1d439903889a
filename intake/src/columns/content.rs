//! What the cells of a column look like.

use std::collections::HashSet;

use domain::search::fold;

use crate::table::Table;
use crate::value::kind::read_kind;

/// Counts over the first cells that have a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Content {
    filled: usize,
    items: usize,
    points: usize,
    codes: usize,
    numbers: usize,
    pairs: usize,
    dates: usize,
    keys: usize,
    levels: usize,
    states: usize,
    kinds: usize,
    names: usize,
    places: usize,
    words: usize,
    countries: usize,
    directions: usize,
    homes: usize,
    /// Whether a cell of the whole column has the word for a state of links, and nothing else.
    has_a_state: bool,
}

const SAMPLE: usize = 200;

impl Content {
    pub(super) fn of(table: &Table, column: usize) -> Self {
        let mut content = Self::default();
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        for cell in cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(SAMPLE) {
            content.add(cell);
        }
        content
    }

    /// Looks at all cells, each word once: one state among regions shows that they are none.
    pub(super) fn look_for_states(&mut self, table: &Table, column: usize) {
        let cells: HashSet<&str> =
            table.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.trim()).collect();
        self.has_a_state = cells.into_iter().any(|cell| {
            let read = read_kind(cell);
            read.state.is_some()
                && read.kind.is_none()
                && read.rest.is_none()
                && !crate::country::is_country(cell)
        });
    }

    fn add(&mut self, cell: &str) {
        let is_node = is_blank_node(cell);
        let folded = fold(cell).replace(' ', "");
        self.filled += 1;
        self.items += usize::from(is_item(cell) || is_node);
        self.points += usize::from(is_point(cell));
        self.codes += usize::from(is_code(cell));
        self.numbers += usize::from(cell.parse::<f64>().is_ok());
        self.pairs += usize::from(is_pair(cell));
        self.dates += usize::from(is_date(cell) || is_node);
        self.keys += usize::from(is_key(cell));
        self.levels += usize::from(LEVELS.contains(&&*folded));
        let is_idle = IDLE.iter().any(|word| folded.starts_with(word));
        let read = read_kind(cell);
        self.kinds += usize::from(!read.says_nothing());
        self.states += usize::from(is_idle || read.state.is_some());
        self.names += usize::from(may_be_name(cell));
        self.places += usize::from(may_be_name(cell) && has_capitals(cell));
        self.words += usize::from(!cell.contains(' '));
        self.countries += usize::from(crate::country::is_country(cell));
        self.directions += usize::from(matches!(&*folded, "directed" | "undirected" | "mutual"));
        self.homes += usize::from(HOMES.contains(&&*folded));
    }

    /// At least four fifths, and not nothing.
    fn mostly(self, count: usize) -> bool {
        self.filled > 0 && count * 5 >= self.filled * 4
    }

    pub(super) fn is_empty(self) -> bool {
        self.filled == 0
    }

    pub(super) fn has_items(self) -> bool {
        self.mostly(self.items)
    }

    pub(super) fn has_points(self) -> bool {
        self.mostly(self.points)
    }

    /// Points, or two numbers a cell.
    pub(super) fn has_places_on_a_map(self) -> bool {
        self.mostly(self.points.max(self.pairs))
    }

    pub(super) fn has_codes(self) -> bool {
        self.mostly(self.codes)
    }

    pub(super) fn has_numbers(self) -> bool {
        self.mostly(self.numbers)
    }

    pub(super) fn has_dates(self) -> bool {
        self.mostly(self.dates)
    }

    /// Items, numbers, or words without capitals and blanks, by which rows may name a place.
    pub(super) fn has_keys(self) -> bool {
        self.has_items() || self.has_numbers() || self.mostly(self.keys)
    }

    pub(super) fn has_levels(self) -> bool {
        self.mostly(self.levels)
    }

    pub(super) fn has_states_of_links(self) -> bool {
        self.mostly(self.states)
    }

    pub(super) fn has_a_state_of_links(self) -> bool {
        self.has_a_state
    }

    /// At least half are kinds of links that are known.
    pub(super) fn has_kinds(self) -> bool {
        self.kinds * 2 >= self.filled
    }

    /// Words with capitals, as those of places are.
    pub(super) fn has_names(self) -> bool {
        self.mostly(self.names) && !self.has_codes()
    }

    /// Words with capitals, of which none is a kind of link.
    pub(super) fn may_have_names(self) -> bool {
        self.kinds == 0 && self.mostly(self.names)
    }

    /// Names as places have them: short, with capitals, and no countries.
    pub(super) fn may_have_places(self) -> bool {
        let is_told = self.has_countries() || self.has_codes() || self.has_levels();
        self.mostly(self.places) && self.kinds * 10 <= self.filled && !is_told
    }

    /// The same, and many of one word, as the names of people and offices are not.
    pub(super) fn has_names_of_places(self) -> bool {
        self.may_have_places() && self.words * 3 >= self.filled
    }

    pub(super) fn has_countries(self) -> bool {
        self.mostly(self.countries)
    }

    pub(super) fn has_directions(self) -> bool {
        self.mostly(self.directions)
    }

    pub(super) fn says_home(self) -> bool {
        self.homes > 0
    }
}

/// Kinds of places, as a cell has them alone.
const LEVELS: [&str; 48] = [
    "city",
    "bigcity",
    "town",
    "village",
    "municipality",
    "commune",
    "province",
    "region",
    "state",
    "district",
    "county",
    "prefecture",
    "department",
    "borough",
    "capital",
    "metropolis",
    "stadt",
    "grossstadt",
    "gemeinde",
    "landkreis",
    "kreis",
    "bezirk",
    "dorf",
    "markt",
    "ville",
    "departement",
    "ciudad",
    "municipio",
    "provincia",
    "citta",
    "comune",
    "stad",
    "gemeente",
    "miasto",
    "gmina",
    "город",
    "область",
    "район",
    "市",
    "县",
    "区",
    "省",
    "州",
    "町",
    "村",
    "県",
    "시",
    "군",
];

/// Words that tell no state for sure, but that a column is about one.
const IDLE: [&str; 3] = ["inact", "inakt", "inatt"];

/// Whether a cell says that its row is the home itself.
pub fn says_home(cell: &str) -> bool {
    HOMES.contains(&&*fold(cell))
}

const HOMES: [&str; 12] = [
    "home",
    "host",
    "self",
    "own",
    "accueil",
    "heimat",
    "heimatstadt",
    "hote",
    "anfitriona",
    "sede",
    "本市",
    "主办",
];

fn is_item(cell: &str) -> bool {
    let end = if cell.contains("wikidata.org/") { cell.rsplit('/').next().unwrap_or_default() } else { cell };
    let digits = end.strip_prefix("wd:").unwrap_or(end).strip_prefix(['Q', 'q']).unwrap_or_default();
    let digits = digits.strip_suffix('>').unwrap_or(digits);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where a query has some value that nobody knows.
fn is_blank_node(cell: &str) -> bool {
    let digits = cell.strip_prefix('t').unwrap_or_default();
    let is_number = digits.len() > 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number || cell.starts_with("_:") || cell.contains(".well-known/genid")
}

fn is_point(cell: &str) -> bool {
    let start = cell.get(..5).unwrap_or_default();
    start.eq_ignore_ascii_case("point") && cell.contains('(')
}

fn is_code(cell: &str) -> bool {
    let (country, part) = cell.split_once('-').unwrap_or((cell, ""));
    matches!(country.len(), 2 | 3)
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && part.len() <= 3
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Two numbers, as `58.378, 26.729`.
fn is_pair(cell: &str) -> bool {
    let parts = cell
        .split([',', ';', ' '])
        .map(|part| part.trim_matches(['(', ')', '[', ']', '°', 'N', 'E', 'S', 'W']));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.len() == 2 && parts.iter().all(|number| number.parse::<f64>().is_ok())
}

/// A year, or something that has one between its other digits and signs.
fn is_date(cell: &str) -> bool {
    let mut groups = cell.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let is_year = |digits: &str| digits.len() == 4 && digits.starts_with(['1', '2']);
    cell.len() < 40 && groups.clone().count() < 8 && groups.any(is_year)
}

/// A few words, the first with a capital or in a script without them, and no figures.
fn may_be_name(cell: &str) -> bool {
    let is_upper = |letter: char| letter.is_alphabetic() && !letter.is_lowercase();
    cell.starts_with(is_upper)
        && cell.len() > 1
        && cell.split(' ').count() < 5
        && !cell.contains(|letter: char| letter.is_ascii_digit())
}

/// Every longer word begins with a capital, or is of a script that has none.
fn has_capitals(cell: &str) -> bool {
    const LONGEST: usize = 40;
    const LITTLE: usize = 4;
    let is_little = |word: &str| word.chars().count() <= LITTLE;
    cell.chars().count() <= LONGEST
        && cell.split([' ', '-']).all(|word| is_little(word) || !word.starts_with(char::is_lowercase))
}

fn is_key(cell: &str) -> bool {
    let is_plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '_');
    cell.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_apart() {
        assert!(
            is_item("http://www.wikidata.org/entity/Q64")
                && is_item("wd:Q64")
                && is_item("Q64")
                && !is_item("Quito")
        );
        assert!(is_point("Point(13.4 52.5)") && is_point("POINT (13.4 52.5)") && !is_point("Pointe-à-Pitre"));
        assert!(is_pair("58.378, 26.729") && is_pair("48.2° N, 16.4° E") && !is_pair("Berlin, 10115"));
        assert!(
            is_date("1984")
                && is_date("seit dem 23.10.1993")
                && is_date("1990-01-01T00:00:00Z")
                && !is_date("Berlin")
        );
        assert!(is_code("DE") && is_code("CN-TW") && is_code("DEU") && !is_code("Germany"));
        assert!(is_key("berlin-de") && !is_key("Berlin"));
        assert!(
            has_capitals("Frankfurt am Main")
                && has_capitals("Sankt-Peterburg")
                && has_capitals("ヴェネツィア")
        );
        assert!(!has_capitals("Very active") && !has_capitals("School exchange"));
        assert!(may_be_name("Den Haag") && may_be_name("北京") && !may_be_name("n5") && !may_be_name("A"));
    }
}
