//! What the texts of a row are in other languages than English, as JSON: `{"title": {"zh-Hans": "..."}}`.

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
        let Dialect { text, .. } = Dialect::of(manager);
        let add = TABLES.map(|table| format!("ALTER TABLE {table} ADD COLUMN translations {text}"));
        run(manager, add.to_vec()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = TABLES.map(|table| format!("ALTER TABLE {table} DROP COLUMN translations"));
        run(manager, drop.to_vec()).await
    }
}

const TABLES: [&str; 5] = ["fact", "note", "source", "city", "dataset"];
