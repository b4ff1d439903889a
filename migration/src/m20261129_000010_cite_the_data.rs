//! What a citation of the data is made of, instead of a text that knows no version; and the date that a source carries.

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
        let statements = vec![
            "ALTER TABLE dataset DROP COLUMN cite".to_owned(),
            format!("ALTER TABLE dataset ADD COLUMN author {text} NOT NULL DEFAULT ''"),
            format!("ALTER TABLE dataset ADD COLUMN published {text}"),
            format!("ALTER TABLE dataset ADD COLUMN url {text}"),
            format!("ALTER TABLE source ADD COLUMN published {text}"),
        ];
        run(manager, statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let Dialect { text, .. } = Dialect::of(manager);
        let statements = vec![
            "ALTER TABLE source DROP COLUMN published".to_owned(),
            "ALTER TABLE dataset DROP COLUMN url".to_owned(),
            "ALTER TABLE dataset DROP COLUMN published".to_owned(),
            "ALTER TABLE dataset DROP COLUMN author".to_owned(),
            format!("ALTER TABLE dataset ADD COLUMN cite {text} NOT NULL DEFAULT ''"),
        ];
        run(manager, statements).await
    }
}
