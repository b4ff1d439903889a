//! Links, each once: in either direction, with or without date and kind.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::UNKNOWN;
use domain::partial_date::Day;
use seed::{Known, KnownCity, KnownRelation};

use super::cities::Cities;
use super::model::Place;
use super::{against, pair};
use crate::transfer::import::ledger::{At, Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::options::Options;
use crate::transfer::import::stated::{Key, Link};

/// What links are judged by beside the places.
pub(super) struct Context<'a> {
    /// The keys that others stand for.
    pub(super) renamed: &'a BTreeMap<Key, Key>,
    /// The keys of places that are held back.
    pub(super) held: &'a BTreeSet<Key>,
    pub(super) options: &'a Options,
    pub(super) known: &'a Known,
    pub(super) cities: &'a Cities<'a>,
    /// The source of the import, whose own relations it says anew.
    pub(super) owner: &'a str,
    /// The home city, if only its own data say with whom it is linked.
    pub(super) closed: Option<&'a str>,
}

/// The home city, whose network no list of other cities changes; none where its own data state no relation of it.
pub(super) fn closed_home(known: &Known, states_home: bool) -> Option<&str> {
    let slug = known.home.as_deref().filter(|_| !states_home)?;
    let home = known.cities.iter().find(|city| city.slug == slug && city.owner == seed::SEED)?;
    let is_own = |((low, high), relations): (&(i64, i64), &Vec<KnownRelation>)| {
        (*low == home.id || *high == home.id) && relations.iter().any(|known| known.owner == seed::SEED)
    };
    known.relations.iter().any(is_own).then_some(slug)
}

impl<'a> Context<'a> {
    /// The relations of the two that the database has from others.
    fn relations(&self, ends: &[Key; 2], places: &BTreeMap<Key, Place>) -> Vec<&'a KnownRelation> {
        let id = |key: &Key| {
            let slug = places.get(key)?.known.as_deref()?;
            self.cities.of_slug(slug).map(|city| city.id)
        };
        let Some((one, other)) = id(&ends[0]).zip(id(&ends[1])) else { return Vec::new() };
        let relations = self.known.relations.get(&(one.min(other), one.max(other)));
        relations.into_iter().flatten().filter(|relation| relation.owner != self.owner).collect()
    }

    /// Why a link of the two that the database does not have stays out, if it does.
    fn left_out(&self, ends: &[Key; 2], places: &BTreeMap<Key, Place>) -> Option<String> {
        let home = self.closed?;
        let [one, other] = ends.each_ref().map(|end| places.get(end));
        let is_home = |place: &Place| place.known.as_deref() == Some(home);
        let partner = [(one?, other?), (other?, one?)].into_iter().find(|(end, _)| is_home(end))?.1;
        Some(format!(
            "{home} is the home city, whose own data do not have this relation with '{}'; a list of other cities adds none",
            partner.name
        ))
    }
}

pub(super) fn merge(
    mut links: Vec<Link>,
    places: &mut BTreeMap<Key, Place>,
    context: &Context<'_>,
    ledger: &mut Ledger,
) -> Vec<Link> {
    links.retain_mut(|link| is_valid(link, places, context, ledger));
    // In place, since there may be many: by pairs, and the rows of each in their order.
    links.sort_unstable_by(|one, other| one.ends.cmp(&other.ends).then(one.at.cmp(&other.at)));
    let mut merged = Vec::with_capacity(links.len());
    let mut links = links.into_iter().peekable();
    while let Some(first) = links.next() {
        let ends = first.ends.clone();
        let mut of_one = vec![first];
        while let Some(next) = links.next_if(|next| next.ends == ends) {
            of_one.push(next);
        }
        let known = context.relations(&ends, places);
        let left_out = context.left_out(&ends, places);
        // Rows may go into one that the database contradicts, though it does not contradict them.
        let alone = if known.is_empty() || of_one.len() < 2 { Vec::new() } else { of_one.clone() };
        let (links, folded) = pair::relations(of_one, ledger);
        let taken = against::compare(links, &known, left_out.as_deref(), ledger);
        let is_taken = |row: At, ledger: &Ledger| {
            taken.iter().any(|link| link.at == row) && !(left_out.is_some() && ledger.is_refused(row))
        };
        let mut refused: BTreeMap<At, Vec<Link>> = BTreeMap::new();
        for link in alone {
            let into = folded.get(&link.at).copied();
            if let Some(into) = into.filter(|into| !is_taken(*into, ledger)) {
                refused.entry(into).or_default().push(link);
            }
        }
        for (into, rows) in refused {
            let free = known.iter().copied().filter(|known| !is_stated(known, &taken));
            merged.extend(against::without(rows, into, &free.collect::<Vec<_>>(), ledger));
        }
        merged.extend(taken);
    }
    merged
}

/// Whether one of the links is that relation of the database.
fn is_stated(known: &KnownRelation, links: &[Link]) -> bool {
    links.iter().any(|link| link.kind == known.kind && link.established == known.established)
}

/// Whether the link is one of two places; brings its ends into their order.
fn is_valid(
    link: &mut Link,
    places: &mut BTreeMap<Key, Place>,
    context: &Context<'_>,
    ledger: &mut Ledger,
) -> bool {
    if ledger.is_refused(link.at) {
        return false;
    }
    for end in &mut link.ends {
        // A key of the file's own may stand for an item, and that for another spelling; each for one that sorts before it.
        while let Some(into) = context.renamed.get(end) {
            *end = into.clone();
        }
    }
    if let Some(end) = link.ends.iter().find(|end| !find(end, places, context)) {
        refuse(link, end, ledger);
        return false;
    }
    link.ends.sort_unstable();
    if link.ends[0] == link.ends[1] {
        ledger.settle(link.at, Outcome::PassedOver("a link of a place with itself".to_owned()));
        return false;
    }
    if is_known_twice(&link.ends, places) {
        ledger.settle(link.at, Outcome::PassedOver("both ends are one city of the database".to_owned()));
        return false;
    }
    !is_in_future(link, context, ledger)
}

/// Whether the end is a place; one that only the database has is added.
fn find(key: &Key, places: &mut BTreeMap<Key, Place>, context: &Context<'_>) -> bool {
    let Context { held, options, known, cities, .. } = context;
    if places.contains_key(key) {
        return true;
    }
    if held.contains(key) {
        return false;
    }
    let city = match key {
        Key::Item(item) => cities.of_item(&format!("Q{item}")),
        Key::Home => {
            let home = options.home.as_deref().or(known.home.as_deref());
            home.and_then(|slug| cities.of_slug(slug))
        }
        _ => None,
    };
    let Some(city) = city else { return false };
    places.insert(key.clone(), of_database(key, city));
    true
}

/// A place of which the files say nothing but its links.
fn of_database(key: &Key, city: &KnownCity) -> Place {
    let mut place = Place {
        key: key.clone(),
        known: None,
        wikidata_id: None,
        slug: None,
        name: city.name.clone(),
        lang: None,
        names: Vec::new(),
        country: city.country.clone(),
        within: city.within.clone(),
        level: Some(city.level),
        point: None,
        population: None,
        area: None,
        rows: Vec::new(),
    };
    place.take_for(city);
    place
}

fn refuse(link: &Link, end: &Key, ledger: &mut Ledger) {
    let value = match end {
        Key::Item(item) => format!("Q{item}"),
        Key::Local(id) => id.to_string(),
        Key::Home => "the home city".to_owned(),
        Key::Named(named) if named.country == UNKNOWN || named.country.is_empty() => named.name.clone(),
        Key::Named(named) => format!("{} ({})", named.name, named.country),
    };
    ledger.warn(Warning {
        at: link.at,
        kind: WarningKind::PlaceUnknown,
        effect: Effect::None,
        message: format!(
            "no row describes '{value}', or its row is held back, and the database has no such city"
        ),
        value: value.clone(),
        proposal: None,
    });
    ledger.settle(link.at, Outcome::Refused(format!("its end '{value}' is no place that is imported")));
}

/// Two keys may turn out to be one city of the database.
fn is_known_twice(ends: &[Key; 2], places: &BTreeMap<Key, Place>) -> bool {
    let known = |key: &Key| places.get(key).and_then(|place| place.known.as_deref());
    known(&ends[0]).is_some() && known(&ends[0]) == known(&ends[1])
}

/// A link that begins or ends after the day up to which the data set counts, or after today, is held back.
fn is_in_future(link: &Link, context: &Context<'_>, ledger: &mut Ledger) -> bool {
    let published = context.known.last_day.map(|day| (Day::from_number(day), "the date of the data set"));
    let today = || context.options.today.map(|day| (day, "today"));
    let Some((last, what)) = published.or_else(today) else { return false };
    let dates = [&link.established, &link.ended];
    let late = dates.into_iter().flatten().find(|date| date.first() > last);
    late.is_some_and(|date| {
        ledger.warn(Warning {
            at: link.at,
            kind: WarningKind::DateInFuture,
            effect: Effect::RowHeldBack,
            value: date.to_string(),
            message: format!("'{date}' is after {last}, {what}"),
            proposal: None,
        })
    })
}
