//! The home city that the data name, by which a database knows its data set when `--home` puts another in the middle.

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
        run(manager, vec![format!("ALTER TABLE dataset ADD COLUMN own_home {text}")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, vec!["ALTER TABLE dataset DROP COLUMN own_home".to_owned()]).await
    }
}
