//! What a city's profile is made of; each row shares the id of its fact.

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
        drop_tables(
            manager,
            &[
                "ranking",
                "event",
                "city_industry",
                "climate",
                "measurement",
                "city_name",
                "city_attribute",
                "industry_name",
                "industry",
            ],
        )
        .await
    }
}

fn statements(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, int, real, text, strict, .. } = dialect;
    vec![
        format!(
            "CREATE TABLE industry (
                 id {big} PRIMARY KEY,
                 slug {text} NOT NULL UNIQUE,
                 name {text} NOT NULL,
                 sector {text} CHECK (sector IN ('PRIMARY', 'SECONDARY', 'TERTIARY')),
                 part_of_id {big} REFERENCES industry (id) DEFERRABLE INITIALLY DEFERRED
             ) {strict}"
        ),
        "CREATE INDEX industry_by_part_of ON industry (part_of_id)".to_owned(),
        format!(
            "CREATE TABLE industry_name (
                 industry_id {big} NOT NULL REFERENCES industry (id) ON DELETE CASCADE,
                 lang {text} NOT NULL,
                 text {text} NOT NULL,
                 PRIMARY KEY (industry_id, lang)
             ) {strict}"
        ),
        format!(
            "CREATE TABLE city_attribute (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 field {text} NOT NULL CHECK (field IN ('COUNTRY', 'LEVEL', 'WITHIN', 'LOCATION', 'WIKIDATA_ID'))
             ) {strict}"
        ),
        format!(
            "CREATE TABLE city_name (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 text {text} NOT NULL,
                 lang {text},
                 kind {text} NOT NULL CHECK (kind IN ('OFFICIAL', 'LOCAL', 'ALIAS', 'NICKNAME', 'FORMER', 'AS_WRITTEN'))
             ) {strict}"
        ),
        "CREATE INDEX city_name_by_text ON city_name (text)".to_owned(),
        format!(
            "CREATE TABLE measurement (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 metric {text} NOT NULL CHECK (metric IN ('POPULATION', 'AREA', 'LENGTH', 'DISTANCE', 'TRAVEL_TIME', 'MEAN_TEMPERATURE', 'LOW_TEMPERATURE', 'HIGH_TEMPERATURE', 'POPULATION_SHARE', 'AREA_SHARE', 'SECTOR_SHARE', 'ECONOMIC_SHARE', 'EMPLOYEES', 'STUDENTS', 'SCHOOLS', 'HIGHER_EDUCATION_INSTITUTIONS', 'COMPANIES', 'CARGO', 'SHIP_SIZE', 'AGE', 'COUNT')),
                 value {real},
                 low {real},
                 high {real},
                 qualifier {text} NOT NULL CHECK (qualifier IN ('NONE', 'ABOUT', 'NEARLY', 'OVER', 'UNDER', 'UP_TO', 'RANGE', 'MANY', 'TARGET')),
                 scope {text} NOT NULL CHECK (scope IN ('TOTAL', 'URBAN', 'CENTRAL', 'LAND', 'WATER', 'PERMANENT', 'UNSTATED')),
                 label {text},
                 as_of {text},
                 as_of_first {int},
                 as_of_last {int},
                 CHECK (value IS NULL OR low IS NULL),
                 CHECK ((low IS NULL) = (high IS NULL) AND low <= high),
                 CHECK ((as_of IS NULL) = (as_of_first IS NULL) AND (as_of IS NULL) = (as_of_last IS NULL) AND as_of_first <= as_of_last)
             ) {strict}"
        ),
        "CREATE INDEX measurement_by_metric ON measurement (metric, value)".to_owned(),
        format!(
            "CREATE TABLE climate (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 description {text} NOT NULL
             ) {strict}"
        ),
        format!(
            "CREATE TABLE city_industry (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 industry_id {big} NOT NULL REFERENCES industry (id),
                 role {text} NOT NULL CHECK (role IN ('PILLAR', 'LEADING', 'MAIN', 'EMERGING', 'EXPORT', 'TRADITIONAL', 'STRENGTH', 'PRESENT')),
                 detail {text},
                 since {text},
                 since_first {int},
                 since_last {int},
                 CHECK ((since IS NULL) = (since_first IS NULL) AND (since IS NULL) = (since_last IS NULL) AND since_first <= since_last)
             ) {strict}"
        ),
        "CREATE INDEX city_industry_by_industry ON city_industry (industry_id, role)".to_owned(),
        format!(
            "CREATE TABLE event (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 date {text},
                 date_first {int},
                 date_last {int},
                 kind {text} NOT NULL CHECK (kind IN ('FOUNDED', 'STATUS_CHANGE', 'AGREEMENT', 'HISTORY')),
                 title {text} NOT NULL,
                 CHECK ((date IS NULL) = (date_first IS NULL) AND (date IS NULL) = (date_last IS NULL) AND date_first <= date_last)
             ) {strict}"
        ),
        "CREATE INDEX event_by_date ON event (date_first, id)".to_owned(),
        format!(
            "CREATE TABLE ranking (
                 id {big} PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
                 position {int} CHECK (position >= 1),
                 group_size {int} CHECK (group_size >= 1),
                 what {text} NOT NULL,
                 among {text} NOT NULL
             ) {strict}"
        ),
    ]
}
