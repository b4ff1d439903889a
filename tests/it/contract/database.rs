//! The catalogue of the database holds entities and migrations together.

use std::collections::{BTreeMap, BTreeSet};

use migration::{Migrator, MigratorTrait as _};
use sea_orm::sea_query::TableCreateStatement;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Schema, Statement};

use crate::support::{Served as _, TestApp, TestDatabase};

/// Column names with whether each may be null, by table.
type Columns = BTreeMap<String, BTreeMap<String, bool>>;

async fn strings(db: &DatabaseConnection, sql: &str) -> Vec<Vec<String>> {
    let rows =
        db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a catalogue");
    rows.iter()
        .map(|row| (0..row.column_names().len()).map(|n| row.try_get_by_index(n).expect("text")).collect())
        .collect()
}

async fn columns_of_the_catalogue(db: &DatabaseConnection) -> Columns {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text, column_name::text, is_nullable::text FROM information_schema.columns \
             WHERE table_schema = 'public'"
        }
        _ => {
            "SELECT m.name, c.name, CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 'NO' ELSE 'YES' END \
             FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        }
    };
    let mut columns = Columns::new();
    for row in strings(db, sql).await {
        columns.entry(row[0].clone()).or_default().insert(row[1].clone(), row[2] == "YES");
    }
    columns.remove("seaql_migrations");
    columns.remove("sqlite_sequence");
    columns
}

/// The tables as the entities describe them.
fn tables_of_the_entities() -> Vec<TableCreateStatement> {
    let schema = Schema::new(DbBackend::Postgres);
    vec![
        schema.create_table_from_entity(entity::country::Entity),
        schema.create_table_from_entity(entity::country_name::Entity),
        schema.create_table_from_entity(entity::city::Entity),
        schema.create_table_from_entity(entity::city_slug::Entity),
        schema.create_table_from_entity(entity::city_record::Entity),
        schema.create_table_from_entity(entity::city_summary::Entity),
        schema.create_table_from_entity(entity::relation::Entity),
        schema.create_table_from_entity(entity::relation_end::Entity),
        schema.create_table_from_entity(entity::industry::Entity),
        schema.create_table_from_entity(entity::industry_name::Entity),
        schema.create_table_from_entity(entity::industry_within::Entity),
        schema.create_table_from_entity(entity::source::Entity),
        schema.create_table_from_entity(entity::dataset::Entity),
        schema.create_table_from_entity(entity::loaded::Entity),
        schema.create_table_from_entity(entity::fact::Entity),
        schema.create_table_from_entity(entity::citation::Entity),
        schema.create_table_from_entity(entity::note_citation::Entity),
        schema.create_table_from_entity(entity::note::Entity),
        schema.create_table_from_entity(entity::city_attribute::Entity),
        schema.create_table_from_entity(entity::city_name::Entity),
        schema.create_table_from_entity(entity::measurement::Entity),
        schema.create_table_from_entity(entity::climate::Entity),
        schema.create_table_from_entity(entity::city_industry::Entity),
        schema.create_table_from_entity(entity::feature::Entity),
        schema.create_table_from_entity(entity::event::Entity),
        schema.create_table_from_entity(entity::ranking::Entity),
        schema.create_table_from_entity(entity::timeline::Entity),
        schema.create_table_from_entity(entity::search_text::Entity),
        schema.create_table_from_entity(entity::search_term::Entity),
    ]
}

fn name_of(table: &TableCreateStatement) -> String {
    let text = table.to_string(sea_orm::sea_query::PostgresQueryBuilder);
    text.split('"').nth(1).expect("a table has a name").to_owned()
}

fn columns_of_the_entities() -> Columns {
    let mut columns = Columns::new();
    for table in tables_of_the_entities() {
        let of_table = columns.entry(name_of(&table)).or_default();
        for column in table.get_columns() {
            let text = sea_orm::sea_query::Table::create()
                .table("t")
                .col(column.clone())
                .to_string(sea_orm::sea_query::PostgresQueryBuilder);
            let nullable = !(text.contains("NOT NULL") || text.contains("PRIMARY KEY"));
            of_table.insert(column.get_column_name().clone(), nullable);
        }
    }
    columns
}

#[tokio::test]
async fn entities_and_migrations_have_the_same_columns() {
    let app = TestApp::seeded().await;
    assert_eq!(columns_of_the_catalogue(&app.connection).await, columns_of_the_entities());
}

#[tokio::test]
async fn every_reference_of_an_entity_is_a_foreign_key() {
    let app = TestApp::seeded().await;
    let sql = match app.connection.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT c.relname::text, f.relname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid \
             JOIN pg_class f ON f.oid = k.confrelid WHERE k.contype = 'f'"
        }
        _ => "SELECT m.name, k.\"table\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k",
    };
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in strings(&app.connection, sql).await {
        *found.entry((row[0].clone(), row[1].clone())).or_default() += 1;
    }
    let mut wanted: BTreeMap<(String, String), usize> = BTreeMap::new();
    for table in tables_of_the_entities() {
        let name = name_of(&table);
        for key in table.get_foreign_key_create_stmts() {
            let text = key.to_string(sea_orm::sea_query::PostgresQueryBuilder);
            let target = text.split("REFERENCES \"").nth(1).and_then(|rest| rest.split('"').next());
            let target = target.expect("a key references a table").to_owned();
            *wanted.entry((name.clone(), target)).or_default() += 1;
        }
    }
    assert_eq!(found, wanted);
}

#[tokio::test]
async fn migrations_go_up_down_and_up() {
    let database = TestDatabase::empty().await;
    let db = database.connect().await;
    Migrator::up(&db, None).await.expect("up");
    let first: BTreeSet<_> = columns_of_the_catalogue(&db).await.into_keys().collect();
    Migrator::down(&db, None).await.expect("down");
    assert!(columns_of_the_catalogue(&db).await.is_empty());
    Migrator::up(&db, None).await.expect("up again");
    assert_eq!(columns_of_the_catalogue(&db).await.into_keys().collect::<BTreeSet<_>>(), first);
}

#[tokio::test]
async fn every_migration_runs_in_a_transaction() {
    for migration in Migrator::migrations() {
        assert_eq!(migration.use_transaction(), Some(true), "{}", migration.name());
    }
}

#[tokio::test]
async fn database_refuses_what_breaks_a_rule() {
    let app = TestApp::seeded().await;
    for (rule, sql) in [
        ("ends are ordered", "UPDATE relation SET low_city_id = high_city_id, high_city_id = low_city_id"),
        ("kinds are known", "UPDATE relation SET kind = 'FRIENDS'"),
        ("a city has a country", "UPDATE city SET country_id = 0"),
        ("a slug is unique", "UPDATE city SET slug = 'kure-jp'"),
        ("a point has two coordinates", "UPDATE city SET latitude = NULL"),
        ("a date has its days", "UPDATE relation SET established_first = NULL"),
        ("a value excludes a range", "UPDATE measurement SET value = 1, low = 1, high = 2"),
    ] {
        assert!(app.connection.execute_unprepared(sql).await.is_err(), "{rule}");
    }
}
