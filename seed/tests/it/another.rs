//! A database knows its data set; cities that the data no longer have go only on request.

use seed::record::{CityRecord, FactBody, FactRecord, Origin, RelationRecord, SourceRecord, Translations};
use seed::{DataSet, Import, LoadError, Missing, Options, Report, Silent, import, load};

use entity::relation::{RelationKind, RelationStatus};
use testkit::synthetic;

use crate::support::TestDatabase;

const REPLACE: Options<'_> = Options {
    home: None,
    replace: true,
    missing: Missing::Keep,
    force: false,
    dry_run: false,
    progress: &Silent,
};
const PRUNE: Options<'_> = Options {
    home: None,
    replace: false,
    missing: Missing::Remove,
    force: false,
    dry_run: false,
    progress: &Silent,
};

/// A network, whose last city has a Wikidata id.
fn network() -> DataSet {
    let mut data = synthetic::network(3, 0, 1);
    data.countries = DataSet::embedded().unwrap_or_else(|error| panic!("{error}")).countries;
    for (n, city) in data.cities.iter_mut().enumerate() {
        city.wikidata_id = Some(format!("Q90{n}"));
    }
    data
}

/// The network of another city, with other cities and another source.
fn another() -> DataSet {
    let mut data = network();
    "Another network".clone_into(&mut data.dataset.title);
    "other-office".clone_into(&mut data.dataset.source);
    "other-cn".clone_into(&mut data.dataset.home);
    data.cities.truncate(1);
    for city in &mut data.cities {
        "other-cn".clone_into(&mut city.slug);
        city.wikidata_id = None;
        city.former_slugs.clear();
        "other-office".clone_into(&mut city.origin.source);
        city.cited.clear();
        city.facts.retain(|fact| matches!(fact.body, FactBody::Name(_)));
        city.facts.iter_mut().for_each(|fact| "other-office".clone_into(&mut fact.origin.source));
        city.notes.clear();
    }
    let source = |slug: &str| SourceRecord {
        slug: slug.to_owned(),
        title: "Another office".to_owned(),
        description: Some("On paper.".to_owned()),
        ..SourceRecord::default()
    };
    data.sources = vec![source("other-office")];
    data
}

/// An import that links the last city with one of its own.
fn import_beside(data: &DataSet) -> Import {
    let last = data.cities.last().expect("a city");
    let mut known = last.clone();
    let relation = FactRecord {
        key: "relation-elsewhere".to_owned(),
        of: None,
        stated: None,
        origin: Origin { source: "list".to_owned(), locator: None },
        cite: Vec::new(),
        and_more: false,
        translations: Translations::new(),
        body: FactBody::Relation(RelationRecord {
            with: "elsewhere-de".to_owned(),
            kind: RelationKind::Unknown,
            established: None,
            ended: None,
            status: RelationStatus::Active,
        }),
    };
    let bare = |city: &mut CityRecord| {
        city.origin = Origin { source: "list".to_owned(), locator: None };
        city.facts
            .retain(|fact| matches!(&fact.body, FactBody::Name(name) if name.lang.as_deref() == Some("en")));
        city.facts.truncate(1);
        city.facts.iter_mut().for_each(|fact| fact.origin = city.origin.clone());
        city.notes.clear();
        city.cited.clear();
        city.summaries.clear();
        city.no_facts.clear();
    };
    bare(&mut known);
    let mut elsewhere = known.clone();
    "elsewhere-de".clone_into(&mut elsewhere.slug);
    "DE".clone_into(&mut elsewhere.country);
    elsewhere.wikidata_id = Some("Q999".to_owned());
    elsewhere.location = None;
    known.facts.push(relation);
    Import {
        source: SourceRecord {
            slug: "list".to_owned(),
            title: "A list".to_owned(),
            ..SourceRecord::default()
        },
        cities: vec![known, elsewhere],
        states_home: false,
    }
}

async fn loaded(database: &TestDatabase, data: &DataSet, options: Options<'_>) -> Report {
    load(&database.db, data, options).await.unwrap_or_else(|error| panic!("{error}: {error:?}"))
}

async fn slugs(database: &TestDatabase) -> Vec<String> {
    database.texts("SELECT slug FROM city ORDER BY slug").await
}

#[tokio::test]
async fn another_data_set_is_refused_and_nothing_changes() {
    let (database, data) = (TestDatabase::new().await, network());
    database.load(&data).await;
    let before = database.dump().await;
    let refused = load(&database.db, &another(), Options::default()).await.expect_err("another data set");
    let LoadError::AnotherDataSet { held, given } = refused else { panic!("{refused}") };
    assert_eq!((held, given.as_str()), (data.dataset.title, "Another network"));
    assert_eq!(database.dump().await, before);
}

#[tokio::test]
async fn same_data_set_may_have_another_title_and_another_home_in_the_middle() {
    let (database, mut data) = (TestDatabase::new().await, network());
    let middle = data.cities[1].slug.clone();
    loaded(&database, &data, Options { home: Some(&middle), ..Options::default() }).await;
    "A better title".clone_into(&mut data.dataset.title);
    assert_eq!(loaded(&database, &data, Options::default()).await.revision, 2);
}

#[tokio::test]
async fn replaced_data_set_leaves_nothing_behind() {
    let (database, fresh) = (TestDatabase::new().await, TestDatabase::new().await);
    database.load(&network()).await;
    let report = loaded(&database, &another(), REPLACE).await;
    assert_eq!((report.added.as_slice(), report.removed.len()), (&["other-cn".to_owned()][..], 4));
    assert_eq!(report.revision, 2);
    assert_eq!(slugs(&database).await, ["other-cn"]);
    assert_eq!(database.count("fact WHERE layer = 'seed' AND city_id NOT IN (SELECT id FROM city)").await, 0);
    assert_eq!(database.texts("SELECT slug FROM source").await, ["other-office"]);
    assert_eq!(fresh.load(&another()).await.version, report.version, "as in a database of its own");
    assert!(!loaded(&database, &another(), Options::default()).await.changed);
}

#[tokio::test]
async fn import_keeps_its_cities_when_the_data_set_is_replaced() {
    let (database, data) = (TestDatabase::new().await, network());
    database.load(&data).await;
    let beside = import_beside(&data);
    let first = import(&database.db, &beside, false).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(first.recognised.len(), 1);
    let last = &data.cities[3].slug;
    let report = loaded(&database, &another(), REPLACE).await;
    assert_eq!((report.handed_over.as_slice(), report.removed.len()), (std::slice::from_ref(last), 3));
    assert_eq!(slugs(&database).await, [last, "elsewhere-de", "other-cn"]);
    let layers = format!(
        "SELECT DISTINCT layer FROM fact WHERE city_id = (SELECT id FROM city WHERE slug = '{last}')"
    );
    assert_eq!(database.texts(&layers).await, ["list"]);
    assert_eq!(database.count("relation").await, 1);
    // The import says again what its city is, and then nothing more.
    let again = import(&database.db, &beside, false).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(again.cities.updated, std::slice::from_ref(last));
    let third = import(&database.db, &beside, false).await.unwrap_or_else(|error| panic!("{error}"));
    assert!(!third.cities.changed);
}

#[tokio::test]
async fn cities_that_are_gone_go_on_request_with_what_hangs_on_them() {
    let (database, mut data) = (TestDatabase::new().await, network());
    database.load(&data).await;
    let gone = data.cities.pop().expect("a city").slug;
    assert_eq!(loaded(&database, &data, Options::default()).await.missing, std::slice::from_ref(&gone));
    let tried = loaded(&database, &data, Options { dry_run: true, ..PRUNE }).await;
    assert_eq!((tried.removed.as_slice(), slugs(&database).await.len()), (std::slice::from_ref(&gone), 4));
    let report = loaded(&database, &data, PRUNE).await;
    assert_eq!((&report.removed, report.missing.len()), (&tried.removed, 0));
    assert!(report.to_string().starts_with(&format!("1 city removed ({gone})")), "{report}");
    let fresh = TestDatabase::new().await;
    assert_eq!(fresh.load(&data).await.version, report.version);
    let without_ids = |dump: crate::support::Dump| {
        dump.into_iter().filter(|row| row.starts_with("relation:") || row.starts_with("timeline:")).count()
    };
    assert_eq!(without_ids(database.dump().await), without_ids(fresh.dump().await));
    assert!(!loaded(&database, &data, PRUNE).await.changed);
}

#[tokio::test]
async fn one_city_goes_and_the_others_that_are_gone_stay() {
    let (database, mut data) = (TestDatabase::new().await, network());
    database.load(&data).await;
    let (one, other) = (data.cities.pop().expect("a city").slug, data.cities.pop().expect("a city").slug);
    let options = Options { missing: Missing::RemoveOne(&one), ..Options::default() };
    let report = loaded(&database, &data, options).await;
    assert_eq!((report.removed, report.missing), (vec![one], vec![other]));
}

#[tokio::test]
async fn city_that_an_import_speaks_of_goes_only_by_force() {
    let (database, mut data) = (TestDatabase::new().await, network());
    database.load(&data).await;
    import(&database.db, &import_beside(&data), false).await.unwrap_or_else(|error| panic!("{error}"));
    let gone = data.cities.pop().expect("a city").slug;
    let before = database.dump().await;
    let refused = load(&database.db, &data, PRUNE).await.expect_err("an import speaks of it").to_string();
    assert!(refused.contains(&format!("{gone} (list)")) && refused.contains("--force"), "{refused}");
    assert_eq!(database.dump().await, before);
    let report = loaded(&database, &data, Options { force: true, ..PRUNE }).await;
    assert_eq!(report.removed, [gone]);
    assert_eq!(database.count("relation JOIN fact USING (id) WHERE layer = 'list'").await, 0);
}
