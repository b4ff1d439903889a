//! Places against the cities of the database.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::UNKNOWN;
use domain::geo::distance_km;
use domain::search::fold;
use seed::{Known, KnownCity};

use super::merge::NEAR_KM;
use super::model::Place;
use super::spelling::absorb;
use crate::transfer::import::ledger::{Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::Key;

/// The cities of the database by what rows may name them by.
pub(super) struct Cities<'a> {
    items: BTreeMap<&'a str, &'a KnownCity>,
    slugs: BTreeMap<&'a str, &'a KnownCity>,
    countries: BTreeMap<&'a str, BTreeMap<String, Vec<&'a KnownCity>>>,
}

impl<'a> Cities<'a> {
    pub(super) fn new(known: &'a Known) -> Self {
        let mut countries: BTreeMap<&str, BTreeMap<String, Vec<&KnownCity>>> = BTreeMap::new();
        for city in &known.cities {
            let names: BTreeSet<String> = city.names.iter().map(|name| fold(name)).collect();
            for name in names {
                countries.entry(&city.country).or_default().entry(name).or_default().push(city);
            }
        }
        let items = known.cities.iter().filter_map(|city| Some((city.wikidata_id.as_deref()?, city)));
        let slugs = known.cities.iter().map(|city| (city.slug.as_str(), city));
        Self { items: items.collect(), slugs: slugs.collect(), countries }
    }

    pub(super) fn of_item(&self, id: &str) -> Option<&'a KnownCity> {
        self.items.get(id).copied()
    }

    pub(super) fn of_slug(&self, slug: &str) -> Option<&'a KnownCity> {
        self.slugs.get(slug).copied()
    }

    /// Whether the id of a place is the slug of a city of its country, as in our own exports.
    fn is_of_slug(&self, id: &str, place: &Place) -> bool {
        self.of_slug(id).is_some_and(|city| city.country == place.country)
    }

    fn of_name(&self, name: &str, country: &str) -> &[&'a KnownCity] {
        let names = self.countries.get(country);
        names.and_then(|names| names.get(&fold(name))).map_or(&[], Vec::as_slice)
    }
}

/// Finds the city of the database that each place is; places that contradict it are held back with their rows.
pub(super) fn all(
    places: &mut BTreeMap<Key, Place>,
    cities: &Cities<'_>,
    ledger: &mut Ledger,
    held: &mut BTreeSet<Key>,
) {
    places.retain(|key, place| {
        let message = match key {
            Key::Item(item) => by_id(place, &format!("Q{item}"), cities, ledger),
            Key::Local(id) if cities.is_of_slug(id, place) => {
                place.known = Some(id.clone());
                None
            }
            Key::Named(..) | Key::Local(_) => by_name(place, cities, ledger),
            Key::Home => None,
        };
        let Some(message) = message else { return true };
        for row in &place.rows {
            ledger.settle(*row, Outcome::Refused(message.clone()));
        }
        held.insert(key.clone());
        false
    });
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
    for (key, place) in places.iter().filter(|(key, _)| matches!(key, Key::Named(..))) {
        let same = items.get(&(fold(&place.name), place.country.clone()));
        if let (false, Some([item])) = (renamed.contains_key(key), same.map(Vec::as_slice)) {
            let other = &places[item];
            let apart =
                place.point.zip(other.point).is_some_and(|(here, there)| distance_km(here, there) > NEAR_KM);
            if !apart && place.country != UNKNOWN && (place.known.is_none() || place.known == other.known) {
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

/// The city with the id; why the place is held back, if it is.
fn by_id(place: &mut Place, id: &str, cities: &Cities<'_>, ledger: &mut Ledger) -> Option<String> {
    let city = cities.of_item(id);
    place.wikidata_id = Some(id.to_owned());
    let city = city?;
    place.known = Some(city.slug.clone());
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

/// The city of the name in the country; why the place is held back, if it is.
fn by_name(place: &mut Place, cities: &Cities<'_>, ledger: &mut Ledger) -> Option<String> {
    let namesakes = cities.of_name(&place.name, &place.country);
    let distance =
        |city: &KnownCity| place.point.zip(city.point).map(|(here, there)| distance_km(here, there));
    let near = namesakes.iter().find(|city| distance(city).is_some_and(|km| km <= NEAR_KM));
    let mut unplaced = namesakes.iter().filter(|city| distance(city).is_none());
    let only = unplaced.next().filter(|_| unplaced.next().is_none());
    if let Some(city) = near.or(only) {
        place.known = Some(city.slug.clone());
        place.wikidata_id.clone_from(&city.wikidata_id);
        return None;
    }
    let city = namesakes.first()?;
    let (effect, message) = if place.point.is_none() {
        (
            Effect::RowHeldBack,
            format!("several cities of {} are called '{}'; give an id or a point", place.country, place.name),
        )
    } else {
        (
            Effect::None,
            format!("the database has {} in this country, elsewhere; this is another place", city.slug),
        )
    };
    let held = ledger.warn(Warning {
        at: place.rows[0],
        kind: WarningKind::Namesake,
        effect,
        value: place.name.clone(),
        message: message.clone(),
        proposal: None,
    });
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
    let told: BTreeSet<String> = city.names.iter().map(|name| fold(name)).collect();
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
