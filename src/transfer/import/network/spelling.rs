//! Two spellings of one place: one country, and one point with two names, or two ways to write one name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::geo::{chord, distance_km, on_globe};
use domain::search::{fold, spelled_out};
use seed::{Known, KnownCity};

use super::cities::Cities;
use super::levels;
use super::merge::NEAR_KM;
use super::model::Place;
use crate::transfer::import::ledger::{Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::{Key, OtherName};

/// Points that are nearer are one, whatever digits they have.
const ONE_POINT_KM: f64 = 1.0;

/// Merges them where the user accepts it, and holds the later one back where not; gives the keys that others stand for.
pub(super) fn check(places: &mut BTreeMap<Key, Place>, ledger: &mut Ledger) -> BTreeMap<Key, Key> {
    if !places.keys().any(is_without_id) {
        return BTreeMap::new();
    }
    let mut of_one_name = of_one_name(places);
    let mut spots = Spots::default();
    let mut renamed: BTreeMap<Key, Key> = BTreeMap::new();
    // Places without ids sort behind those with ids.
    for key in places.keys().cloned().collect::<Vec<_>>() {
        let Some(place) = places.get(&key) else { continue };
        let spot = place.point.map(|point| (place.country.clone(), point));
        if is_without_id(&key) {
            let named = of_one_name.remove(&key).into_iter().flatten();
            let near = spot.as_ref().and_then(|(country, point)| spots.first(country, *point, &key));
            // Each may itself be another spelling by now.
            let firsts = named
                .chain(near.cloned())
                .filter(|first| renamed.contains_key(first) || places.contains_key(first));
            if let Some(first) = firsts.min() {
                let first = renamed.get(&first).cloned().unwrap_or(first);
                let Some(into) = judge(&first, &key, places, ledger) else { continue };
                renamed.insert(key.clone(), into);
            }
        }
        if let Some((country, point)) = spot {
            spots.add(country, point, key);
        }
    }
    renamed
}

/// The places so far by where they lie, each in a box of the globe whose edges are as long as points of one place may be
/// apart.
#[derive(Default)]
struct Spots(HashMap<String, HashMap<[i64; 3], Vec<Pointed>>>);

/// A place by its key, and where it lies.
type Pointed = ((f64, f64), Key);

impl Spots {
    fn add(&mut self, country: String, point: (f64, f64), key: Key) {
        self.0.entry(country).or_default().entry(spot(point)).or_default().push((point, key));
    }

    /// The first place on the point of the one without an id, unless regions tell the two apart.
    fn first(&self, country: &str, point: (f64, f64), key: &Key) -> Option<&Key> {
        let spots = self.0.get(country)?;
        let [x, y, z] = spot(point);
        let around = |at: i64| at - 1..=at + 1;
        let boxes = around(x).flat_map(|x| around(y).flat_map(move |y| around(z).map(move |z| [x, y, z])));
        let of_box = |spot: [i64; 3]| {
            let mut places = spots.get(&spot)?.iter();
            // They came in the order of their keys.
            places
                .find(|(other, first)| distance_km(point, *other) <= ONE_POINT_KM && !is_one_name(first, key))
        };
        boxes.filter_map(of_box).map(|(_, first)| first).min()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a globe has few boxes along each axis")]
fn spot((latitude, longitude): (f64, f64)) -> [i64; 3] {
    on_globe(latitude, longitude).map(|at| (at / chord(ONE_POINT_KM)).floor() as i64)
}

/// By places without ids, the ones before them whose names are theirs in another spelling, and that no points or regions
/// tell apart.
fn of_one_name(places: &BTreeMap<Key, Place>) -> BTreeMap<Key, BTreeSet<Key>> {
    let mut by_name: BTreeMap<(&str, String), Vec<&Key>> = BTreeMap::new();
    for (key, place) in places {
        by_name.entry((&place.country, fold(&place.name))).or_default().push(key);
    }
    // `Псков` beside `Псков (Pskov)`.
    let in_other_script = |place: &Place, name: &&OtherName| name.text.is_ascii() != place.name.is_ascii();
    let mut pairs: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for (key, place) in places.iter().filter(|(key, _)| is_without_id(key)) {
        let others = place.names.iter().filter(|name| name.kind.is_none() && in_other_script(place, name));
        for spelling in spellings(&place.name).into_iter().chain(others.map(|name| fold(&name.text))) {
            for other in by_name.get(&(place.country.as_str(), spelling)).into_iter().flatten() {
                let (first, later) = if key < *other { (key, *other) } else { (*other, key) };
                if is_without_id(later) && may_be_one(place, &places[*other]) {
                    pairs.entry(later.clone()).or_default().insert(first.clone());
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
    matches!((one, other), (Key::Named(one), Key::Named(other)) if one.name == other.name)
}

fn may_be_one(one: &Place, other: &Place) -> bool {
    let apart = one.point.zip(other.point).is_some_and(|(here, there)| distance_km(here, there) > NEAR_KM);
    let regions = one.within.as_deref().zip(other.within.as_deref());
    let levels = one.level.zip(other.level);
    let are_levels = levels.is_none_or(|(one, other)| levels::may_be_one(one, other));
    one.key != other.key
        && !apart
        && are_levels
        && regions.is_none_or(|(one, other)| fold(one) == fold(other))
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
        let found = spellings.iter().flat_map(|name| cities.of_folded(name, &place.country));
        let found = found.chain(longer.into_iter().flatten());
        let mut found = found.chain(cities.of_other_name(&fold(&place.name), &place.country));
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
            place.take_for(city);
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

/// Refuses all rows of a place.
pub(super) fn hold(place: &Place, reason: &str, ledger: &mut Ledger) {
    for row in &place.rows {
        ledger.settle(*row, Outcome::Refused(reason.to_owned()));
    }
}

/// Takes over what another spelling of a place says.
pub(super) fn absorb(into: &mut Place, place: Place) {
    into.names.push(OtherName { text: place.name, lang: place.lang, kind: None });
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
