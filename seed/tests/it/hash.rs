//! What a hash depends on.

use seed::record::{CityRecord, NoFactRecord, RecordHash as _, SourceRecord};
use testkit::synthetic;

fn city() -> CityRecord {
    synthetic::network(1, 0, 1).cities.remove(1)
}

#[test]
fn hash_is_the_same_on_every_machine() {
    let source =
        SourceRecord { slug: "page".to_owned(), title: "Page".to_owned(), ..SourceRecord::default() };
    // printf 'sister-cities record 2\nsource\n{"slug":"page","title":"Page","description":null,"publisher":null,"url":null,"published":null,"retrieved":null,"license":null,"translations":{}}' | sha256sum
    assert_eq!(source.record_hash(), "5d1a471b55e1e612c94d4d4423ccb315bc96775ec03eaeb40a03150cc624aa42");
}

#[test]
fn hash_covers_what_is_stored() {
    let base = city().record_hash();
    let changes: [fn(&mut CityRecord); 6] = [
        |city| city.within = Some("Somewhere".to_owned()),
        |city| city.origin.locator = Some("entry 1".to_owned()),
        |city| city.former_slugs.push("old".to_owned()),
        |city| city.facts.reverse(),
        |city| city.facts[0].stated = None,
        |city| drop(city.summaries.insert("en".to_owned(), "S".to_owned())),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut city = city();
        change(&mut city);
        assert_ne!(city.record_hash(), base, "change {number}");
    }
}

#[test]
fn hash_leaves_out_what_is_not_stored() {
    let mut changed = city();
    changed.no_facts.push(NoFactRecord { number: "two".to_owned(), reason: "idiom".to_owned() });
    assert_eq!(changed.record_hash(), city().record_hash());
}
