//! What the database reckons from dates and places, against a library's reckoning.

use domain::geo;
use entity::relation::RelationStatus;
use entity::{city, relation};
use icu_calendar::Date;
use sea_orm::EntityTrait as _;
use seed::record::FactBody;
use seed::{DataSet, Options, load};
use testkit::synthetic;

use crate::support::TestDatabase;

/// Every third relation that is old enough has ended.
fn network() -> DataSet {
    let mut data = synthetic::network(40, 60, 7);
    let facts = data.cities.iter_mut().flat_map(|city| &mut city.facts);
    let relations = facts.filter_map(|fact| match &mut fact.body {
        FactBody::Relation(relation) => Some(relation),
        _ => None,
    });
    for relation in relations.step_by(3) {
        if relation.established.as_ref().is_some_and(|date| date.last().number() < 20_150_101) {
            relation.ended = Some("2020-02".parse().expect("a date"));
            relation.status = RelationStatus::Ended;
        }
    }
    data
}

fn day_number(day: i32) -> i64 {
    let part = |number: i32| u8::try_from(number % 100).expect("two digits");
    let date = Date::try_new_iso(day / 10_000, part(day / 100), part(day));
    date.expect("a day of the calendar").to_rata_die().to_i64_date()
}

#[tokio::test]
async fn durations_and_distances_are_those_of_the_calendar_and_the_globe() {
    let TestDatabase { db, .. } = &TestDatabase::new().await;
    let mut data = network();
    data.dataset.published = Some("2026-02".parse().expect("a date"));
    load(db, &data, Options::default()).await.expect("it loads");
    let relations = relation::Entity::find().all(db).await.expect("rows");
    let cities = city::Entity::find().all(db).await.expect("rows");
    let place = |id: i64| {
        let city = cities.iter().find(|city| city.id == id).expect("a city");
        city.latitude.zip(city.longitude).expect("a place")
    };
    let until = day_number(20_260_228);
    let (mut lasting, mut ended_ones) = (0, 0);
    for relation in &relations {
        let begun = relation.established_last.map(day_number);
        let ended = relation.ended_first.map(day_number);
        let expected = begun.map(|begun| (ended.unwrap_or(until) - begun).max(0));
        assert_eq!(relation.duration_days.map(i64::from), expected, "{relation:?}");
        ended_ones += usize::from(ended.is_some() && expected.is_some());
        lasting += usize::from(expected.is_some_and(|days| days > 0));
        let chord = geo::chord(geo::distance_km(place(relation.low_city_id), place(relation.high_city_id)));
        let stored = relation.chord_squared.expect("both places are known").sqrt();
        assert!((stored - chord).abs() < 1e-9, "{stored} {chord}");
    }
    assert!(lasting > 20 && ended_ones > 10, "{lasting} and {ended_ones} of {}", relations.len());
}

#[tokio::test]
async fn without_a_date_of_the_data_set_only_what_ended_has_a_duration() {
    let TestDatabase { db, .. } = &TestDatabase::new().await;
    let mut data = network();
    data.dataset.published = None;
    load(db, &data, Options::default()).await.expect("it loads");
    let relations = relation::Entity::find().all(db).await.expect("rows");
    assert!(relations.iter().all(|relation| relation.duration_days.is_some()
        == (relation.ended_first.is_some() && relation.established_last.is_some())));
}
