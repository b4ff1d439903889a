//! What a heading says: a country, a part of the world, or the kind or the state of links.

use domain::search::fold;

use crate::columns::names_something;
use crate::country::is_country;
use crate::table::Row;
use crate::value::kind::read_kind;

/// A text that is read as a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// Without the signs around it.
    pub(super) text: String,
    pub(super) what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Country,
    Continent,
    /// The kind or the state of links, or both.
    OfLink {
        has_kind: bool,
        has_state: bool,
    },
    /// A heading by its form or its words, which are not understood.
    Unknown,
}

impl What {
    pub(super) const fn in_words(self) -> &'static str {
        match self {
            Self::Country => "the country",
            Self::OfLink { has_kind: true, has_state: true } => "the kind and the status",
            Self::OfLink { has_kind: true, .. } => "the kind",
            Self::OfLink { .. } => "the status",
            Self::Continent | Self::Unknown => "nothing",
        }
    }
}

impl Heading {
    pub(super) fn is_known(&self) -> bool {
        self.what != What::Unknown
    }
}

/// A heading is no sentence.
const LONGEST: usize = 80;

/// Parts of the world, as headings have them.
#[rustfmt::skip]
const CONTINENTS: [&str; 39] = [
    "europe", "europa", "avrupa", "европа", "欧洲", "ヨーロッパ", "유럽",
    "asia", "asien", "asie", "azie", "azja", "asya", "азия", "亚洲", "アジア", "아시아",
    "africa", "afrika", "afrique", "afryka", "африка", "非洲", "アフリカ", "아프리카",
    "america", "amerika", "amerique", "ameryka", "north america", "south america", "nordamerika", "sudamerika",
    "oceania", "ozeanien", "oceanie", "australien und ozeanien", "大洋洲", "overseas",
];

/// Cities with the name of their state.
const CITY_STATES: [&str; 14] = [
    "singapore",
    "singapur",
    "singapour",
    "monaco",
    "luxembourg",
    "luxemburg",
    "san marino",
    "djibouti",
    "guatemala",
    "panama",
    "kuwait",
    "hong kong",
    "macau",
    "vatican",
];

/// What headings call those that they stand over, without a kind.
#[rustfmt::skip]
const ONES: [&str; 41] = [
    "partners", "partnerships", "cities", "towns", "municipalities", "communities", "relations", "relationships", "links",
    "agreements", "treaties", "contracts", "stadte", "gemeinden", "kommunen", "orte", "beziehungen", "verbindungen", "vertrage",
    "villes", "partenaires", "partenariats", "accords", "ciudades", "socios", "relaciones", "acuerdos", "rapporti", "accordi",
    "steden", "banden", "cidades", "miasta", "partnerzy", "partnerstwa", "города", "партнеры", "城市", "都市", "도시", "自治体",
];

/// The same of one, which names of cities have too.
const ONE: [&str; 7] = ["partner", "partnership", "city", "town", "ville", "ciudad", "citta"];

/// What stands before them and says nothing else.
#[rustfmt::skip]
const MORE: [&str; 23] = [
    "list", "liste", "lista", "our", "unsere", "the", "die", "nos", "les", "all", "alle",
    "other",
    "others",
    "further",
    "weitere",
    "andere",
    "sonstige",
    "autres",
    "otros",
    "otras",
    "altri",
    "overige",
    "другие",
];

/// Behind these stands whose they are: `Former sister cities of Bergen`.
#[rustfmt::skip]
const OF: [&str; 21] = [
    "stadt", "gemeinde", "of", "with", "for", "in", "der", "des", "von", "mit", "de", "du", "della", "di", "del", "da", "do", "van", "met", "z", "города",
];

/// The text of a row that has one cell, or the same in all of them, as merged cells are written.
pub(super) fn of_row(row: &Row) -> Option<Heading> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    // In a table of one column each row is such a row.
    if row.cells.len() < 2 || filled.any(|cell| cell != first) { None } else { of(first) }
}

/// What the text says, if it is a heading by its words or by a colon.
pub(super) fn of(text: &str) -> Option<Heading> {
    let has_colon = text.ends_with([':', '：']);
    let bare = without_count(text.trim_end_matches([':', '：']));
    let bare = bare.trim_matches(|sign: char| sign.is_whitespace() || "-–—*•.=#_>".contains(sign));
    if bare.is_empty() || bare.chars().count() > LONGEST {
        return None;
    }
    // `Land: Deutschland`
    if let Some((_, value)) = bare.split_once(':').filter(|(name, _)| names_something(name)) {
        return of(value).filter(Heading::is_known);
    }
    let what = if CONTINENTS.contains(&fold(bare).as_str()) {
        What::Continent
    } else if is_country(bare) {
        What::Country
    } else if let Some(what) = of_link(bare) {
        what
    } else if has_colon || names_ones(bare) {
        What::Unknown
    } else {
        return None;
    };
    Some(Heading { text: bare.to_owned(), what })
}

/// A number behind a heading counts its rows: `Germany (3)`.
fn without_count(text: &str) -> &str {
    let text = text.trim();
    let Some((before, count)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return text;
    };
    if !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()) { before } else { text }
}

fn of_link(text: &str) -> Option<What> {
    let read = read_kind(text);
    let is_whole = read.rest.as_deref().is_none_or(is_of_somebody);
    let says_more = read.rest.as_deref().is_some_and(|rest| !read_kind(rest).says_nothing());
    if read.is_denied || read.says_nothing() || read.since.is_some() || !is_whole || says_more {
        return None;
    }
    Some(What::OfLink { has_kind: read.kind.is_some(), has_state: read.state.is_some() })
}

/// Only words for those that are linked, and whose they are.
fn is_of_somebody(rest: &str) -> bool {
    let folded = fold(rest);
    let is_one = |word: &&str| {
        let is_year = word.bytes().all(|byte| byte.is_ascii_digit());
        is_year || [&ONES[..], &ONE, &MORE].iter().any(|list| list.contains(word))
    };
    words(&folded).find(|word| !is_one(word)).is_none_or(|next| OF.contains(&next))
}

/// `Other links`: words for links beside others.
fn names_ones(text: &str) -> bool {
    let folded = fold(text);
    let is_of_one = |word: &str| ONES.contains(&word) || ONE.contains(&word);
    words(&folded).any(|word| ONES.contains(&word))
        && words(&folded).all(|word| is_of_one(word) || MORE.contains(&word))
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

pub(super) fn is_city_state(text: &str) -> bool {
    CITY_STATES.contains(&fold(text).as_str())
}
