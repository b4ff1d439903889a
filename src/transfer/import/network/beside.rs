//! A partner beside its own region: lists that give a city and its province as two partners often mean one.

use std::collections::BTreeMap;

use domain::search::fold;
use entity::city::CityLevel;

use super::model::{Link, Place};
use crate::transfer::import::ledger::{Effect, Ledger, Warning, WarningKind};
use crate::transfer::import::stated::Key;

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
    let mut partners: BTreeMap<&Key, Vec<(&Key, &Link)>> = BTreeMap::new();
    for link in links {
        let [one, other] = &link.ends;
        partners.entry(one).or_default().push((other, link));
        partners.entry(other).or_default().push((one, link));
    }
    for partners in partners.into_values() {
        for (key, link) in &partners {
            let (Some(name), Some(region)) = (regions.get(*key), places.get(*key)) else { continue };
            let inner = partners.iter().filter(|(other, _)| !regions.contains_key(*other));
            let mut inner = inner.filter_map(|(other, _)| places.get(*other));
            let Some(inner) = inner.find(|inner| inner.country == region.country && lies_in(inner, name))
            else {
                continue;
            };
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

/// Whether the place is said to lie in the region of that name, or is called as the region is.
fn lies_in(place: &Place, region: &str) -> bool {
    fold(&place.name) == region || place.within.as_deref().is_some_and(|within| bare(&fold(within)) == region)
}

/// The name of the place without its kind, if it is a region by what the file says or by its name.
fn region(place: &Place) -> Option<String> {
    let folded = fold(&place.name);
    let is_region = match place.level {
        Some(level) => matches!(level, CityLevel::Province | CityLevel::County | CityLevel::District),
        None => folded.split(' ').any(|word| KINDS.contains(&word)) || bare(&folded) != folded,
    };
    is_region.then(|| bare(&folded))
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
