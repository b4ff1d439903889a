//! What the search looks up: the texts, and the terms by which each is found.

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
        drop_tables(manager, &["search_term", "search_text"]).await
    }
}

fn statements(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, int, text, strict, clustered, .. } = dialect;
    vec![
        // A text of a city's entry goes with the city; those of countries and industries have none.
        format!(
            "CREATE TABLE search_text (
                 id {big} PRIMARY KEY,
                 target_kind {text} NOT NULL CHECK (target_kind IN ('CITY', 'COUNTRY', 'FEATURE', 'INDUSTRY')),
                 target_id {big} NOT NULL,
                 city_id {big} REFERENCES city (id) ON DELETE CASCADE,
                 field {text} NOT NULL CHECK (field IN ('NAME', 'NICKNAME', 'CODE', 'SUMMARY')),
                 weight {int} NOT NULL CHECK (weight BETWEEN 1 AND 100),
                 grams {int} NOT NULL CHECK (grams >= 0),
                 form {int} NOT NULL,
                 text {text} NOT NULL,
                 CHECK ((target_kind IN ('CITY', 'FEATURE')) = (city_id IS NOT NULL)),
                 CHECK (target_kind <> 'CITY' OR city_id = target_id)
             ) {strict}"
        ),
        "CREATE INDEX search_text_by_city ON search_text (city_id)".to_owned(),
        format!(
            "CREATE TABLE search_term (
                 kind {text} NOT NULL CHECK (kind IN ('NAME', 'SOUND', 'CODE', 'WORD', 'PAIR', 'GRAM')),
                 term {text} NOT NULL,
                 text_id {big} NOT NULL REFERENCES search_text (id) ON DELETE CASCADE,
                 PRIMARY KEY (kind, term, text_id)
             ) {clustered}"
        ),
        "CREATE INDEX search_term_by_text ON search_term (text_id)".to_owned(),
    ]
}
