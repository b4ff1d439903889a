//! Layers: which data set or import owns a row, and the hash of what each layer says of a city.

use sea_orm_migration::prelude::*;

use crate::dialect::{Dialect, drop_tables, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The tables whose rows belong to a layer each.
const LAYERED: [&str; 5] = ["city", "city_slug", "fact", "note", "source"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, statements(Dialect::of(manager))).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let text = Dialect::of(manager).text;
        let mut statements = vec![
            format!("ALTER TABLE city ADD COLUMN record_hash {text} NOT NULL DEFAULT ''"),
            "UPDATE city SET record_hash = COALESCE((SELECT record_hash FROM city_record \
                 WHERE city_id = city.id AND city_record.layer = city.layer), '')"
                .to_owned(),
            "DROP INDEX fact_by_layer".to_owned(),
        ];
        statements.extend(LAYERED.map(|table| format!("ALTER TABLE {table} DROP COLUMN layer")));
        run(manager, statements).await?;
        drop_tables(manager, &["city_record"]).await
    }
}

fn statements(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, text, strict, .. } = dialect;
    let mut statements: Vec<String> = LAYERED
        .iter()
        .map(|table| format!("ALTER TABLE {table} ADD COLUMN layer {text} NOT NULL DEFAULT 'seed'"))
        .collect();
    statements.extend([
        "CREATE INDEX fact_by_layer ON fact (layer, city_id)".to_owned(),
        format!(
            "CREATE TABLE city_record (
                 layer {text} NOT NULL,
                 city_id {big} NOT NULL REFERENCES city (id) ON DELETE CASCADE,
                 record_hash {text} NOT NULL,
                 PRIMARY KEY (layer, city_id)
             ) {strict}"
        ),
        "CREATE INDEX city_record_by_city ON city_record (city_id)".to_owned(),
        // The hashes move; no data are written that were not there.
        "INSERT INTO city_record (layer, city_id, record_hash) SELECT 'seed', id, record_hash FROM city"
            .to_owned(),
        "ALTER TABLE city DROP COLUMN record_hash".to_owned(),
    ]);
    statements
}
