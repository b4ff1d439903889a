//! The data that ship with the crate stand in the database as they should.

use std::collections::BTreeSet;

use seed::record::{FactBody, FactRecord, Translations};
use seed::{DataSet, Options, load};

use crate::support::TestDatabase;

fn embedded() -> DataSet {
    DataSet::embedded().unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn every_city_and_fact_is_there() {
    let (database, data) = (TestDatabase::new().await, embedded());
    let report = database.load(&data).await;
    assert_eq!((report.added.len(), report.revision), (data.cities.len(), 1));
    let facts: usize = data.cities.iter().map(|city| city.facts.len() + city.attribute_facts().len()).sum();
    assert_eq!(database.count("fact").await, i64::try_from(facts).expect("few facts"));
    let details = "city_attribute city_name measurement climate city_industry feature event ranking relation";
    let mut rows = 0;
    for table in details.split(' ') {
        rows += database.count(table).await;
    }
    assert_eq!(rows, database.count("fact").await);
    let (mut cite, mut notes) = (0, 0);
    for city in &data.cities {
        cite += city.facts.iter().map(|fact| fact.cite.len()).sum::<usize>();
        notes += city.notes.len();
    }
    assert_eq!(database.count("citation").await, i64::try_from(cite).expect("few"));
    assert_eq!(database.count("note").await, i64::try_from(notes).expect("few"));
}

#[tokio::test]
async fn relations_are_stored_once_and_seen_from_both_ends() {
    let (database, data) = (TestDatabase::new().await, embedded());
    database.load(&data).await;
    let relations: Vec<_> = data
        .cities
        .iter()
        .flat_map(|city| city.facts.iter().map(move |fact| (city, fact)))
        .filter_map(|(city, fact)| match &fact.body {
            FactBody::Relation(relation) => Some((&city.slug, relation)),
            _ => None,
        })
        .collect();
    let count = i64::try_from(relations.len()).expect("few");
    assert_eq!(database.count("relation").await, count);
    assert_eq!(database.count("relation WHERE low_city_id < high_city_id").await, count);
    assert_eq!(database.count("relation_end").await, 2 * count);
    let with = |slug: &str| format!("relation_end JOIN city ON city.id = partner_id WHERE slug = '{slug}'");
    let of_home = relations.iter().filter(|(_, relation)| relation.with == data.dataset.home).count();
    assert_eq!(database.count(&with(&data.dataset.home)).await, i64::try_from(of_home).expect("few"));
    let dates = "SELECT slug || ' ' || established || ' ' || established_first || ' ' || established_last || ' ' || established_order
                 FROM relation JOIN fact USING (id) JOIN city ON city.id = fact.city_id
                 JOIN relation_end ON relation_id = relation.id AND relation_end.city_id = city.id";
    let dated = relations.iter().filter_map(|(slug, relation)| {
        let date = relation.established.as_ref()?;
        let (first, last) = (date.first().number(), date.last().number());
        Some(format!("{slug} {} {first} {last} {first}", date.edtf()))
    });
    assert_eq!(BTreeSet::from_iter(database.texts(dates).await), dated.collect());
}

#[tokio::test]
async fn fact_hangs_on_its_feature() {
    let (database, data) = (TestDatabase::new().await, embedded());
    database.load(&data).await;
    let of = |fact: &&FactRecord| fact.of.is_some();
    let expected: BTreeSet<String> = data
        .cities
        .iter()
        .flat_map(|city| city.facts.iter().filter(of).map(move |fact| (city, fact)))
        .map(|(city, fact)| format!("{} {} {}", city.slug, fact.key, fact.of.as_deref().unwrap_or_default()))
        .collect();
    let sql = "SELECT slug || ' ' || fact.key || ' ' || subject.key FROM fact
               JOIN city ON city.id = fact.city_id JOIN fact AS subject ON subject.id = fact.feature_id";
    assert_eq!(BTreeSet::from_iter(database.texts(sql).await), expected);
}

#[tokio::test]
async fn version_is_the_same_on_every_database() {
    let data = embedded();
    let (one, other) = (TestDatabase::new().await, TestDatabase::new().await);
    let mut fewer = data.clone();
    fewer.cities.retain(|city| {
        city.slug == data.dataset.home
            || city.facts.iter().all(|fact| !matches!(fact.body, FactBody::Ranking(_)))
    });
    assert!(fewer.cities.len() < data.cities.len());
    let first = one.load(&data).await;
    let before = other.load(&fewer).await;
    let second = other.load(&data).await;
    assert_eq!(first.version, second.version);
    assert_ne!(first.version, before.version);
    assert_eq!((first.revision, second.revision), (1, 2));
    assert_eq!(first.version.len(), 12);
}

#[tokio::test]
async fn home_can_be_another_city() {
    let (database, data) = (TestDatabase::new().await, embedded());
    let own = database.load(&data).await;
    let other = &data.cities.iter().find(|city| city.slug != data.dataset.home).expect("a partner").slug;
    let options = Options { home: Some(other), ..Options::default() };
    let report = load(&database.db, &data, options).await.expect("the city exists");
    assert!(report.changed);
    assert_eq!((report.unchanged.len(), report.revision), (data.cities.len(), 2));
    assert_ne!(report.version, own.version);
    let home = "SELECT slug FROM dataset JOIN city ON city.id = home_city_id";
    assert_eq!(database.texts(home).await, std::slice::from_ref(other));
}

/// The texts for people that lack the language, each with where it stands.
fn without(lang: &str, data: &DataSet) -> Vec<String> {
    let mut missing = Vec::new();
    let mut look = |place: String, texts: &Translations, phrases: Vec<(&str, &str)>| {
        let has = |field: &str| texts.get(field).is_some_and(|texts| texts.contains_key(lang));
        missing.extend(
            phrases
                .into_iter()
                .filter(|(field, _)| !has(field))
                .map(|(field, text)| format!("{place} {field}: {text}")),
        );
    };
    look("data set".to_owned(), &data.dataset.translations, vec![("title", &data.dataset.title)]);
    for source in &data.sources {
        let given = [
            ("title", Some(&source.title)),
            ("publisher", source.publisher.as_ref()),
            ("description", source.description.as_ref()),
        ];
        let phrases = given.into_iter().filter_map(|(field, text)| Some((field, text?.as_str()))).collect();
        look(format!("source {}", source.slug), &source.translations, phrases);
    }
    for city in &data.cities {
        let within = city.within.as_deref().map(|within| ("within", within));
        let successor = city.successor.as_deref().map(|successor| ("successor", successor));
        look(city.slug.clone(), &city.translations, within.into_iter().chain(successor).collect());
        if !city.summaries.contains_key(lang) {
            look(city.slug.clone(), &Translations::new(), vec![("summary", "")]);
        }
        for fact in &city.facts {
            look(format!("{} {}", city.slug, fact.key), &fact.translations, fact.body.phrases());
        }
        for note in &city.notes {
            look(format!("{} {}", city.slug, note.key), &note.translations, note.phrases());
        }
    }
    missing
}

#[test]
fn every_text_is_in_chinese_too() {
    assert_eq!(without("zh-Hans", &embedded()), [""; 0]);
    assert!(without("eo", &embedded()).len() > 1000, "a language that nothing is in");
}

#[test]
fn nothing_rests_on_what_cannot_be_looked_up() {
    let data = embedded();
    for source in &data.sources {
        assert!(source.url.is_some() || source.description.is_some(), "{}", source.slug);
    }
    assert!(data.sources.iter().all(|source| source.slug != "reference"));
}
