//! Places against the cities of the database.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::UNKNOWN;
use domain::geo::distance_km;
use domain::search::fold;
use entity::city::CityLevel;
use seed::KnownCity;

use super::against;
use super::beside::says_region;
use super::candidates::some_of;
use super::cities::Cities;
use super::levels;
use super::merge::NEAR_KM;
use super::model::Place;
use super::spelling::{absorb, hold};
use crate::transfer::import::ledger::{Effect, Ledger, Warning, WarningKind};
use crate::transfer::import::stated::Key;

/// Finds the city of the database that each place is; places that contradict it are held back with their rows.
pub(super) fn all(
    places: &mut BTreeMap<Key, Place>,
    cities: &Cities<'_>,
    owner: &str,
    ledger: &mut Ledger,
    held: &mut BTreeSet<Key>,
) {
    places.retain(|key, place| {
        let message = match key {
            Key::Item(item) => by_id(place, &format!("Q{item}"), cities, ledger),
            Key::Local(id) => by_slug(place, id, cities, owner, ledger),
            Key::Named(..) => by_name(place, cities, owner, ledger),
            Key::Home => None,
        };
        let Some(message) = message else { return true };
        hold(place, &message, ledger);
        held.insert(key.clone());
        false
    });
}

/// Compares what the files say of cities of other owners with what these have.
pub(super) fn compare(
    places: &mut BTreeMap<Key, Place>,
    cities: &Cities<'_>,
    owner: &str,
    ledger: &mut Ledger,
) {
    for place in places.values_mut() {
        let city = place.known.as_deref().and_then(|slug| cities.of_slug(slug));
        if let Some(city) = city.filter(|city| city.owner != owner) {
            against::of_city(place, city, ledger);
        }
    }
}

/// Places that turn out to be one city of the database are one place, under the first of their keys.
pub(super) fn one_city(places: &mut BTreeMap<Key, Place>) -> BTreeMap<Key, Key> {
    let mut first: BTreeMap<String, Key> = BTreeMap::new();
    let mut renamed = BTreeMap::new();
    for (key, place) in places.iter() {
        let Some(slug) = &place.known else { continue };
        if let Some(into) = first.get(slug) {
            renamed.insert(key.clone(), into.clone());
        } else {
            first.insert(slug.clone(), key.clone());
        }
    }
    // A place with an id and one of its name without: the id tells who it is.
    let mut items: BTreeMap<(String, String), Vec<Key>> = BTreeMap::new();
    for (key, place) in places.iter().filter(|(key, _)| matches!(key, Key::Item(_))) {
        items.entry((fold(&place.name), place.country.clone())).or_default().push(key.clone());
    }
    let named = || places.iter().filter(|(key, _)| matches!(key, Key::Named(..)));
    let mut several: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (_, place) in named() {
        *several.entry((fold(&place.name), place.country.clone())).or_default() += 1;
    }
    for (key, place) in named() {
        let same = items.get(&(fold(&place.name), place.country.clone()));
        if let (false, Some([item])) = (renamed.contains_key(key), same.map(Vec::as_slice)) {
            let other = &places[item];
            let is_one_of_several = several.get(&(fold(&place.name), place.country.clone())) != Some(&1);
            let apart =
                place.point.zip(other.point).is_some_and(|(here, there)| distance_km(here, there) > NEAR_KM);
            if !is_one_of_several
                && !apart
                && place.country != UNKNOWN
                && (place.known.is_none() || place.known == other.known)
            {
                renamed.insert(key.clone(), item.clone());
            }
        }
    }
    for (key, into) in &renamed {
        if let Some(place) = places.remove(key)
            && let Some(into) = places.get_mut(into)
        {
            absorb(into, place);
        }
    }
    renamed
}

/// The home city is the place that a row describes, if one does.
pub(super) fn home(places: &BTreeMap<Key, Place>, slug: Option<&str>) -> Option<(Key, Key)> {
    let slug = slug?;
    let (key, _) = places.iter().find(|(_, place)| place.known.as_deref() == Some(slug))?;
    Some((Key::Home, key.clone()))
}

/// The city with the id; why the place is held back, if it is.
fn by_id(place: &mut Place, id: &str, cities: &Cities<'_>, ledger: &mut Ledger) -> Option<String> {
    place.wikidata_id = Some(id.to_owned());
    let city = cities.of_item(id)?;
    place.take_for(city);
    let (value, message, effect) = contradiction(place, city)?;
    let held = ledger.warn(Warning {
        at: place.rows[0],
        kind: WarningKind::IdContradiction,
        effect,
        value,
        message: message.clone(),
        proposal: Some(format!("correct the id, or accept that it is {}", city.slug)),
    });
    held.then_some(message)
}

/// The city whose slug the id is, if it lies in the country, as in our own exports; else the one of the name.
fn by_slug(
    place: &mut Place,
    id: &str,
    cities: &Cities<'_>,
    owner: &str,
    ledger: &mut Ledger,
) -> Option<String> {
    match cities.of_slug(id).filter(|city| city.country == place.country) {
        Some(city) => {
            place.take_for(city);
            None
        }
        None => by_name(place, cities, owner, ledger),
    }
}

/// The city of the name in the country; why the place is held back, if it is.
fn by_name(place: &mut Place, cities: &Cities<'_>, owner: &str, ledger: &mut Ledger) -> Option<String> {
    // What an import said of its own cities it may say otherwise.
    let is_region = |city: &KnownCity| city.owner != owner && is_region(city);
    let mut of_name = cities.of_folded(&fold(&place.name), &place.country).to_vec();
    let of_kind: Vec<&KnownCity> = of_name
        .iter()
        .copied()
        .filter(|city| place.level.is_some_and(|level| levels::may_be_one(level, city.level)))
        .collect();
    if levels::are_apart(&place.key) || !of_kind.is_empty() && of_name.len() > 1 {
        of_name = of_kind;
    }
    // Where the file says what kind of place it is, a city and a province are two.
    let (fitting, others): (Vec<&KnownCity>, Vec<&KnownCity>) =
        of_name.into_iter().partition(|city| match place.level {
            Some(CityLevel::City | CityLevel::Municipality) => !is_region(city),
            Some(CityLevel::Province | CityLevel::County) => city.owner == owner || is_region(city),
            Some(CityLevel::District) | None => true,
        });
    if let ([], Some(region)) = (fitting.as_slice(), others.iter().find(|city| is_region(city))) {
        let message =
            format!("the database has {} as {}; this is another place", region.slug, region.level.as_str());
        return warn(place, Effect::None, message, None, ledger);
    }
    let namesakes = if fitting.is_empty() { others } else { fitting };
    let distance =
        |city: &KnownCity| place.point.zip(city.point).map(|(here, there)| distance_km(here, there));
    let near = namesakes.iter().find(|city| distance(city).is_some_and(|km| km <= NEAR_KM));
    let mut unplaced = namesakes.iter().filter(|city| distance(city).is_none());
    let only = unplaced.next().filter(|_| unplaced.next().is_none());
    let mut in_region = namesakes.iter().filter(|city| {
        let same = place.within.as_deref().zip(city.within.as_deref());
        distance(city).is_none() && same.is_some_and(|(said, known)| fold(said) == fold(known))
    });
    let in_region = in_region.next().filter(|_| in_region.next().is_none());
    if let Some(city) = near.or(in_region).or(only) {
        let said = near.or(in_region).is_none().then_some(place.within.clone()).flatten();
        place.take_for(city);
        let (message, proposal) = if let Some((said, known)) = said.zip(city.within.as_deref()) {
            let message = format!("the database has {} in '{known}', and the file says '{said}'", city.slug);
            (message, "give an id or a point, or accept that it is the same city".to_owned())
        } else if place.level.is_none() && is_region(city) && !says_region(&place.name) {
            let (slug, level, name) = (&city.slug, city.level.as_str(), &place.name);
            let message = format!("the database has {slug} as {level}, and '{name}' may be a city");
            (message, format!("say which in a column with its level, or accept that it is {slug}"))
        } else {
            return None;
        };
        return warn(place, Effect::RowHeldBack, message, Some(proposal), ledger);
    }
    let city = namesakes.first()?;
    let (effect, message) = if place.point.is_none() {
        let slugs = some_of(namesakes.iter().map(|city| city.slug.as_str()), ", ");
        (
            Effect::RowHeldBack,
            format!(
                "several cities of {} are called '{}': {slugs}; give an id, a point or the region",
                place.country, place.name
            ),
        )
    } else {
        (
            Effect::None,
            format!("the database has {} in this country, elsewhere; this is another place", city.slug),
        )
    };
    warn(place, effect, message, None, ledger)
}

/// Whether a city of the same name may lie in it.
fn is_region(city: &KnownCity) -> bool {
    matches!(city.level, CityLevel::Province | CityLevel::County)
}

/// Warns of a city of the same name; the message, if the place is held back for it.
fn warn(
    place: &Place,
    effect: Effect,
    message: String,
    proposal: Option<String>,
    ledger: &mut Ledger,
) -> Option<String> {
    let (at, kind, value) = (place.rows[0], WarningKind::Namesake, place.name.clone());
    let held = ledger.warn(Warning { at, kind, effect, value, message: message.clone(), proposal });
    held.then_some(message)
}

/// What of the place contradicts the city of its id: the value, in words, and what it does.
fn contradiction(place: &Place, city: &KnownCity) -> Option<(String, String, Effect)> {
    if place.country != UNKNOWN && city.country != UNKNOWN && place.country != city.country {
        let message = format!(
            "{} with this id lies in {}, and the file says {}",
            city.slug, city.country, place.country
        );
        return Some((place.country.clone(), message, Effect::RowHeldBack));
    }
    let distance = place.point.zip(city.point).map(|(here, there)| distance_km(here, there));
    if let Some(km) = distance.filter(|km| *km > NEAR_KM) {
        let message = format!("{} with this id lies {km:.0} km from the point in the file", city.slug);
        return Some((place.name.clone(), message, Effect::RowHeldBack));
    }
    let told: BTreeSet<String> = city.names.iter().chain(&city.other_names).map(|name| fold(name)).collect();
    let mut said = std::iter::once(&place.name).chain(place.names.iter().map(|name| &name.text));
    if said.any(|name| told.contains(&fold(name))) {
        return None;
    }
    // A point that agrees says that it is only called otherwise.
    let effect = if distance.is_some() { Effect::None } else { Effect::RowHeldBack };
    let message =
        format!("{} with this id is called {}, and the file says '{}'", city.slug, city.name, place.name);
    Some((place.name.clone(), message, effect))
}
