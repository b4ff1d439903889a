//! Places and links as single rows state them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::partial_date::PartialDate;
use entity::city::CityLevel;
use entity::city_name::NameKind;
use entity::relation::{RelationKind, RelationStatus};
use intake::value::number::Figure;

use super::ledger::At;

/// By what rows name a place; rows of one place share the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    /// A Wikidata item, by its number.
    Item(u64),
    /// A key of the file's own.
    Local(Arc<str>),
    /// The city whose partners the rows are.
    Home,
    Named(Arc<Named>),
}

/// What tells a place without an id from others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Named {
    /// Folded.
    pub name: String,
    /// Its code, or what the file has for a country.
    pub country: String,
    /// Folded; empty where it is not needed.
    pub region: String,
}

impl Key {
    pub(crate) fn named(name: String, country: String, region: String) -> Self {
        Self::Named(Arc::new(Named { name, country, region }))
    }
}

/// Another name of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OtherName {
    pub text: String,
    /// Where it is known.
    pub lang: Option<String>,
    /// How it is used, where the file says so.
    pub kind: Option<NameKind>,
}

/// A place as one row states it, or several that say the same.
#[derive(Clone, Debug)]
pub(crate) struct StatedPlace {
    /// The first of the rows.
    pub at: At,
    /// The others.
    pub also_at: Vec<At>,
    pub key: Key,
    /// The id of the row, if it is shaped as our slugs are: the place's country stands at its end.
    pub slug: Option<String>,
    /// As it is in the file, cleaned; empty where there is none.
    pub name: String,
    /// The language of the name, where the file says so.
    pub lang: Option<String>,
    /// What it is called beside that.
    pub names: Vec<OtherName>,
    pub country: Option<String>,
    pub within: Option<String>,
    pub level: Option<CityLevel>,
    pub point: Option<(f64, f64)>,
    pub population: Option<Figure>,
    pub area: Option<Figure>,
}

impl StatedPlace {
    /// All rows that state it.
    pub(crate) fn rows(&self) -> impl Iterator<Item = At> {
        std::iter::once(self.at).chain(self.also_at.iter().copied())
    }

    /// How many rows state it.
    pub(crate) fn weight(&self) -> usize {
        1 + self.also_at.len()
    }

    /// Leaves rows out; whether any is left.
    pub(crate) fn leave_out(&mut self, is_out: impl Fn(At) -> bool) -> bool {
        self.also_at.retain(|row| !is_out(*row));
        if is_out(self.at) {
            if self.also_at.is_empty() {
                return false;
            }
            self.at = self.also_at.remove(0);
        }
        true
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let Self {
            at: _,
            also_at: _,
            key,
            slug,
            name,
            lang,
            names,
            country,
            within,
            level,
            point,
            population,
            area,
        } = self;
        (key, slug, name, lang) == (&other.key, &other.slug, &other.name, &other.lang)
            && (names, country, within, level) == (&other.names, &other.country, &other.within, &other.level)
            && (point, population, area) == (&other.point, &other.population, &other.area)
    }
}

/// A link as one row states it, or several together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    /// The row, or that of them which says most.
    pub at: At,
    /// The keys of the places; the lower first, once they are judged.
    pub ends: [Key; 2],
    pub kind: RelationKind,
    pub status: RelationStatus,
    /// Whether the file says the status; else it follows from what the file has.
    pub says_status: bool,
    pub established: Option<PartialDate>,
    pub ended: Option<PartialDate>,
    /// The words of the file for dates and kind, where they say more.
    pub stated: Option<String>,
    /// Where the file says that it is written: the address of a page, or words.
    pub source: Option<String>,
}

/// What parts the sources of a link.
pub(crate) const BETWEEN_SOURCES: &str = " | ";

/// What parts the words of several cells or rows.
const BETWEEN_WORDS: &str = "; ";

/// The most characters that the data keep of words.
const MOST_WORDS: usize = 120;

/// What is kept of the words of the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub text: String,
    /// Whether this is their beginning only.
    pub is_cut: bool,
}

impl Quotation {
    /// Of several words, each once; none if there are none.
    pub(crate) fn of<Word: AsRef<str>>(words: &[Word]) -> Option<Self> {
        let text = domain::name::tidy(&each_once(words, BETWEEN_WORDS));
        let is_cut = text.chars().count() > MOST_WORDS;
        let text = if is_cut {
            let short: String = text.chars().take(MOST_WORDS - 1).collect();
            format!("{}…", short.trim_end())
        } else {
            text
        };
        (!text.is_empty()).then_some(Self { text, is_cut })
    }
}

/// The texts behind each other, without blanks around them and each once.
fn each_once<Text: AsRef<str>>(texts: &[Text], between: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for text in texts.iter().map(|text| text.as_ref().trim()) {
        if !text.is_empty() && !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept.join(between)
}

impl Link {
    /// Adds the words and the sources of another row that is about the same; whether all words find room.
    pub(crate) fn also_said(&mut self, other: &Self) -> bool {
        let both = [&self.source, &other.source].map(|source| source.as_deref().unwrap_or_default());
        let sources: Vec<&str> = both.iter().flat_map(|source| source.split(BETWEEN_SOURCES)).collect();
        self.source = Some(each_once(&sources, BETWEEN_SOURCES)).filter(|sources| !sources.is_empty());
        let both = [&self.stated, &other.stated].map(|stated| stated.as_deref().unwrap_or_default());
        let words: Vec<&str> = both.iter().flat_map(|stated| stated.split(BETWEEN_WORDS)).collect();
        let stated = Quotation::of(&words);
        let has_room = stated.as_ref().is_none_or(|stated| !stated.is_cut);
        self.stated = stated.map(|stated| stated.text);
        has_room
    }
}

/// All that the files state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stated {
    /// Keys of the files' own that stand for Wikidata items.
    pub same: BTreeMap<Key, Key>,
    /// What is stated of each place, the first first.
    pub places: BTreeMap<Key, Vec<StatedPlace>>,
    pub links: Vec<Link>,
    rows_of_places: usize,
}

/// So many different statements of one place a new one is compared with; a list repeats itself sooner.
const COMPARED: usize = 8;

impl Stated {
    /// The key as the rows before have it, so that its text is in memory once.
    pub(crate) fn shared(&self, key: Key) -> Key {
        self.places.get_key_value(&key).map_or(key, |(key, _)| key.clone())
    }

    /// Adds what a row says of a place; what was said before is kept once, with all its rows.
    pub(crate) fn add_place(&mut self, place: StatedPlace) {
        self.rows_of_places += 1;
        let said = self.places.entry(place.key.clone()).or_insert_with(|| Vec::with_capacity(1));
        let mut latest = said.iter_mut().rev().take(COMPARED);
        match latest.find(|known| known.says_the_same(&place)) {
            Some(known) => known.also_at.push(place.at),
            None => said.push(place),
        }
    }

    /// Leaves out what rows say of places, and brings the rest into the order of rows.
    pub(crate) fn leave_out(&mut self, is_out: impl Fn(At) -> bool) {
        self.places.retain(|_, said| {
            said.retain_mut(|place| place.leave_out(&is_out));
            said.sort_by_key(|place| place.at);
            !said.is_empty()
        });
    }

    /// How many times rows stated a place.
    pub(crate) fn rows_of_places(&self) -> usize {
        self.rows_of_places
    }
}
