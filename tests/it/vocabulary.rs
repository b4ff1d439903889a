//! The network made for tests has something of every kind, so that tests on it leave nothing out.

use std::collections::BTreeSet;
use std::fmt::Debug;

use entity::relation::RelationKind;
use sea_orm::Iterable;
use seed::record::{CityRecord, FactBody};

use crate::support::demo;

/// Fails if a word of the vocabulary is not among the used ones.
#[track_caller]
fn all_are_used<T: Iterable + Ord + Debug>(used: impl IntoIterator<Item = T>) {
    let used: BTreeSet<T> = used.into_iter().collect();
    let unused: Vec<T> = T::iter().filter(|word| !used.contains(word)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn network_made_for_tests_has_every_word_of_the_vocabulary() {
    let data = demo::network();
    all_are_used(data.cities.iter().map(|city| city.level));
    let notes = || data.cities.iter().flat_map(|city| &city.notes);
    all_are_used(notes().map(|note| note.kind));
    all_are_used(notes().map(|note| note.certainty));

    let attributes: Vec<_> = data.cities.iter().flat_map(CityRecord::attribute_facts).collect();
    let bodies: Vec<_> =
        data.cities.iter().flat_map(|city| &city.facts).chain(&attributes).map(|fact| &fact.body).collect();
    all_are_used(bodies.iter().map(|body| body.kind()));
    let (mut relations, mut names, mut measurements) = (Vec::new(), Vec::new(), Vec::new());
    let (mut industries, mut features, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for body in bodies {
        match body {
            FactBody::Relation(relation) => relations.push(relation),
            FactBody::Name(name) => names.push(name),
            FactBody::Measurement(measurement) => measurements.push(measurement),
            FactBody::Industry(industry) => industries.push(industry),
            FactBody::Feature(feature) => features.push(feature),
            FactBody::Event(event) => events.push(event),
            FactBody::Attribute(_) | FactBody::Climate(_) | FactBody::Ranking(_) => {}
        }
    }
    // Of imports only: no network of its own has these kinds yet.
    let imported = [
        RelationKind::Memorandum,
        RelationKind::Cooperation,
        RelationKind::Project,
        RelationKind::Contact,
        RelationKind::Domestic,
    ];
    all_are_used(relations.iter().map(|relation| relation.kind).chain(imported));
    all_are_used(relations.iter().map(|relation| relation.status));
    all_are_used(names.iter().map(|name| name.kind));
    all_are_used(measurements.iter().map(|measurement| measurement.metric));
    all_are_used(measurements.iter().map(|measurement| measurement.qualifier));
    all_are_used(measurements.iter().map(|measurement| measurement.scope));
    all_are_used(industries.iter().map(|industry| industry.role));
    all_are_used(features.iter().map(|feature| feature.kind));
    all_are_used(features.iter().map(|feature| feature.role));
    all_are_used(events.iter().map(|event| event.kind));
}
