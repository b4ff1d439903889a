//! The data set that was loaded last, so that a start with the same one need not compare all cities.

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
        let Dialect { big, text, strict, .. } = Dialect::of(manager);
        let table = format!(
            "CREATE TABLE loaded (
                 id {big} PRIMARY KEY CHECK (id = 1),
                 stamp {text} NOT NULL,
                 revision {big} NOT NULL
             ) {strict}"
        );
        run(manager, vec![table]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["loaded"]).await
    }
}
