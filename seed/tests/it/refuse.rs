//! A load that fails leaves the database as it was.

use sea_orm::ConnectionTrait;
use seed::record::FactBody;
use seed::{DataSet, LoadError, Options, load};

use testkit::synthetic;

use crate::support::{TestDatabase, fact};

/// Loads and expects an error and an untouched database.
async fn refused(database: &TestDatabase, data: &DataSet, options: Options<'_>) -> LoadError {
    let before = database.dump().await;
    let error = load(&database.db, data, options).await.expect_err("the load is refused");
    assert_eq!(database.dump().await, before);
    error
}

#[tokio::test]
async fn broken_rules_are_listed() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 0, 7));
    database.load(&data).await;
    if let FactBody::Relation(relation) = &mut fact(&mut data.cities[1], "relation").body {
        relation.with = "home-jp".to_owned();
    }
    data.cities[2].country = "QQ".to_owned();
    let error = refused(&database, &data, Options::default()).await;
    let (one, other) = (&data.cities[1].slug, &data.cities[2].slug);
    let expected = format!(
        "the records break 2 rules:\n\
         city {one}, fact relation, with: there is no city 'home-jp'; nearest: 'home-cn'\n\
         city {other}, country: there is no country 'QQ'; nearest: "
    );
    assert!(error.to_string().starts_with(&expected), "{error}");
}

#[tokio::test]
async fn unknown_home_names_the_nearest_slugs() {
    let (database, data) = (TestDatabase::new().await, synthetic::network(2, 0, 7));
    let error = refused(&database, &data, Options { home: Some("hom-cn"), ..Options::default() }).await;
    assert_eq!(error.to_string(), "there is no city 'hom-cn' to be the home city; nearest: 'home-cn'");
}

#[tokio::test]
async fn file_under_a_new_name_asks_for_the_former_slug() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(1, 0, 7));
    data.cities[1].wikidata_id = Some("Q1".to_owned());
    database.load(&data).await;
    let new = data.cities[1].slug.replace("city-1", "renamed");
    let old = std::mem::replace(&mut data.cities[1].slug, new.clone());
    let error = refused(&database, &data, Options::default()).await;
    let expected = format!(
        "the records break 1 rule:\ncity {new}, wikidata_id: the database has it for '{old}'; \
         if that is the same city, write former_slugs = [\"{old}\"]"
    );
    assert_eq!(error.to_string(), expected);
    data.cities[1].former_slugs = vec![old];
    assert_eq!(database.load(&data).await.updated, [new]);
}

#[tokio::test]
async fn failure_in_the_database_undoes_everything() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 0, 7));
    database.load(&data).await;
    // The last table that a load writes to.
    let trigger = "CREATE TRIGGER full BEFORE UPDATE ON dataset BEGIN SELECT RAISE(ABORT, 'disk full'); END";
    database.db.execute_unprepared(trigger).await.expect("a trigger");
    data.cities[1].within = Some("Somewhere".to_owned());
    let error = refused(&database, &data, Options::default()).await;
    assert!(matches!(error, LoadError::Database(_)), "{error:?}");
    assert_eq!(error.to_string(), "the database refused the load");
}
