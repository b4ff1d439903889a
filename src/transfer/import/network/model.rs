//! Places and links, each once.

use std::collections::BTreeMap;

use entity::city::CityLevel;
use intake::value::number::Hedge;
use seed::KnownCity;

use crate::transfer::import::ledger::At;
use crate::transfer::import::stated::{Key, Link, OtherName};

/// A place that the files describe, or that they link and the database has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub key: Key,
    /// The slug of the city of the database that it is.
    pub known: Option<String>,
    pub wikidata_id: Option<String>,
    /// The slug by which the files name it.
    pub slug: Option<String>,
    pub name: String,
    pub lang: Option<String>,
    /// Names in other languages, and other names.
    pub names: Vec<OtherName>,
    pub country: String,
    pub within: Option<String>,
    pub level: Option<CityLevel>,
    pub point: Option<(f64, f64)>,
    /// The number, how it is hedged, and as the file has it.
    pub population: Option<(f64, Hedge, String)>,
    pub area: Option<(f64, Hedge, String)>,
    /// The rows that describe it, the first one first.
    pub rows: Vec<At>,
}

impl Place {
    /// Takes it for that city of the database.
    pub(super) fn take_for(&mut self, city: &KnownCity) {
        self.known = Some(city.slug.clone());
        self.wikidata_id.clone_from(&city.wikidata_id);
    }
}

/// The places by their keys, and the links between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Network {
    pub places: BTreeMap<Key, Place>,
    pub links: Vec<Link>,
}
