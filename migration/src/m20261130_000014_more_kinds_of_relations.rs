//! More kinds of relations, so that an import need not call everything a sister city.

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
        run(manager, accept(Dialect::of(manager), &[&KINDS[..], &NEW_KINDS].concat())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let lost = format!("UPDATE relation SET kind = 'UNKNOWN' WHERE kind IN ({})", list(&NEW_KINDS));
        run(manager, vec![lost]).await?;
        run(manager, accept(Dialect::of(manager), &KINDS)).await
    }
}

/// The column anew, since SQLite cannot change a CHECK, with its indexes.
fn accept(dialect: &Dialect, kinds: &[&str]) -> Vec<String> {
    let Dialect { text, .. } = dialect;
    let mut statements = vec![
        format!(
            "ALTER TABLE relation ADD COLUMN kind_anew {text} NOT NULL DEFAULT 'UNKNOWN'
                 CHECK (kind_anew IN ({}))",
            list(kinds)
        ),
        "UPDATE relation SET kind_anew = kind".to_owned(),
    ];
    statements.extend(INDEXES.map(|(name, _)| format!("DROP INDEX {name}")));
    statements.push("ALTER TABLE relation DROP COLUMN kind".to_owned());
    statements.push("ALTER TABLE relation RENAME COLUMN kind_anew TO kind".to_owned());
    statements.extend(INDEXES.map(|(name, index)| index.replace("INDEX", &format!("INDEX {name}"))));
    statements
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
}

const KINDS: [&str; 3] = ["SISTER_CITY", "FRIENDLY_EXCHANGE", "UNKNOWN"];
const NEW_KINDS: [&str; 5] = ["MEMORANDUM", "COOPERATION", "PROJECT", "CONTACT", "DOMESTIC"];

const INDEXES: [(&str, &str); 3] = [
    (
        "relation_once",
        "CREATE UNIQUE INDEX ON relation (low_city_id, high_city_id, kind, COALESCE(established, ''))",
    ),
    ("relation_by_kind", "CREATE INDEX ON relation (kind, (COALESCE(established_first, 99999999)), id)"),
    ("relation_by_kind_last", "CREATE INDEX ON relation (kind, (COALESCE(established_first, 0)), id)"),
];
