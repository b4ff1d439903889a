//! The rules of facts that are better than others.

use std::collections::{BTreeMap, BTreeSet};

use domain::nearest::hint;
use entity::fact::FactKind;

use super::issue::{At, Issues, Item, RecordAt};
use crate::record::{CityRecord, FactRecord};

/// `better` names a fact that can stand for the noted one, and no fact is better than two or has two better ones.
pub(super) fn check(city: &CityRecord, record: RecordAt, issues: &mut Issues) {
    let facts: BTreeMap<&str, &FactRecord> =
        city.facts.iter().map(|fact| (fact.key.as_str(), fact)).collect();
    let corrected: BTreeSet<&str> = city
        .notes
        .iter()
        .filter(|note| note.better.is_some())
        .filter_map(|note| note.on.as_deref())
        .collect();
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
        // What 'on' lacks is said of 'on'.
        let Some(noted) = facts.get(on) else { continue };
        if !can_stand_for(fact, noted) {
            let kind = noted.body.kind();
            wrong(format!(
                "fact '{key}' cannot stand for '{on}'; accepted is another {} about the same thing{}",
                word(kind),
                if kind == FactKind::Feature { ", or a [[name]] of it" } else { "" }
            ));
        }
        if noted.is_of_a_column() {
            wrong(format!("fact '{on}' is the usual name, which stands in every list; correct it there"));
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

/// Of the same section and about the same thing; of a feature also a name of it.
fn can_stand_for(fact: &FactRecord, noted: &FactRecord) -> bool {
    let (kind, of) = (noted.body.kind(), noted.of.as_deref());
    let same = fact.key != noted.key && fact.body.kind() == kind && kind != FactKind::Relation;
    (same && (fact.of.as_deref() == of || kind == FactKind::Feature))
        || (kind == FactKind::Feature
            && fact.body.kind() == FactKind::Name
            && fact.of.as_deref() == Some(noted.key.as_str()))
}

/// The section of a file that has such facts.
fn word(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Relation => "[[relation]]",
        FactKind::Attribute => "field of [place]",
        FactKind::Name => "[[name]]",
        FactKind::Measurement => "[[measurement]]",
        FactKind::Climate => "[climate]",
        FactKind::Industry => "[[industry]]",
        FactKind::Feature => "[[feature]]",
        FactKind::Event => "[[event]]",
        FactKind::Ranking => "[[ranking]]",
    }
}
