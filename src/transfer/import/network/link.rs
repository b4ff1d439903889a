//! Links, each once: in either direction, with or without date and kind.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::UNKNOWN;
use domain::partial_date::PartialDate;
use entity::relation::{RelationKind, RelationStatus};
use seed::{Known, KnownCity, KnownRelation};

use super::against;
use super::cities::Cities;
use super::model::Place;
use crate::transfer::import::ledger::{Effect, Ledger, Outcome, Warning, WarningKind};
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
        merged.extend(against::compare(of_pair(of_one, ledger), &known, ledger));
    }
    merged
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
    !is_in_future(link, context.known, ledger)
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

/// A link that begins or ends after the day up to which the data set counts is held back.
fn is_in_future(link: &Link, known: &Known, ledger: &mut Ledger) -> bool {
    let Some(last_day) = known.last_day else { return false };
    let dates = [&link.established, &link.ended];
    let late = dates.into_iter().flatten().find(|date| date.first().number() > last_day);
    late.is_some_and(|date| {
        ledger.warn(Warning {
            at: link.at,
            kind: WarningKind::DateInFuture,
            effect: Effect::RowHeldBack,
            value: date.to_string(),
            message: format!("'{date}' is after the date of the data set"),
            proposal: None,
        })
    })
}

/// The links of a pair: those that say least go into those that say more.
fn of_pair(mut links: Vec<Link>, ledger: &mut Ledger) -> Vec<Link> {
    // The order of rows does not count: equal weights are in the order of what they say.
    links.sort_by(|one, other| {
        weight(other)
            .cmp(&weight(one))
            .then_with(|| sense(one).cmp(&sense(other)))
            .then(one.at.cmp(&other.at))
    });
    let mut kept: Vec<Link> = Vec::new();
    for link in links {
        if let Some(into) = kept.iter_mut().find(|into| says_no_more(&link, into)) {
            ledger.settle(
                link.at,
                Outcome::Merged(format!("the link stands in line {} already", into.at.line)),
            );
            into.source_url = into.source_url.take().or(link.source_url);
            into.stated = into.stated.take().or(link.stated);
            continue;
        }
        if let Some(other) =
            kept.iter().find(|other| other.kind == link.kind && other.established == link.established)
        {
            let message = format!("line {} has another end or status of the same link", other.at.line);
            ledger.warn(Warning {
                at: link.at,
                kind: WarningKind::ValuesDiffer,
                effect: Effect::None,
                value: link.ended.as_ref().map(ToString::to_string).unwrap_or_default(),
                message: message.clone(),
                proposal: Some("keep one of the two rows".to_owned()),
            });
            ledger.settle(link.at, Outcome::Refused(message));
            continue;
        }
        kept.push(link);
    }
    kept
}

/// How much a link says.
fn weight(link: &Link) -> (bool, bool, bool, bool, bool) {
    let says_kind = link.kind != RelationKind::Unknown;
    let says_status = link.status != RelationStatus::Unknown;
    let has_ended = link.status == RelationStatus::Ended;
    (link.established.is_some(), has_ended, link.ended.is_some(), says_kind, says_status)
}

fn sense(link: &Link) -> (String, String, String, Option<&str>) {
    let date = |date: &Option<PartialDate>| date.as_ref().map(ToString::to_string).unwrap_or_default();
    (date(&link.established), date(&link.ended), format!("{:?}", link.kind), link.stated.as_deref())
}

/// Whether the link says nothing that the other does not.
fn says_no_more(link: &Link, other: &Link) -> bool {
    (link.kind == RelationKind::Unknown || link.kind == other.kind)
        && against::is_within(link.established.as_ref(), other.established.as_ref())
        && against::is_within(link.ended.as_ref(), other.ended.as_ref())
        && (link.status != RelationStatus::Ended || other.status == RelationStatus::Ended)
}
