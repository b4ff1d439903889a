//! Places and links as single rows state them.

use std::collections::BTreeMap;

use domain::partial_date::PartialDate;
use entity::city::CityLevel;
use entity::relation::{RelationKind, RelationStatus};
use intake::value::number::Figure;

use super::ledger::At;

/// By what rows name a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    /// A Wikidata item, by its number.
    Item(u64),
    /// A key of the file's own.
    Local(String),
    /// The city whose partners the rows are.
    Home,
    /// The folded name, the country, or what the file has for one, and the folded region, where that is needed.
    Named(String, String, String),
}

/// A place as one row states it.
#[derive(Clone, Debug)]
pub(crate) struct StatedPlace {
    pub at: At,
    pub key: Key,
    /// The id of the row, if it is shaped as our slugs are: the place's country stands at its end.
    pub slug: Option<String>,
    /// As it is in the file, cleaned; empty where there is none.
    pub name: String,
    /// The language of the name, where the file says so.
    pub lang: Option<String>,
    /// Other names with their languages, where these are known.
    pub also: Vec<(String, Option<String>)>,
    /// The same of former names.
    pub former: Vec<(String, Option<String>)>,
    pub country: Option<String>,
    pub within: Option<String>,
    pub level: Option<CityLevel>,
    pub point: Option<(f64, f64)>,
    pub population: Option<Figure>,
    pub area: Option<Figure>,
}

/// A link as one row states it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StatedLink {
    pub at: At,
    pub ends: [Key; 2],
    pub kind: RelationKind,
    pub status: RelationStatus,
    /// Whether the file says the status; else it follows from what the file has.
    pub says_status: bool,
    pub established: Option<PartialDate>,
    pub ended: Option<PartialDate>,
    /// The words of the file for dates and kind, where they say more.
    pub stated: Option<String>,
    /// The page that says so.
    pub source_url: Option<String>,
}

/// All that the files state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stated {
    /// Keys of the files' own that stand for Wikidata items.
    pub same: BTreeMap<Key, Key>,
    pub places: Vec<StatedPlace>,
    pub links: Vec<StatedLink>,
}
