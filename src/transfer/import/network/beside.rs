//! A partner beside its own region: lists that give a city and its province as two partners often mean one.

use std::collections::{BTreeMap, BTreeSet};

use domain::search::fold;
use entity::city::CityLevel;

use super::model::Place;
use crate::transfer::import::ledger::{Effect, Ledger, Warning, WarningKind};
use crate::transfer::import::stated::{Key, Link};

/// What says in a name that it is a region's, folded.
const KINDS: [&str; 24] = [
    "province",
    "provinz",
    "provincia",
    "provincie",
    "prefecture",
    "oblast",
    "voivodeship",
    "wojewodztwo",
    "county",
    "region",
    "regione",
    "state",
    "governorate",
    "department",
    "departement",
    "canton",
    "kanton",
    "district",
    "distretto",
    "landkreis",
    "kreis",
    "krai",
    "область",
    "район",
];

/// Between the kind and the name.
const SMALL_WORDS: [&str; 9] = ["of", "the", "de", "del", "di", "do", "da", "du", "autonomous"];

/// Behind the name of a region, in the scripts that write no blanks.
const SIGNS: [char; 9] = ['省', '州', '県', '縣', '县', '府', '都', '도', '군'];

pub(super) fn check(links: &[Link], places: &BTreeMap<Key, Place>, ledger: &mut Ledger) {
    let regions: BTreeMap<&Key, String> =
        places.iter().filter_map(|(key, place)| Some((key, region(place)?))).collect();
    if regions.is_empty() {
        return;
    }
    let directions = || {
        links.iter().flat_map(|link| {
            let [one, other] = &link.ends;
            [(one, other, link), (other, one, link)]
        })
    };
    let beside_regions = directions().filter(|(_, partner, _)| regions.contains_key(partner));
    let hubs: BTreeSet<&Key> = beside_regions.map(|(hub, ..)| hub).collect();
    let mut partners: BTreeMap<&Key, Vec<(&Key, &Link)>> = BTreeMap::new();
    for (hub, partner, link) in directions().filter(|(hub, ..)| hubs.contains(hub)) {
        partners.entry(hub).or_default().push((partner, link));
    }
    for partners in partners.into_values() {
        // The first partner that lies in each region.
        let mut inner: BTreeMap<(&str, String), &Place> = BTreeMap::new();
        let others = partners.iter().filter(|(key, _)| !regions.contains_key(*key));
        for place in others.filter_map(|(key, _)| places.get(*key)) {
            for region in lies_in(place) {
                inner.entry((&place.country, region)).or_insert(place);
            }
        }
        for (key, link) in &partners {
            let (Some(name), Some(region)) = (regions.get(*key), places.get(*key)) else { continue };
            let Some(inner) = inner.get(&(region.country.as_str(), name.clone())) else { continue };
            ledger.warn(Warning {
                at: link.at,
                kind: WarningKind::BesideItsRegion,
                effect: Effect::None,
                value: region.name.clone(),
                message: format!(
                    "'{}' is linked with the same city as '{}', which lies in it",
                    region.name, inner.name
                ),
                proposal: Some("keep one of the two, if the list means one partner".to_owned()),
            });
        }
    }
}

/// The regions that the place lies in: the one that it is said to lie in, and one that is called as it is.
fn lies_in(place: &Place) -> impl Iterator<Item = String> {
    let within = place.within.as_deref().map(|within| bare(&fold(within)));
    std::iter::once(fold(&place.name)).chain(within)
}

/// The name of the place without its kind, if it is a region by what the file says or by its name.
fn region(place: &Place) -> Option<String> {
    let folded = fold(&place.name);
    let is_region = match place.level {
        Some(level) => matches!(level, CityLevel::Province | CityLevel::County | CityLevel::District),
        None => says_kind(&folded),
    };
    is_region.then(|| bare(&folded))
}

/// Whether the name says that it is a region's.
pub(super) fn says_region(name: &str) -> bool {
    says_kind(&fold(name))
}

fn says_kind(folded: &str) -> bool {
    folded.split(' ').any(|word| KINDS.contains(&word)) || bare(folded) != folded
}

/// The name of a region without what says its kind: `Province of Prato` is `prato`.
fn bare(folded: &str) -> String {
    let is_name = |word: &&str| !SMALL_WORDS.contains(word) && !KINDS.contains(word);
    let has_kind = folded.split(' ').any(|word| KINDS.contains(&word));
    let words: Vec<&str> = folded.split(' ').filter(|word| !has_kind || is_name(word)).collect();
    let name = words.join(" ");
    match name.strip_suffix(SIGNS) {
        Some(short) if short.chars().count() > 1 => short.to_owned(),
        _ if name.is_empty() => folded.to_owned(),
        _ => name,
    }
}
