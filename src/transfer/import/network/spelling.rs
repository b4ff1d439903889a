//! Two spellings of one place: one country, and one point with two names, or two ways to write one name.

use std::collections::{BTreeMap, BTreeSet};

use domain::geo::distance_km;
use domain::search::{fold, spelled_out};
use seed::{Known, KnownCity};

use super::cities::Cities;
use super::merge::NEAR_KM;
use super::model::{OtherName, Place};
use crate::transfer::import::ledger::{Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::Key;

/// Points that are nearer are one, whatever digits they have.
const ONE_POINT_KM: f64 = 1.0;

/// More than a kilometre, in degrees of latitude.
const WINDOW: f64 = 0.01;

/// Merges them where the user accepts it, and holds the later one back where not; gives the keys that others stand for.
pub(super) fn check(places: &mut BTreeMap<Key, Place>, ledger: &mut Ledger) -> BTreeMap<Key, Key> {
    if !places.keys().any(is_without_id) {
        return BTreeMap::new();
    }
    let mut pairs = on_one_point(places);
    pairs.extend(of_one_name(places));
    let mut renamed: BTreeMap<Key, Key> = BTreeMap::new();
    for (first, other) in pairs {
        // The first may itself be another spelling by now.
        let first = renamed.get(&first).cloned().unwrap_or(first);
        if first != other
            && let Some(into) = judge(&first, &other, places, ledger)
        {
            renamed.insert(other, into);
        }
    }
    renamed
}

/// Places on one point, of which the later one has no id.
fn on_one_point(places: &BTreeMap<Key, Place>) -> BTreeSet<(Key, Key)> {
    let mut by_country: BTreeMap<&str, Vec<(f64, f64, &Key)>> = BTreeMap::new();
    for (key, place) in places {
        if let Some((latitude, longitude)) = place.point {
            by_country.entry(&place.country).or_default().push((latitude, longitude, key));
        }
    }
    let mut pairs = BTreeSet::new();
    for mut points in by_country.into_values() {
        points.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.cmp(other.2)));
        for (index, &(latitude, longitude, key)) in points.iter().enumerate() {
            let window = points[index + 1..].iter().take_while(|other| other.0 - latitude < WINDOW);
            for &(other_latitude, other_longitude, other) in window {
                let far = distance_km((latitude, longitude), (other_latitude, other_longitude));
                let (first, later) = if key < other { (key, other) } else { (other, key) };
                // Ids tell places apart, and so do regions those of one name.
                if far <= ONE_POINT_KM && is_without_id(later) && !is_one_name(first, later) {
                    pairs.insert((first.clone(), later.clone()));
                }
            }
        }
    }
    pairs
}

/// Places whose names are written in two ways, and that no points or regions tell apart.
fn of_one_name(places: &BTreeMap<Key, Place>) -> BTreeSet<(Key, Key)> {
    let mut by_name: BTreeMap<(&str, String), Vec<&Key>> = BTreeMap::new();
    for (key, place) in places {
        by_name.entry((&place.country, fold(&place.name))).or_default().push(key);
    }
    let mut pairs = BTreeSet::new();
    for (key, place) in places.iter().filter(|(key, _)| is_without_id(key)) {
        for spelling in spellings(&place.name) {
            for other in by_name.get(&(place.country.as_str(), spelling)).into_iter().flatten() {
                let (first, later) = if key < *other { (key, *other) } else { (*other, key) };
                if is_without_id(later) && may_be_one(place, &places[*other]) {
                    pairs.insert((first.clone(), later.clone()));
                }
            }
        }
    }
    pairs
}

fn is_without_id(key: &Key) -> bool {
    matches!(key, Key::Named(..))
}

fn is_one_name(one: &Key, other: &Key) -> bool {
    matches!((one, other), (Key::Named(one, ..), Key::Named(other, ..)) if one == other)
}

fn may_be_one(one: &Place, other: &Place) -> bool {
    let apart = one.point.zip(other.point).is_some_and(|(here, there)| distance_km(here, there) > NEAR_KM);
    let regions = one.within.as_deref().zip(other.within.as_deref());
    one.key != other.key && !apart && regions.is_none_or(|(one, other)| fold(one) == fold(other))
}

/// Words that some write and some do not, and those that have a short form.
const LEFT_OUT: [&str; 8] = [
    "city of ",
    "town of ",
    "municipality of ",
    "stadt ",
    "ville de ",
    "ciudad de ",
    "gemeente ",
    "comune di ",
];
const SHORT: [(&str, &str); 6] =
    [("saint", "st"), ("sankt", "st"), ("sainte", "ste"), ("mount", "mt"), ("fort", "ft"), ("upon", "on")];

/// Other ways to write the name, folded.
fn spellings(name: &str) -> BTreeSet<String> {
    let folded = fold(name);
    let mut spellings: BTreeSet<String> = spelled_out(name).into_iter().collect();
    for (two, one) in [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")] {
        spellings.insert(folded.replace(two, one));
    }
    spellings.extend(shorter(&folded));
    for (long, short) in SHORT {
        for (said, other) in [(long, short), (short, long)] {
            let words = format!(" {folded} ").replace(&format!(" {said} "), &format!(" {other} "));
            spellings.insert(words.trim().to_owned());
        }
    }
    spellings.remove(&folded);
    spellings
}

/// The folded name without what some leave out, and without its blanks.
fn shorter(folded: &str) -> BTreeSet<String> {
    let mut shorter = BTreeSet::from([folded.replace(' ', "")]);
    shorter.extend(LEFT_OUT.iter().filter_map(|words| folded.strip_prefix(words)).map(ToOwned::to_owned));
    shorter.extend(folded.strip_suffix(" city").map(ToOwned::to_owned));
    shorter.remove(folded);
    shorter
}

/// Places that the database may have under another spelling of their names.
pub(super) fn of_the_database(
    places: &mut BTreeMap<Key, Place>,
    cities: &Cities<'_>,
    known: &Known,
    ledger: &mut Ledger,
) {
    let is_open = |(key, place): &(&Key, &Place)| place.known.is_none() && is_without_id(key);
    let countries: BTreeSet<String> =
        places.iter().filter(is_open).map(|(_, place)| place.country.clone()).collect();
    // Names of the database that the file may have in a shorter form.
    let mut shortened: BTreeMap<(&str, String), Vec<&KnownCity>> = BTreeMap::new();
    for city in known.cities.iter().filter(|city| countries.contains(&city.country)) {
        for short in city.names.iter().flat_map(|name| shorter(&fold(name))) {
            shortened.entry((&city.country, short)).or_default().push(city);
        }
    }
    places.retain(|key, place| {
        if place.known.is_some() || !is_without_id(key) {
            return true;
        }
        let is_near = |city: &KnownCity| {
            let points = place.point.zip(city.point);
            points.is_none_or(|(here, there)| distance_km(here, there) <= NEAR_KM)
        };
        let spellings = spellings(&place.name);
        let longer = shortened.get(&(place.country.as_str(), fold(&place.name)));
        let found = spellings.iter().flat_map(|name| cities.of_name(name, &place.country));
        let mut found = found.chain(longer.into_iter().flatten());
        let Some(city) = found.find(|city| is_near(city)) else { return true };
        let message = format!("'{}' may be {}, which is called '{}'", place.name, city.slug, city.name);
        let held = ledger.warn(Warning {
            at: place.rows[0],
            kind: WarningKind::TwoSpellings,
            effect: Effect::RowHeldBack,
            value: place.name.clone(),
            message: message.clone(),
            proposal: Some(format!("accept TWO_SPELLINGS to take it for {}", city.slug)),
        });
        if held {
            hold(place, &message, ledger);
        } else {
            place.known = Some(city.slug.clone());
            place.wikidata_id.clone_from(&city.wikidata_id);
        }
        !held
    });
}

/// The key that the other one stands for, if the two are one.
fn judge(first: &Key, other: &Key, places: &mut BTreeMap<Key, Place>, ledger: &mut Ledger) -> Option<Key> {
    let (kept, place) = (places.get(first)?.clone(), places.get(other)?.clone());
    let reason = if kept.point.is_some() && kept.point == place.point {
        format!("lie on one point of {}", place.country)
    } else {
        format!("are places of {} that nothing tells apart", place.country)
    };
    let kept = kept.name;
    let held = ledger.warn(Warning {
        at: place.rows[0],
        kind: WarningKind::TwoSpellings,
        effect: Effect::RowHeldBack,
        value: place.name.clone(),
        message: format!("'{}' and '{kept}' {reason}; perhaps they are one place", place.name),
        proposal: Some(format!("accept TWO_SPELLINGS to import both as '{kept}'")),
    });
    places.remove(other);
    if held {
        hold(&place, &format!("'{}' may be another spelling of '{kept}'", place.name), ledger);
        return None;
    }
    absorb(places.get_mut(first)?, place);
    Some(first.clone())
}

fn hold(place: &Place, reason: &str, ledger: &mut Ledger) {
    for row in &place.rows {
        ledger.settle(*row, Outcome::Refused(reason.to_owned()));
    }
}

/// Takes over what another spelling of a place says.
pub(super) fn absorb(into: &mut Place, place: Place) {
    into.names.push(OtherName { text: place.name, lang: place.lang, is_former: false });
    into.names.extend(place.names);
    into.names.retain(|name| name.text != into.name);
    into.names.sort();
    into.names.dedup();
    into.slug = into.slug.take().or(place.slug);
    into.within = into.within.take().or(place.within);
    into.level = into.level.or(place.level);
    into.point = into.point.or(place.point);
    into.population = into.population.take().or(place.population);
    into.area = into.area.take().or(place.area);
    into.rows.extend(place.rows);
    into.rows.sort_unstable();
}
