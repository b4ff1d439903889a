//! The rules of facts that are better than others.

use std::collections::{BTreeMap, BTreeSet};

use domain::nearest::hint;
use entity::city_name::NameKind;
use entity::fact::FactKind;

use super::issue::{At, Issues, Item, RecordAt};
use crate::record::{CityRecord, FactBody, FactRecord};

/// `better` names a fact of another source that can stand for the noted one, and no fact is better than two, has two
/// better ones, or is better than one that is better itself.
pub(super) fn check(city: &CityRecord, record: RecordAt, issues: &mut Issues) {
    let facts: BTreeMap<&str, &FactRecord> =
        city.facts.iter().map(|fact| (fact.key.as_str(), fact)).collect();
    let with_better = || city.notes.iter().filter(|note| note.better.is_some());
    let corrected: BTreeSet<&str> = with_better().filter_map(|note| note.on.as_deref()).collect();
    let (mut seen, mut better) = (BTreeSet::new(), BTreeSet::new());
    for (index, note) in city.notes.iter().enumerate() {
        let Some(key) = note.better.as_deref() else { continue };
        let mut wrong = |message: String| issues.add(At::new(record, Item::Note(index), "better"), message);
        let Some(fact) = facts.get(key) else {
            wrong(format!("there is no fact '{key}' in the file{}", hint(key, facts.keys().copied())));
            continue;
        };
        let Some(on) = note.on.as_deref() else {
            wrong("'better' without 'on', the fact that it is better than".to_owned());
            continue;
        };
        let Some(noted) = facts.get(on) else {
            // What is no fact at all is said of 'on'.
            if city.attribute_facts().iter().any(|attribute| attribute.key == on) {
                wrong(format!("'{on}' is a field of [place], which no fact stands for; mend the field"));
            }
            continue;
        };
        if !can_stand_for(fact, noted) {
            wrong(format!("fact '{key}' cannot stand for '{on}'; {}", accepted(noted.body.kind())));
        }
        for fact in [fact, noted].into_iter().filter(|fact| fact.is_of_a_column()) {
            wrong(format!("fact '{}' is the usual name, which stands in every list", fact.key));
        }
        if fact.origin.source == noted.origin.source {
            wrong(format!("fact '{key}' is of the same source as '{on}'; a better one is of another"));
        }
        if !seen.insert(on) {
            wrong(format!("fact '{on}' has a better one by another note already"));
        }
        if !better.insert(key) {
            wrong(format!("fact '{key}' is better than another one already"));
        }
        if corrected.contains(key) {
            wrong(format!("fact '{key}' has itself a better one; name that"));
        }
    }
}

/// Of the same section and metric, and about the same thing; of a feature also another feature, or a name of it.
fn can_stand_for(fact: &FactRecord, noted: &FactRecord) -> bool {
    let same_subject = fact.of == noted.of;
    match (&fact.body, &noted.body) {
        (FactBody::Measurement(better), FactBody::Measurement(stated)) => {
            same_subject && better.metric == stated.metric && fact.key != noted.key
        }
        (FactBody::Name(_), FactBody::Name(_))
        | (FactBody::Industry(_), FactBody::Industry(_))
        | (FactBody::Event(_), FactBody::Event(_))
        | (FactBody::Ranking(_), FactBody::Ranking(_)) => same_subject && fact.key != noted.key,
        (FactBody::Feature(_), FactBody::Feature(_)) => {
            fact.key != noted.key && fact.of.as_ref() != Some(&noted.key)
        }
        (FactBody::Name(name), FactBody::Feature(_)) => {
            fact.of.as_ref() == Some(&noted.key) && matches!(name.kind, NameKind::Official | NameKind::Local)
        }
        _ => false,
    }
}

/// What can stand for a fact of that kind.
fn accepted(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Name => "accepted is another [[name]] of the same thing",
        FactKind::Measurement => "accepted is another [[measurement]] of the same metric and thing",
        FactKind::Industry => "accepted is another [[industry]] of the same thing",
        FactKind::Event => "accepted is another [[event]] about the same thing",
        FactKind::Ranking => "accepted is another [[ranking]] of the same thing",
        FactKind::Feature => {
            "accepted is another [[feature]] that does not belong to it, or an OFFICIAL or LOCAL [[name]] of it"
        }
        FactKind::Relation | FactKind::Attribute | FactKind::Climate => "nothing is accepted for such a fact",
    }
}
