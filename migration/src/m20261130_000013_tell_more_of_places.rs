//! What front ends ask of a place beside its facts, the changes of the data set, and how far a relation reaches and how
//! long it has lasted.

use sea_orm_migration::prelude::*;

use crate::dialect::{Dialect, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dialect = Dialect::of(manager);
        let add = columns(dialect).into_iter().map(|(table, column, definition)| {
            format!("ALTER TABLE {table} ADD COLUMN {column} {definition}")
        });
        run(manager, add.collect()).await?;
        run(manager, attributes(dialect, &[&FIELDS[..], &NEW_FIELDS].concat())).await?;
        let indexes = INDEXES.iter().map(|(name, on)| format!("CREATE INDEX {name} ON {on}"));
        run(manager, indexes.collect()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dialect = Dialect::of(manager);
        run(manager, INDEXES.iter().map(|(name, _)| format!("DROP INDEX {name}")).collect()).await?;
        let new: Vec<String> = NEW_FIELDS.iter().map(|field| format!("'{field}'")).collect();
        let unknown = format!(
            "DELETE FROM fact WHERE id IN (SELECT id FROM city_attribute WHERE field IN ({}))",
            new.join(", ")
        );
        run(manager, vec![unknown]).await?;
        run(manager, attributes(dialect, &FIELDS)).await?;
        let drop = columns(dialect)
            .into_iter()
            .map(|(table, column, _)| format!("ALTER TABLE {table} DROP COLUMN {column}"));
        run(manager, drop.collect()).await
    }
}

/// Table, column and definition.
fn columns(dialect: &Dialect) -> Vec<(&'static str, &'static str, String)> {
    let Dialect { int, real, text, .. } = dialect;
    let mut columns = vec![
        ("country", "languages", format!("{text} NOT NULL DEFAULT ''")),
        ("city", "time_zone", (*text).to_owned()),
        ("city", "elevation", (*real).to_owned()),
        ("city", "website", (*text).to_owned()),
        ("city", "wikipedia", (*text).to_owned()),
        ("dataset", "changes", (*text).to_owned()),
    ];
    columns.extend(["south", "west", "north", "east"].map(|edge| ("country", edge, (*real).to_owned())));
    for table in ["relation", "relation_end"] {
        columns.push((table, "chord_squared", (*real).to_owned()));
        columns.push((table, "duration_days", (*int).to_owned()));
    }
    columns
}

/// The table anew, since SQLite cannot change a CHECK.
fn attributes(dialect: &Dialect, fields: &[&str]) -> Vec<String> {
    let Dialect { big, text, strict, .. } = dialect;
    let fields: Vec<String> = fields.iter().map(|field| format!("'{field}'")).collect();
    let fields = fields.join(", ");
    vec![
        format!(
            "CREATE TABLE city_attribute_anew (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 field {text} NOT NULL CHECK (field IN ({fields}))
             ) {strict}"
        ),
        "INSERT INTO city_attribute_anew (id, field) SELECT id, field FROM city_attribute".to_owned(),
        "DROP TABLE city_attribute".to_owned(),
        "ALTER TABLE city_attribute_anew RENAME TO city_attribute".to_owned(),
    ]
}

const FIELDS: [&str; 5] = ["COUNTRY", "LEVEL", "WITHIN", "LOCATION", "WIKIDATA_ID"];
const NEW_FIELDS: [&str; 4] = ["TIME_ZONE", "ELEVATION", "WEBSITE", "WIKIPEDIA"];

const INDEXES: [(&str, &str); 8] = [
    ("relation_by_distance", "relation ((COALESCE(chord_squared, 1e300)), id)"),
    ("relation_by_distance_last", "relation ((COALESCE(chord_squared, -1e300)), id)"),
    ("relation_by_duration", "relation ((COALESCE(duration_days, 99999999)), id)"),
    ("relation_by_duration_last", "relation ((COALESCE(duration_days, 0)), id)"),
    ("relation_end_by_distance", "relation_end (city_id, (COALESCE(chord_squared, 1e300)), relation_id)"),
    (
        "relation_end_by_distance_last",
        "relation_end (city_id, (COALESCE(chord_squared, -1e300)), relation_id)",
    ),
    ("relation_end_by_duration", "relation_end (city_id, (COALESCE(duration_days, 99999999)), relation_id)"),
    ("relation_end_by_duration_last", "relation_end (city_id, (COALESCE(duration_days, 0)), relation_id)"),
];
