//! A load of what is there already changes nothing.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use seed::{DataSet, synthetic};

use crate::support::TestDatabase;

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
    assert_eq!(second.unchanged.len(), 35);
    assert!(second.added.is_empty() && second.updated.is_empty() && second.missing.is_empty());
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

async fn data_version(watch: &DatabaseConnection) -> i64 {
    let pragma = Statement::from_string(DbBackend::Sqlite, "PRAGMA data_version");
    let row = watch.query_one_raw(pragma).await.expect("the database answers").expect("a row");
    row.try_get_by_index(0).expect("a number")
}
