//! Countries and cities, with their names and slugs.

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
        drop_tables(manager, &["city_summary", "city_slug", "city", "country_name", "country"]).await
    }
}

fn statements(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, real, text, bytes, strict, .. } = dialect;
    vec![
        format!(
            "CREATE TABLE country (
                 id {big} PRIMARY KEY,
                 code {text} NOT NULL UNIQUE CHECK (length(code) = 2 AND code = upper(code)),
                 alpha3 {text} UNIQUE CHECK (length(alpha3) = 3),
                 numeric {text} UNIQUE CHECK (length(numeric) = 3),
                 region {text} CHECK (region IN ('AFRICA', 'AMERICAS', 'ASIA', 'EUROPE', 'OCEANIA')),
                 subregion {text},
                 name {text} NOT NULL,
                 sort_key {bytes} NOT NULL
             ) {strict}"
        ),
        "CREATE INDEX country_by_name ON country (sort_key, id)".to_owned(),
        "CREATE INDEX country_by_region ON country (region, sort_key, id)".to_owned(),
        "CREATE INDEX country_by_subregion ON country (subregion, sort_key, id)".to_owned(),
        format!(
            "CREATE TABLE country_name (
                 country_id {big} NOT NULL REFERENCES country (id) ON DELETE CASCADE,
                 lang {text} NOT NULL,
                 text {text} NOT NULL,
                 PRIMARY KEY (country_id, lang)
             ) {strict}"
        ),
        format!(
            "CREATE TABLE city (
                 id {big} PRIMARY KEY,
                 slug {text} NOT NULL UNIQUE,
                 name {text} NOT NULL,
                 sort_key {bytes} NOT NULL,
                 country_id {big} NOT NULL REFERENCES country (id),
                 level {text} NOT NULL CHECK (level IN ('CITY', 'COUNTY', 'DISTRICT', 'PROVINCE', 'MUNICIPALITY')),
                 within {text},
                 latitude {real} CHECK (latitude BETWEEN -90 AND 90),
                 longitude {real} CHECK (longitude BETWEEN -180 AND 180),
                 wikidata_id {text} UNIQUE,
                 record_hash {text} NOT NULL,
                 CHECK ((latitude IS NULL) = (longitude IS NULL))
             ) {strict}"
        ),
        "CREATE INDEX city_by_name ON city (sort_key, id)".to_owned(),
        "CREATE INDEX city_by_country ON city (country_id, sort_key, id)".to_owned(),
        "CREATE INDEX city_by_level ON city (level, sort_key, id)".to_owned(),
        format!(
            "CREATE TABLE city_slug (
                 slug {text} PRIMARY KEY,
                 city_id {big} NOT NULL REFERENCES city (id) ON DELETE CASCADE
             ) {strict}"
        ),
        "CREATE INDEX city_slug_by_city ON city_slug (city_id)".to_owned(),
        format!(
            "CREATE TABLE city_summary (
                 city_id {big} NOT NULL REFERENCES city (id) ON DELETE CASCADE,
                 lang {text} NOT NULL,
                 text {text} NOT NULL,
                 PRIMARY KEY (city_id, lang)
             ) {strict}"
        ),
    ]
}
