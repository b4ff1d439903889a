//! What is planned for a record, by what the database has.

use std::collections::BTreeMap;

use entity::city::CityLevel;

use super::*;
use crate::load::owner::SEED;
use crate::load::plan::matching::Imported;
use crate::record::{CityRecord, DatasetRecord, Origin, PlaceDetails, Translations};

const LIST: Owner<'_> = Owner("list");
const ID: &str = "Q1";

fn record(slug: &str) -> CityRecord {
    CityRecord {
        slug: slug.to_owned(),
        former_slugs: Vec::new(),
        origin: Origin::default(),
        country: "CN".to_owned(),
        level: CityLevel::City,
        within: None,
        ended: None,
        successor: None,
        translations: Translations::new(),
        location: None,
        wikidata_id: None,
        details: PlaceDetails::default(),
        cited: BTreeMap::new(),
        summaries: BTreeMap::new(),
        facts: Vec::new(),
        notes: Vec::new(),
        seconded: Vec::new(),
        no_facts: Vec::new(),
    }
}

fn with_id(slug: &str) -> CityRecord {
    CityRecord { wikidata_id: Some(ID.to_owned()), ..record(slug) }
}

fn formerly(slug: &str, former: &str) -> CityRecord {
    CityRecord { former_slugs: vec![former.to_owned()], ..record(slug) }
}

fn data(cities: impl IntoIterator<Item = CityRecord>) -> DataSet {
    DataSet {
        dataset: DatasetRecord {
            title: String::new(),
            home: String::new(),
            source: String::new(),
            license: String::new(),
            author: String::new(),
            published: None,
            url: None,
            stated_as_of: None,
            changes: Vec::new(),
            translations: Translations::new(),
        },
        sources: Vec::new(),
        countries: Vec::new(),
        industries: Vec::new(),
        cities: cities.into_iter().collect(),
    }
}

/// A city that the owner has loaded from the record.
fn stored(id: i64, owner: &str, record: &CityRecord) -> Stored {
    Stored {
        id,
        owner: owner.to_owned(),
        hash: Some(record.record_hash()),
        wikidata_id: record.wikidata_id.clone(),
    }
}

/// A city that another owner has loaded.
fn foreign(id: i64, owner: &str, wikidata_id: Option<&str>) -> Stored {
    Stored { id, owner: owner.to_owned(), hash: None, wikidata_id: wikidata_id.map(str::to_owned) }
}

fn state<const N: usize>(cities: [(&str, Stored); N]) -> State {
    let cities = cities.map(|(slug, city)| (slug.to_owned(), city));
    State { cities: BTreeMap::from(cities), former: BTreeMap::new() }
}

fn imported(id: i64, slug: &str) -> Imported {
    Imported { id, slug: slug.to_owned(), owner: "list".to_owned() }
}

fn inherited(slug: &str, city_id: i64) -> InheritedSlug {
    InheritedSlug { slug: slug.to_owned(), city_id, owner: "list".to_owned() }
}

fn planned<'a>(state: &State, data: &'a DataSet, owner: Owner<'a>) -> Plan<'a> {
    plan(state, data, owner).expect("nothing is in the way")
}

/// The id of each city, what is found of it, and what is to be written.
fn cities(plan: &Plan<'_>) -> Vec<(i64, Match, Change)> {
    plan.cities.iter().map(|city| (city.id, city.found.clone(), city.change)).collect()
}

/// The slugs after the plan with the id and the owner of each city.
fn slugs(plan: &Plan<'_>, state: State) -> Vec<(String, i64, String)> {
    let after = plan.after(state).cities.into_iter();
    after.map(|(slug, city)| (slug, city.id, city.owner)).collect()
}

#[test]
fn new_cities_get_the_ids_after_the_greatest() {
    let state = state([("kept-cn", foreign(7, "list", None))]);
    let data = data([record("one-cn"), record("two-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    assert_eq!(cities(&plan), [(8, Match::New, Change::Added), (9, Match::New, Change::Added)]);
    assert_eq!(plan.report().added, ["one-cn", "two-cn"]);
    assert!(!plan.cities[0].exists() && plan.cities[0].is_owned());
}

#[test]
fn same_city_is_written_only_if_its_hash_differs() {
    let (one, mut two) = (record("one-cn"), record("two-cn"));
    let state = state([("one-cn", stored(1, SEED, &one)), ("two-cn", stored(2, SEED, &two))]);
    two.within = Some("Elsewhere".to_owned());
    let data = data([one, two]);
    let plan = planned(&state, &data, Owner::seed());
    assert_eq!(cities(&plan), [(1, Match::Same, Change::Unchanged), (2, Match::Same, Change::Updated)]);
    assert_eq!(plan.changed_ids(), [2]);
    let report = plan.report();
    assert_eq!((report.unchanged, report.updated), (vec!["one-cn".to_owned()], vec!["two-cn".to_owned()]));
}

#[test]
fn renamed_city_is_found_by_a_former_slug_and_keeps_its_id() {
    let state = state([("old-cn", stored(1, SEED, &record("old-cn")))]);
    let data = data([formerly("new-cn", "old-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    let found = Match::Renamed { from: "old-cn".to_owned() };
    assert_eq!(cities(&plan), [(1, found, Change::Updated)]);
    assert_eq!((plan.inherited.len(), plan.missing.len()), (0, 0));
    let after = plan.after(state);
    assert_eq!((after.id("new-cn"), after.id("old-cn"), after.cities.len()), (Some(1), Some(1), 1));
}

#[test]
fn recognised_city_stays_its_owners_and_is_new_to_the_import() {
    let state = state([("one-cn", foreign(1, SEED, Some(ID)))]);
    let data = data([with_id("one-cn")]);
    let plan = planned(&state, &data, LIST);
    let found = Match::Recognised { slug: "one-cn".to_owned(), owner: SEED.to_owned() };
    assert_eq!(cities(&plan), [(1, found, Change::Added)]);
    assert!(plan.cities[0].exists() && !plan.cities[0].is_owned());
    assert_eq!(slugs(&plan, state), [("one-cn".to_owned(), 1, SEED.to_owned())]);
}

#[test]
fn import_does_not_look_for_cities_by_wikidata_id() {
    let state = state([("one-cn", foreign(1, "other", Some(ID)))]);
    let data = data([with_id("two-cn")]);
    assert_eq!(cities(&planned(&state, &data, LIST)), [(2, Match::New, Change::Added)]);
}

#[test]
fn city_of_an_import_is_taken_over_by_wikidata_id_and_its_slug_leads_there() {
    let state = state([("theirs-cn", foreign(1, "list", Some(ID)))]);
    let data = data([with_id("ours-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    assert_eq!(cities(&plan), [(1, Match::TakenOver(imported(1, "theirs-cn")), Change::Added)]);
    assert_eq!(plan.inherited, [inherited("theirs-cn", 1)]);
    let after = plan.after(state);
    assert_eq!((after.id("theirs-cn"), after.cities["ours-cn"].owner.as_str()), (Some(1), SEED));
}

#[test]
fn city_of_an_import_without_wikidata_id_is_taken_over_by_its_slug() {
    let state = state([("one-cn", foreign(1, "list", None))]);
    let data = data([record("one-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    assert_eq!(cities(&plan), [(1, Match::TakenOver(imported(1, "one-cn")), Change::Added)]);
    assert_eq!(plan.inherited, [], "the slug is the city's own");
    assert_eq!(slugs(&plan, state), [("one-cn".to_owned(), 1, SEED.to_owned())]);
}

#[test]
fn slug_that_another_record_has_is_not_inherited() {
    let state = state([("one-cn", foreign(1, "list", Some(ID)))]);
    let data = data([with_id("two-cn"), record("one-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    assert_eq!(plan.inherited, []);
    assert_eq!(
        slugs(&plan, state),
        [("one-cn".to_owned(), 2, SEED.to_owned()), ("two-cn".to_owned(), 1, SEED.to_owned())]
    );
}

#[test]
fn city_of_an_import_beside_the_data_sets_own_is_merged_into_that() {
    let own = record("one-cn");
    let mut state = state([("one-cn", stored(1, SEED, &own)), ("one-q1-cn", foreign(2, "list", Some(ID)))]);
    state.former.insert("uno-cn".to_owned(), 2);
    let data = data([with_id("one-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    let found = Match::Merged { into: Box::new(Match::Same), twin: imported(2, "one-q1-cn") };
    assert_eq!(cities(&plan), [(1, found, Change::Updated)]);
    assert_eq!(plan.inherited, [inherited("one-q1-cn", 1)]);
    let after = plan.after(state);
    assert_eq!(after.cities.len(), 1);
    assert_eq!((after.id("one-q1-cn"), after.id("uno-cn")), (Some(1), Some(1)));
}

#[test]
fn cities_of_two_imports_may_both_be_the_one_of_a_record() {
    let state = state([("one-cn", foreign(1, "list", None)), ("one-q1-cn", foreign(2, "list", Some(ID)))]);
    let data = data([with_id("one-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    let into = Box::new(Match::TakenOver(imported(1, "one-cn")));
    assert_eq!(plan.cities[0].found, Match::Merged { into, twin: imported(2, "one-q1-cn") });
    let ids = plan.cities[0].found.imported().map(|city| city.id);
    assert_eq!(ids.collect::<Vec<_>>(), [1, 2]);
    assert_eq!(slugs(&plan, state), [("one-cn".to_owned(), 1, SEED.to_owned())]);
}

#[test]
fn city_that_is_no_longer_in_the_data_is_missing_and_kept() {
    let state =
        state([("gone-cn", stored(1, SEED, &record("gone-cn"))), ("theirs-cn", foreign(2, "list", None))]);
    let data = data([record("one-cn")]);
    let plan = planned(&state, &data, Owner::seed());
    assert_eq!((&plan.missing, plan.report().missing), (&vec!["gone-cn".to_owned()], plan.missing.clone()));
    assert_eq!(plan.after(state).cities.len(), 3);
}

#[test]
fn slug_of_an_imports_city_of_another_wikidata_id_is_refused() {
    let state = state([("one-cn", foreign(1, "list", Some(ID)))]);
    for wikidata_id in [None, Some("Q2".to_owned())] {
        let data = data([CityRecord { wikidata_id, ..record("one-cn") }]);
        let conflicts = plan(&state, &data, Owner::seed()).expect_err("perhaps another city");
        assert_eq!(
            conflicts,
            [Conflict::SlugOfAnImport {
                city: "one-cn".to_owned(),
                slug: "one-cn".to_owned(),
                import: "list".to_owned(),
                wikidata_id: ID.to_owned(),
            }]
        );
    }
}

#[test]
fn record_with_the_wikidata_id_of_a_missing_city_is_refused() {
    let state = state([("old-cn", stored(1, SEED, &with_id("old-cn")))]);
    let data = data([with_id("new-cn")]);
    let conflicts = plan(&state, &data, Owner::seed()).expect_err("perhaps the same city");
    let (city, missing) = ("new-cn".to_owned(), "old-cn".to_owned());
    assert_eq!(conflicts, [Conflict::IdOfAMissingCity { city, missing }]);
    assert_eq!(
        conflicts[0].to_string(),
        "city new-cn, wikidata_id: the database has it for 'old-cn'; \
         if that is the same city, write former_slugs = [\"old-cn\"]"
    );
}

#[test]
fn all_conflicts_are_told_at_once() {
    let state =
        state([("one-cn", foreign(1, "list", Some("Q7"))), ("old-cn", stored(2, SEED, &with_id("old-cn")))]);
    let data = data([with_id("new-cn"), record("one-cn")]);
    let conflicts = plan(&state, &data, Owner::seed()).expect_err("two conflicts");
    assert!(
        matches!(conflicts[..], [Conflict::SlugOfAnImport { .. }, Conflict::IdOfAMissingCity { .. }]),
        "{conflicts:?}"
    );
}
