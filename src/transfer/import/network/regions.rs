//! Places of one name in one country without ids: one place, or several that kinds of places, regions or points tell apart.

use std::collections::{BTreeMap, BTreeSet};

use domain::geo::distance_km;

use super::candidates::some_of;
use super::country::Boxes;
use super::levels;
use super::merge::NEAR_KM;
use super::namesakes::{named, warn};
use crate::transfer::import::ledger::{At, Effect, Ledger};
use crate::transfer::import::stated::{Key, Stated, StatedPlace};

/// Gives each of the places a key of its own, and one place one key. Rows that may be of any of several are held back.
pub(super) fn tell_apart(stated: &mut Stated, boxes: &Boxes, ledger: &mut Ledger) {
    let mut groups: BTreeMap<(&str, &str), Vec<&StatedPlace>> = BTreeMap::new();
    for (key, said) in &stated.places {
        if let Key::Named(named) = key {
            groups.entry((&named.name, &named.country)).or_default().extend(said);
        }
    }
    let mut keys: BTreeMap<(At, Key), Key> = BTreeMap::new();
    for ((name, country), mut rows) in groups {
        rows.sort_by_key(|row| row.at);
        if rows.len() > 1 || rows[0].weight() > 1 {
            let labels = levels::apart(&rows, ledger, |rows, ledger| regions(rows, boxes, ledger));
            for (row, region) in rows.iter().zip(labels) {
                let key = Key::named(name.to_owned(), country.to_owned(), region);
                if key != row.key {
                    keys.extend(row.rows().map(|at| ((at, row.key.clone()), key.clone())));
                }
            }
        }
    }
    for mut place in std::mem::take(&mut stated.places).into_values().flatten() {
        if let Some(key) = keys.get(&(place.at, place.key.clone())) {
            place.key.clone_from(key);
        }
        stated.places.entry(place.key.clone()).or_default().push(place);
    }
    for link in &mut stated.links {
        for end in &mut link.ends {
            if let Some(key) = keys.get(&(link.at, end.clone())) {
                end.clone_from(key);
            }
        }
    }
}

/// What tells the place of each statement from the others of its name; the same for all where there is one place.
fn regions(rows: &[&StatedPlace], boxes: &Boxes, ledger: &mut Ledger) -> Vec<String> {
    let places = places(rows, boxes);
    if places.len() < 2 {
        return vec![String::new(); rows.len()];
    }
    let candidates = some_of(places.iter().map(|place| place.shown.as_str()), " and ");
    let mut told = BTreeSet::new();
    let mut regions = Vec::with_capacity(rows.len());
    let mut unclear = Vec::new();
    for row in rows {
        let Some(found) = places.iter().find(|place| place.has(row)) else {
            unclear.extend(row.rows().map(|at| (at, *row)));
            regions.push(String::new());
            continue;
        };
        if told.insert(&found.label) {
            let message = format!("{} is several places: {candidates}", named(row));
            warn(row.at, row, Effect::None, message, None, ledger);
        }
        regions.push(found.label.clone());
    }
    unclear.sort_by_key(|(at, _)| *at);
    for (at, row) in unclear {
        let message = format!("{} may be each of several places: {candidates}", named(row));
        let proposal = Some("say which in a column with its region".to_owned());
        warn(at, row, Effect::RowHeldBack, message, proposal, ledger);
    }
    regions
}

/// A place that some of the rows are about.
struct Candidate {
    regions: BTreeSet<String>,
    points: Vec<(f64, f64)>,
    /// In a key.
    label: String,
    /// For people.
    shown: String,
}

impl Candidate {
    fn is_near(&self, point: (f64, f64)) -> bool {
        self.points.iter().any(|other| distance_km(point, *other) <= NEAR_KM)
    }

    fn has(&self, row: &StatedPlace) -> bool {
        let region = region(row);
        if region.is_empty() {
            row.point.is_some_and(|point| self.is_near(point))
        } else {
            self.regions.contains(region)
        }
    }
}

fn region(row: &StatedPlace) -> &str {
    match &row.key {
        Key::Named(named) => &named.region,
        _ => "",
    }
}

/// The places that regions tell apart, unless they lie on one spot; without regions those that points do.
fn places(rows: &[&StatedPlace], boxes: &Boxes) -> Vec<Candidate> {
    let mut places: Vec<Candidate> = Vec::new();
    let mut by_region: BTreeMap<&str, Vec<&StatedPlace>> = BTreeMap::new();
    for row in rows {
        by_region.entry(region(row)).or_default().push(row);
    }
    let unsaid = by_region.remove("").unwrap_or_default();
    for (region, rows) in &by_region {
        let points: Vec<(f64, f64)> = rows.iter().filter_map(|row| row.point).collect();
        let shown = rows[0].within.clone().unwrap_or_default();
        // Two names of one region, or a larger one around it.
        let same = places.iter_mut().find(|place| points.iter().any(|point| place.is_near(*point)));
        if let Some(place) = same {
            place.regions.insert((*region).to_owned());
            place.points.extend(points);
        } else {
            let regions = BTreeSet::from([(*region).to_owned()]);
            places.push(Candidate { regions, points, label: (*region).to_owned(), shown });
        }
    }
    if by_region.is_empty() {
        return spots(&unsaid, boxes);
    }
    places
}

/// The spots of rows without a region; none where one of them is outside the country, and so no place of its own.
fn spots(rows: &[&StatedPlace], boxes: &Boxes) -> Vec<Candidate> {
    let mut points: Vec<(f64, f64)> = rows.iter().filter_map(|row| row.point).collect();
    points.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let country = rows.iter().find_map(|row| row.country.as_deref()).unwrap_or_default();
    if points.iter().any(|point| !boxes.fit(country, *point)) {
        return Vec::new();
    }
    let mut spots: Vec<Candidate> = Vec::new();
    for point in points {
        let (near, mut others): (Vec<_>, Vec<_>) = spots.into_iter().partition(|spot| spot.is_near(point));
        // A point between two spots makes them one.
        let mut points: Vec<(f64, f64)> = near.into_iter().flat_map(|spot| spot.points).collect();
        points.push(point);
        let (latitude, longitude) = points[0];
        let label = format!("{latitude} {longitude}");
        let shown = format!("{latitude}, {longitude}");
        others.push(Candidate { regions: BTreeSet::new(), points, label, shown });
        spots = others;
    }
    spots
}
