//! Sources, the data set, and the facts with their citations, features and notes.

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
        drop_tables(manager, &["note", "citation", "feature", "fact", "dataset", "source"]).await
    }
}

fn statements(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, int, text, strict, .. } = dialect;
    vec![
        format!(
            "CREATE TABLE source (
                 id {big} PRIMARY KEY,
                 slug {text} NOT NULL UNIQUE,
                 title {text} NOT NULL,
                 description {text},
                 publisher {text},
                 url {text},
                 retrieved {text},
                 license {text}
             ) {strict}"
        ),
        format!(
            "CREATE TABLE dataset (
                 id {big} PRIMARY KEY CHECK (id = 1),
                 title {text} NOT NULL,
                 home_city_id {big} NOT NULL REFERENCES city (id),
                 source_id {big} NOT NULL REFERENCES source (id),
                 license {text} NOT NULL,
                 cite {text} NOT NULL,
                 stated_as_of {text},
                 version {text} NOT NULL,
                 revision {big} NOT NULL
             ) {strict}"
        ),
        format!(
            "CREATE TABLE fact (
                 id {big} PRIMARY KEY,
                 city_id {big} NOT NULL REFERENCES city (id),
                 key {text} NOT NULL,
                 kind {text} NOT NULL CHECK (kind IN ('RELATION', 'ATTRIBUTE', 'NAME', 'MEASUREMENT', 'CLIMATE', 'INDUSTRY', 'FEATURE', 'EVENT', 'RANKING')),
                 position {int} NOT NULL,
                 source_id {big} NOT NULL REFERENCES source (id),
                 locator {text},
                 stated {text} CHECK (length(stated) <= 120),
                 UNIQUE (city_id, key)
             ) {strict}"
        ),
        "CREATE INDEX fact_by_city ON fact (city_id, kind, position)".to_owned(),
        "CREATE INDEX fact_by_source ON fact (source_id)".to_owned(),
        format!(
            "CREATE TABLE feature (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 kind {text} NOT NULL CHECK (kind IN ('PORT', 'AIRPORT', 'RAILWAY', 'ROAD', 'RIVER', 'SEA', 'COAST', 'MOUNTAIN', 'ISLAND', 'BRIDGE', 'PARK', 'UNIVERSITY', 'SCHOOL', 'MUSEUM', 'CHURCH', 'HOSPITAL', 'BUILDING', 'HERITAGE', 'WORLD_HERITAGE', 'RESEARCH_CENTRE', 'COMPANY', 'ORGANISATION', 'PERSON', 'PRODUCT', 'FESTIVAL', 'LANGUAGE', 'COMMUNITY', 'PLACE', 'TIE', 'OTHER')),
                 role {text} NOT NULL CHECK (role IN ('OWN', 'NEARBY', 'PARENT', 'CAPITAL_OF', 'SEAT', 'HEADQUARTERS', 'BIRTHPLACE', 'RESIDENCE', 'FOUNDER', 'STUDIED', 'OTHER')),
                 name {text} NOT NULL,
                 description {text}
             ) {strict}"
        ),
        "CREATE INDEX feature_by_kind ON feature (kind, role)".to_owned(),
        format!(
            "ALTER TABLE fact ADD COLUMN feature_id {big} REFERENCES feature (id) DEFERRABLE INITIALLY DEFERRED"
        ),
        "CREATE INDEX fact_by_feature ON fact (feature_id, kind, position)".to_owned(),
        format!(
            "CREATE TABLE citation (
                 fact_id {big} NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
                 position {int} NOT NULL CHECK (position >= 1),
                 source_id {big} NOT NULL REFERENCES source (id),
                 locator {text},
                 PRIMARY KEY (fact_id, position)
             ) {strict}"
        ),
        "CREATE INDEX citation_by_source ON citation (source_id)".to_owned(),
        format!(
            "CREATE TABLE note (
                 id {big} PRIMARY KEY,
                 city_id {big} NOT NULL REFERENCES city (id) ON DELETE CASCADE,
                 key {text} NOT NULL,
                 position {int} NOT NULL,
                 fact_id {big} REFERENCES fact (id) ON DELETE CASCADE,
                 kind {text} NOT NULL CHECK (kind IN ('MISSPELLING', 'WRONG', 'AMBIGUOUS', 'CONFLICTING', 'OUTDATED', 'REMARK')),
                 source_says {text} NOT NULL,
                 correction {text},
                 basis {text} NOT NULL,
                 certainty {text} NOT NULL CHECK (certainty IN ('SURE', 'LIKELY', 'UNSURE')),
                 UNIQUE (city_id, key)
             ) {strict}"
        ),
        "CREATE INDEX note_by_city ON note (city_id, position)".to_owned(),
        "CREATE INDEX note_by_fact ON note (fact_id, position)".to_owned(),
    ]
}
