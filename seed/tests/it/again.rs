//! A load of what is there already changes nothing.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use seed::record::{FactBody, SourceRecord};
use seed::{DataSet, Import, Options, import, load};

use testkit::synthetic;

use crate::support::{TestDatabase, differences, measurement};

#[tokio::test]
async fn second_load_writes_nothing() {
    let database = TestDatabase::new().await;
    let data = DataSet::embedded().unwrap_or_else(|error| panic!("{error}"));
    let first = database.load(&data).await;
    let dump = database.dump().await;
    // SQLite tells a connection whether another one has written anything to the file.
    let watch = database.watch().await;
    let before = data_version(&watch).await;
    let second = database.load(&data).await;
    assert_eq!(data_version(&watch).await, before);
    assert_eq!(database.dump().await, dump);
    assert!(!second.changed);
    assert_eq!((second.version, second.revision), (first.version, 1));
    assert_eq!(second.unchanged.len(), data.cities.len());
    assert!(second.added.is_empty() && second.updated.is_empty() && second.missing.is_empty());
}

#[tokio::test]
async fn load_of_what_was_loaded_last_does_not_look_at_the_cities() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(3, 2, 1));
    let first = database.load(&data).await;
    // Only a load that compares would find this.
    let forget = "UPDATE city_record SET record_hash = 'another' RETURNING record_hash";
    assert_eq!(database.texts(forget).await.len(), 4);
    let second = database.load(&data).await;
    assert_eq!((second.changed, second.unchanged.len()), (false, 4));
    assert_eq!((second.version, second.revision), (first.version, 1));
    // Who changed the database without a stamp left another revision.
    database.texts("UPDATE dataset SET revision = 7 RETURNING version").await;
    assert_eq!(database.load(&data).await.updated.len(), 4);
    assert_eq!(database.texts(forget).await.len(), 4);
    measurement(&mut data.cities[2], "population").value = Some(1.0);
    assert_eq!(database.load(&data).await.updated.len(), 4);
}

#[tokio::test]
async fn other_home_city_is_another_load() {
    let (database, data) = (TestDatabase::new().await, synthetic::network(3, 2, 1));
    database.load(&data).await;
    let slug = data.cities[2].slug.as_str();
    let options = Options { home: Some(slug), ..Options::default() };
    let report = load(&database.db, &data, options).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((report.changed, report.revision), (true, 2));
    let home = "SELECT slug FROM city JOIN dataset ON home_city_id = city.id";
    assert_eq!(database.texts(home).await, [slug]);
}

#[tokio::test]
async fn import_leaves_the_data_set_known() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 0, 1));
    data.countries = DataSet::embedded().unwrap_or_else(|error| panic!("{error}")).countries;
    database.load(&data).await;
    import(&database.db, &one_city(&data), false).await.unwrap_or_else(|error| panic!("{error}"));
    let known = "loaded JOIN dataset ON loaded.revision = dataset.revision WHERE dataset.revision = 2";
    assert_eq!(database.count(known).await, 1);
}

#[tokio::test]
async fn order_of_the_records_changes_nothing() {
    let database = TestDatabase::new().await;
    let mut data = synthetic::network(5, 4, 1);
    database.load(&data).await;
    let dump = database.dump().await;
    data.cities.reverse();
    data.sources.reverse();
    data.countries.reverse();
    assert!(!database.load(&data).await.changed);
    assert_eq!(database.dump().await, dump);
}

#[tokio::test]
async fn report_says_what_was_done() {
    let database = TestDatabase::new().await;
    let data = synthetic::network(1, 0, 1);
    let report = database.load(&data).await;
    let slug = &data.cities[1].slug;
    let version = &report.version;
    assert_eq!(
        report.to_string(),
        format!(
            "2 cities added (home-cn, {slug}), 254 rows of sources, countries and industries written; \
             data version {version}, revision 1"
        )
    );
    assert_eq!(
        database.load(&data).await.to_string(),
        format!("nothing changed, 2 cities up to date; data version {version}, revision 1")
    );
}

/// An import of the city of that name, linked with the home city's first partner.
fn one_city(data: &DataSet) -> Import {
    let mut city = data.cities[1].clone();
    "elsewhere-zz".clone_into(&mut city.slug);
    "ZZ".clone_into(&mut city.country);
    city.wikidata_id = Some("Q1".to_owned());
    "list".clone_into(&mut city.origin.source);
    city.facts.retain(|fact| fact.key == "name" || fact.key == "relation");
    for fact in &mut city.facts {
        "list".clone_into(&mut fact.origin.source);
        if let FactBody::Relation(relation) = &mut fact.body {
            relation.with.clone_from(&data.cities[1].slug);
        }
    }
    let source =
        SourceRecord { slug: "list".to_owned(), title: "A list".to_owned(), ..SourceRecord::default() };
    Import { source, cities: vec![city], states_home: false }
}

#[tokio::test]
async fn import_and_data_set_do_not_write_over_each_other() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 0, 1));
    data.countries = DataSet::embedded().unwrap_or_else(|error| panic!("{error}")).countries;
    database.load(&data).await;
    let list = one_city(&data);
    let report = import(&database.db, &list, false).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((report.cities.added, report.links.added), (vec!["elsewhere-zz".to_owned()], 1));
    assert_eq!(database.count("fact WHERE layer = 'list' AND key LIKE 'list.%'").await, 6);
    assert_eq!(database.count("fact WHERE layer = 'list'").await, 6);
    let (dump, watch) = (database.dump().await, database.watch().await);
    let before = data_version(&watch).await;
    assert!(!database.load(&data).await.changed);
    let again = import(&database.db, &list, false).await.unwrap_or_else(|error| panic!("{error}"));
    assert!(!again.cities.changed);
    assert_eq!(database.dump().await, dump);
    assert_eq!(data_version(&watch).await, before);
    // A figure that the data set changes leaves the rows of the list as they are.
    measurement(&mut data.cities[1], "population").value = Some(1.0);
    assert_eq!(database.load(&data).await.updated.len(), 1);
    let changed = differences(&dump, &database.dump().await);
    let tables: Vec<_> = changed.iter().map(|(table, ..)| table.as_str()).collect();
    assert_eq!(tables, ["city", "city_record", "dataset", "loaded", "measurement"]);
}

async fn data_version(watch: &DatabaseConnection) -> i64 {
    let pragma = Statement::from_string(DbBackend::Sqlite, "PRAGMA data_version");
    let row = watch.query_one_raw(pragma).await.expect("the database answers").expect("a row");
    row.try_get_by_index(0).expect("a number")
}
