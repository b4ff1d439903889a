//! Relations, stored once with their ends in order, and their two ends.

use sea_orm_migration::prelude::*;

use crate::dialect::{Dialect, drop_tables, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, statements(Dialect::of(manager))).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["relation_end", "relation"]).await
    }
}

fn statements(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, int, text, strict, .. } = dialect;
    vec![
        format!(
            "CREATE TABLE relation (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 low_city_id {big} NOT NULL REFERENCES city (id),
                 high_city_id {big} NOT NULL REFERENCES city (id),
                 kind {text} NOT NULL CHECK (kind IN ('SISTER_CITY', 'FRIENDLY_EXCHANGE', 'UNKNOWN')),
                 status {text} NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'ENDED', 'UNKNOWN')),
                 established {text},
                 established_first {int},
                 established_last {int},
                 ended {text},
                 ended_first {int},
                 ended_last {int},
                 CHECK (low_city_id < high_city_id),
                 CHECK ((established IS NULL) = (established_first IS NULL) AND (established IS NULL) = (established_last IS NULL) AND established_first <= established_last),
                 CHECK ((ended IS NULL) = (ended_first IS NULL) AND (ended IS NULL) = (ended_last IS NULL) AND ended_first <= ended_last)
             ) {strict}"
        ),
        "CREATE UNIQUE INDEX relation_once ON relation (low_city_id, high_city_id, kind, COALESCE(established, ''))".to_owned(),
        "CREATE INDEX relation_by_high_city ON relation (high_city_id)".to_owned(),
        "CREATE INDEX relation_by_established ON relation ((COALESCE(established_first, 99999999)), id)".to_owned(),
        "CREATE INDEX relation_by_kind ON relation (kind, established_first, id)".to_owned(),
        format!(
            "CREATE TABLE relation_end (
                 city_id {big} NOT NULL REFERENCES city (id),
                 relation_id {big} NOT NULL REFERENCES relation (id) ON DELETE CASCADE,
                 partner_id {big} NOT NULL REFERENCES city (id),
                 established_order {int} NOT NULL,
                 PRIMARY KEY (city_id, relation_id),
                 CHECK (city_id <> partner_id)
             ) {strict}"
        ),
        "CREATE INDEX relation_end_by_date ON relation_end (city_id, established_order, relation_id)".to_owned(),
        "CREATE INDEX relation_end_by_partner ON relation_end (city_id, partner_id)".to_owned(),
        "CREATE INDEX relation_end_by_relation ON relation_end (relation_id)".to_owned(),
        "CREATE INDEX relation_end_of_partner ON relation_end (partner_id)".to_owned(),
    ]
}
