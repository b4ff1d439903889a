//! Rows about one place become one place, whatever their order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::country::UNKNOWN;
use domain::geo::distance_km;
use domain::search::fold;
use intake::value::number::{Figure, Hedge};

use super::model::Place;
use crate::transfer::import::ledger::{At, Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::{Key, OtherName, StatedPlace};

/// Points of one place that are farther apart contradict each other.
pub(super) const NEAR_KM: f64 = 50.0;

/// The places; the keys of those that are held back go to `held`.
pub(super) fn places(
    stated: BTreeMap<Key, Vec<StatedPlace>>,
    ledger: &mut Ledger,
    held: &mut BTreeSet<Key>,
) -> BTreeMap<Key, Place> {
    let mut places = BTreeMap::new();
    for (key, rows) in stated {
        if let Some(place) = one(&key, &rows, ledger) {
            places.insert(key, place);
        } else {
            held.insert(key);
            // Held back with all its rows; links to it find nothing.
            for row in rows.iter().flat_map(StatedPlace::rows) {
                ledger.settle(row, Outcome::Refused("its place is held back".to_owned()));
            }
        }
    }
    places
}

/// The place of the rows; none if it is held back.
fn one(key: &Key, rows: &[StatedPlace], ledger: &mut Ledger) -> Option<Place> {
    if are_several(key, rows, ledger) {
        return None;
    }
    let mut ats: Vec<At> = rows.iter().flat_map(StatedPlace::rows).collect();
    ats.sort_unstable();
    let country = country(rows, ledger)?;
    let usual = usual_name(rows);
    Some(Place {
        key: key.clone(),
        known: None,
        wikidata_id: None,
        slug: rows.iter().filter_map(|row| row.slug.clone()).min(),
        name: usual.name.clone(),
        lang: usual.lang.clone(),
        names: other_names(rows, usual),
        country,
        within: rows.iter().filter_map(|row| row.within.clone()).min(),
        level: rows.iter().filter_map(|row| row.level).min(),
        point: point(rows, &ats, ledger),
        population: figure(rows, &ats, "populations", |row| row.population.as_ref(), ledger),
        area: figure(rows, &ats, "areas", |row| row.area.as_ref(), ledger),
        rows: ats,
    })
}

/// What each row states, in the order of rows.
fn by_row(places: &[StatedPlace]) -> BTreeMap<At, &StatedPlace> {
    places.iter().flat_map(|place| place.rows().map(move |row| (row, place))).collect()
}

/// Rows with one id that have different names; whether they are held back.
fn are_several(key: &Key, rows: &[StatedPlace], ledger: &mut Ledger) -> bool {
    if !matches!(key, Key::Item(_) | Key::Local(_)) {
        return false;
    }
    let names = |row: &StatedPlace| -> BTreeSet<String> {
        let others = row.names.iter().map(|name| &name.text);
        std::iter::once(&row.name).chain(others).map(|name| fold(name)).collect()
    };
    let first = names(&rows[0]);
    let same_language = |row: &&StatedPlace| row.lang == rows[0].lang;
    let Some(other) = rows.iter().filter(same_language).find(|row| names(row).is_disjoint(&first)) else {
        return false;
    };
    let message = format!("rows with one id have the names '{}' and '{}'", rows[0].name, other.name);
    let mut is_held = false;
    for (at, row) in by_row(rows) {
        is_held = ledger.warn(Warning {
            at,
            kind: WarningKind::IdContradiction,
            effect: Effect::RowHeldBack,
            value: row.name.clone(),
            message: message.clone(),
            proposal: None,
        });
    }
    is_held
}

/// One country for all rows; none where they contradict each other.
fn country(rows: &[StatedPlace], ledger: &mut Ledger) -> Option<String> {
    let codes: BTreeSet<&str> = rows.iter().filter_map(|row| row.country.as_deref()).collect();
    let known: Vec<&str> = codes.iter().copied().filter(|code| *code != UNKNOWN).collect();
    if known.len() > 1 {
        let message = format!("the rows of '{}' name the countries {}", rows[0].name, known.join(" and "));
        for (at, row) in by_row(rows) {
            ledger.warn(Warning {
                at,
                kind: WarningKind::CountryContradiction,
                effect: Effect::RowHeldBack,
                value: row.country.clone().unwrap_or_default(),
                message: message.clone(),
                proposal: Some("correct the one that is wrong".to_owned()),
            });
        }
        if rows.iter().flat_map(StatedPlace::rows).any(|at| ledger.is_refused(at)) {
            return None;
        }
    }
    Some(known.first().map_or_else(|| UNKNOWN.to_owned(), |code| (*code).to_owned()))
}

/// The row with the usual name: in English or without a language first, then the commonest, then in the order of names.
fn usual_name(rows: &[StatedPlace]) -> &StatedPlace {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        *counts.entry(&row.name).or_default() += row.weight();
    }
    let rank = |row: &&StatedPlace| {
        let is_foreign = row.lang.as_deref().is_some_and(|lang| lang != "en" && !lang.starts_with("en-"));
        (is_foreign, std::cmp::Reverse(counts[row.name.as_str()]), row.name.clone(), row.lang.clone())
    };
    rows.iter().min_by_key(rank).expect("a group has a row")
}

fn other_names(rows: &[StatedPlace], usual: &StatedPlace) -> Vec<OtherName> {
    let mut names = BTreeSet::new();
    for row in rows {
        let own = OtherName { text: row.name.clone(), lang: row.lang.clone(), kind: None };
        let all = std::iter::once(own).chain(row.names.iter().cloned());
        // Elsewhere it may be called the same, and a file that says how names are used means that.
        let is_other = |name: &OtherName| {
            name.text != usual.name || name.kind.is_some() && name.lang.is_some() && name.lang != usual.lang
        };
        names.extend(all.filter(is_other));
    }
    // A name whose language one row says is not kept without it too.
    let spoken: BTreeSet<String> =
        names.iter().filter(|name| name.lang.is_some()).map(|name| name.text.clone()).collect();
    names.into_iter().filter(|name| name.lang.is_some() || !spoken.contains(&name.text)).collect()
}

/// The commonest point, or the first in order.
fn point(rows: &[StatedPlace], ats: &[At], ledger: &mut Ledger) -> Option<(f64, f64)> {
    let mut points: Vec<((f64, f64), usize)> =
        rows.iter().filter_map(|row| Some((row.point?, row.weight()))).collect();
    points.sort_by(|(one, _), (other, _)| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let equal = points.chunk_by(|(one, _), (other, _)| one == other);
    let counted = equal.map(|points| (points[0].0, points.iter().map(|(_, weight)| weight).sum::<usize>()));
    // The first of equally common ones.
    let (chosen, _) = counted.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let farthest = points.iter().map(|(point, _)| distance_km(chosen, *point)).fold(0.0, f64::max);
    if farthest > 0.0 {
        let is_far = farthest > NEAR_KM;
        let held = ledger.warn(Warning {
            at: ats[0],
            kind: if is_far { WarningKind::PointsDiffer } else { WarningKind::ValuesDiffer },
            effect: if is_far { Effect::ValueLeftOut } else { Effect::None },
            value: format!("{}, {}", chosen.0, chosen.1),
            message: format!(
                "the rows of '{}' have points {farthest:.0} km apart; this one is taken",
                rows[0].name
            ),
            proposal: None,
        });
        if held {
            return None;
        }
    }
    Some(chosen)
}

/// The greatest of several figures, so that no order of rows matters.
fn figure(
    rows: &[StatedPlace],
    ats: &[At],
    what: &str,
    read: impl Fn(&StatedPlace) -> Option<&Figure>,
    ledger: &mut Ledger,
) -> Option<(f64, Hedge, String)> {
    let mut figures: Vec<&Figure> = rows.iter().filter_map(read).collect();
    figures
        .sort_by(|one, other| one.value.total_cmp(&other.value).then_with(|| one.stated.cmp(&other.stated)));
    let greatest = *figures.last()?;
    let different: BTreeSet<String> = figures.iter().map(|figure| figure.value.to_string()).collect();
    if different.len() > 1 {
        ledger.warn(Warning {
            at: ats[0],
            kind: WarningKind::ValuesDiffer,
            effect: Effect::None,
            value: greatest.stated.clone(),
            message: format!(
                "the rows of '{}' have {} {what}; the greatest is taken",
                rows[0].name,
                different.len()
            ),
            proposal: None,
        });
    }
    Some((greatest.value, greatest.hedge, greatest.stated.clone()))
}
