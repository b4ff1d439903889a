//! The rules of one city's record, apart from what single kinds of facts say.

use std::collections::{BTreeMap, BTreeSet};

use domain::nearest::hint;
use entity::city_name::NameKind;

use super::issue::{At, Issues, Item, RecordAt};
use super::references::{References, missing};
use super::vocabulary::circles;
use super::{better, fact, place, shape};
use crate::record::{CityRecord, FactBody, NameRecord, Origin, RESERVED_KEYS};

pub(super) fn check(city: &CityRecord, record: RecordAt, references: &References<'_>, issues: &mut Issues) {
    let at = |item, field: &str| At::new(record, item, field);
    place::check(city, record, references, issues);
    check_origin(&city.origin, record, Item::Whole, references, issues);
    for (tag, summary) in &city.summaries {
        issues.add_some(at(Item::Summary, tag), shape::language(tag).or_else(|| shape::text(summary)));
    }
    shape::translations(&city.translations, |field| at(Item::Whole, field), issues);
    check_keys(city, record, issues);
    check_subjects(city, record, issues);
    for (index, fact) in city.facts.iter().enumerate() {
        let item = Item::Fact(index);
        // The origin of the whole entry is judged once.
        if fact.origin != city.origin {
            check_origin(&fact.origin, record, item, references, issues);
        }
        for (n, origin) in fact.cite.iter().enumerate() {
            check_origin(origin, record, Item::Cite(index, n), references, issues);
        }
        issues.add_some(at(item, "stated"), fact.stated.as_deref().and_then(fact::stated));
        shape::translations(&fact.translations, |field| at(item, field), issues);
        fact::check(fact, city, |field| at(item, field), references, issues);
    }
    check_official_name(city, record, issues);
    check_notes(city, record, references, issues);
    better::check(city, record, issues);
}

fn check_origin(
    origin: &Origin,
    record: RecordAt,
    item: Item,
    references: &References<'_>,
    issues: &mut Issues,
) {
    let at = |field| At::new(record, item, field);
    issues.add_some(at("source"), missing("source", &origin.source, &references.sources));
    issues.add_some(at("locator"), origin.locator.as_deref().and_then(shape::text));
}

/// Keys of facts and notes are shaped, unique over all sections and not reserved.
fn check_keys(city: &CityRecord, record: RecordAt, issues: &mut Issues) {
    let facts = city.facts.iter().enumerate().map(|(n, fact)| {
        let climate = matches!(fact.body, FactBody::Climate(_));
        (Item::Fact(n), &fact.key, climate)
    });
    let notes = city.notes.iter().enumerate().map(|(n, note)| (Item::Note(n), &note.key, false));
    let mut seen = BTreeSet::new();
    for (item, key, climate) in facts.chain(notes) {
        let at = || At::new(record, item, "key");
        issues.add_some(at(), shape::words("key", key));
        if !seen.insert(key) {
            issues.add(at(), format!("key '{key}' is there twice in the file"));
        }
        if RESERVED_KEYS.contains(&key.as_str()) && !(climate && key == "climate") {
            issues.add(at(), format!("key '{key}' is reserved; reserved are: {}", RESERVED_KEYS.join(", ")));
        }
    }
}

/// `of` names a feature of the file, and no feature belongs to itself.
fn check_subjects(city: &CityRecord, record: RecordAt, issues: &mut Issues) {
    let features: BTreeMap<&str, Option<&str>> = city
        .facts
        .iter()
        .filter(|fact| matches!(fact.body, FactBody::Feature(_)))
        .map(|fact| (fact.key.as_str(), fact.of.as_deref()))
        .collect();
    for (index, fact) in city.facts.iter().enumerate() {
        let Some(of) = fact.of.as_deref() else { continue };
        let at = At::new(record, Item::Fact(index), "of");
        if !features.contains_key(of) {
            let near = hint(of, features.keys().copied());
            issues.add(at, format!("there is no feature '{of}' in the file{near}"));
        } else if matches!(fact.body, FactBody::Feature(_))
            && circles(&fact.key, |key| features.get(key).copied().flatten())
        {
            issues.add(at, format!("feature '{}' belongs to itself, by way of '{of}'", fact.key));
        }
    }
}

/// The names of a data set's own file have an English one among them.
pub(super) fn check_english_name(city: &CityRecord, record: RecordAt, issues: &mut Issues) {
    let is_english =
        |name: &NameRecord| name.kind == NameKind::Official && name.lang.as_deref() == Some("en");
    if !city.names().any(is_english) {
        issues.add(
            At::new(record, Item::Whole, ""),
            "a [[name]] of the city with kind = \"OFFICIAL\" and lang = \"en\" is missing",
        );
    }
}

fn check_official_name(city: &CityRecord, record: RecordAt, issues: &mut Issues) {
    let official = city.facts.iter().enumerate().filter(|(_, fact)| {
        fact.of.is_none()
            && matches!(&fact.body, FactBody::Name(name)
                if name.kind == NameKind::Official && name.lang.as_deref() == Some("en"))
    });
    if city.name().is_none() {
        issues.add(
            At::new(record, Item::Whole, ""),
            "a [[name]] of the city with kind = \"OFFICIAL\" and lang = \"en\" is missing",
        );
    }
    for (index, fact) in official.skip(1) {
        issues.add(
            At::new(record, Item::Fact(index), "kind"),
            format!("name '{}' is a second OFFICIAL name in 'en'; a city has exactly one", fact.key),
        );
    }
}

fn check_notes(city: &CityRecord, record: RecordAt, references: &References<'_>, issues: &mut Issues) {
    let attributes = city.attribute_facts();
    let keys: BTreeSet<&str> = city.facts.iter().chain(&attributes).map(|fact| fact.key.as_str()).collect();
    for (index, note) in city.notes.iter().enumerate() {
        let at = |field| At::new(record, Item::Note(index), field);
        if let Some(on) = note.on.as_deref().filter(|on| !keys.contains(on)) {
            issues.add(
                at("on"),
                format!("there is no fact '{on}' in the file{}", hint(on, keys.iter().copied())),
            );
        }
        issues.add_some(at("says"), shape::text(&note.says));
        issues.add_some(at("basis"), shape::text(&note.basis));
        issues.add_some(at("correction"), note.correction.as_deref().and_then(shape::text));
        shape::translations(&note.translations, |field| At::new(record, Item::Note(index), field), issues);
        for (n, origin) in note.cite.iter().enumerate() {
            check_origin(origin, record, Item::NoteCite(index, n), references, issues);
        }
    }
    for (index, no_fact) in city.no_facts.iter().enumerate() {
        let at = |field| At::new(record, Item::NoFact(index), field);
        issues.add_some(at("number"), shape::text(&no_fact.number));
        issues.add_some(at("reason"), shape::text(&no_fact.reason));
    }
}
