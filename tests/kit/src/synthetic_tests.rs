//! What the made-up networks promise.

use std::collections::BTreeSet;

use super::{HOME, network};
use seed::check::check;
use seed::record::FactBody;

#[test]
fn same_numbers_give_the_same_data() {
    assert_eq!(network(20, 10, 3), network(20, 10, 3));
    assert_ne!(network(20, 10, 3), network(20, 10, 4));
}

#[test]
fn home_is_linked_with_all_and_others_at_random() {
    let data = network(50, 30, 1);
    let partners: Vec<_> = data
        .cities
        .iter()
        .flat_map(|city| &city.facts)
        .filter_map(
            |fact| if let FactBody::Relation(relation) = &fact.body { Some(&relation.with) } else { None },
        )
        .collect();
    assert_eq!((data.cities.len(), partners.len()), (51, 80));
    assert_eq!(partners.iter().filter(|slug| **slug == HOME).count(), 50);
    let countries: BTreeSet<_> = data.cities.iter().map(|city| &city.country).collect();
    assert!(countries.len() > 30, "{}", countries.len());
}

#[test]
fn made_up_records_keep_the_rules() {
    assert_eq!(check(&network(100, 100, 1), &BTreeSet::new()), []);
}

#[test]
fn more_relations_than_pairs_are_as_many_as_pairs() {
    let data = network(3, 100, 1);
    let facts = data.cities.iter().flat_map(|city| &city.facts);
    assert_eq!(facts.filter(|fact| matches!(fact.body, FactBody::Relation(_))).count(), 6);
    assert_eq!(network(0, 5, 1).cities.len(), 1);
}
