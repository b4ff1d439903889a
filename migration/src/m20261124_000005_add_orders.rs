//! What lists are filtered and ordered by: columns and tables that the loader derives from facts and relations.
//!
//! An order that puts missing values last both ways has two indexes, one for each stand-in of the missing value.

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
        let dialect = Dialect::of(manager);
        run(manager, columns(dialect)).await?;
        run(manager, tables(dialect)).await?;
        let indexes = INDEXES.iter().map(|(name, on)| format!("CREATE INDEX {name} ON {on}"));
        run(manager, indexes.collect()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, INDEXES.iter().map(|(name, _)| format!("DROP INDEX {name}")).collect()).await?;
        drop_tables(manager, &["timeline", "industry_within"]).await?;
        let added =
            COLUMNS.iter().map(|(table, column, _)| format!("ALTER TABLE {table} DROP COLUMN {column}"));
        run(manager, added.collect()).await
    }
}

/// Table, column, and which of the dialect's types it has.
const COLUMNS: [(&str, &str, Kind); 13] = [
    ("city", "population_low", Kind::Real),
    ("city", "population_high", Kind::Real),
    ("city", "area_low", Kind::Real),
    ("city", "area_high", Kind::Real),
    ("city", "partner_count", Kind::Count),
    ("city", "home_established_first", Kind::Day),
    ("city", "x", Kind::Real),
    ("city", "y", Kind::Real),
    ("city", "z", Kind::Real),
    ("country", "partner_count", Kind::Count),
    ("relation", "partner_sort_key", Kind::Bytes),
    ("relation_end", "partner_sort_key", Kind::Bytes),
    ("relation_end", "ended_first", Kind::Day),
];

#[derive(Clone, Copy)]
enum Kind {
    Real,
    Count,
    Day,
    Bytes,
}

fn columns(dialect: &Dialect) -> Vec<String> {
    let Dialect { int, real, bytes, empty_bytes, .. } = dialect;
    let add = |&(table, column, kind): &(&str, &str, Kind)| {
        let definition = match kind {
            Kind::Real => (*real).to_owned(),
            Kind::Count => format!("{int} NOT NULL DEFAULT 0"),
            Kind::Day => (*int).to_owned(),
            Kind::Bytes => format!("{bytes} NOT NULL DEFAULT {empty_bytes}"),
        };
        format!("ALTER TABLE {table} ADD COLUMN {column} {definition}")
    };
    COLUMNS.iter().map(add).collect()
}

fn tables(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, int, text, strict, .. } = dialect;
    vec![
        format!(
            "CREATE TABLE industry_within (
                 within_id {big} NOT NULL REFERENCES industry (id) ON DELETE CASCADE,
                 industry_id {big} NOT NULL REFERENCES industry (id) ON DELETE CASCADE,
                 PRIMARY KEY (within_id, industry_id)
             ) {strict}"
        ),
        format!(
            "CREATE TABLE timeline (
                 id {big} PRIMARY KEY,
                 fact_id {big} NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
                 city_id {big} NOT NULL REFERENCES city (id),
                 kind {text} NOT NULL CHECK (kind IN ('RELATION_ESTABLISHED', 'RELATION_ENDED', 'FOUNDED', 'STATUS_CHANGE', 'AGREEMENT', 'HISTORY')),
                 date {text},
                 date_first {int},
                 date_last {int},
                 CHECK ((date IS NULL) = (date_first IS NULL) AND (date IS NULL) = (date_last IS NULL) AND date_first <= date_last)
             ) {strict}"
        ),
    ]
}

const INDEXES: [(&str, &str); 34] = [
    ("city_by_established", "city ((COALESCE(home_established_first, 99999999)), id)"),
    ("city_by_established_last", "city ((COALESCE(home_established_first, 0)), id)"),
    ("city_by_population", "city ((COALESCE(population_low, 1e300)), id)"),
    ("city_by_population_last", "city ((COALESCE(population_low, -1e300)), id)"),
    ("city_by_area", "city ((COALESCE(area_low, 1e300)), id)"),
    ("city_by_area_last", "city ((COALESCE(area_low, -1e300)), id)"),
    ("city_by_partner_count", "city (partner_count, id)"),
    ("city_by_latitude", "city (latitude)"),
    ("city_of_country_by_population", "city (country_id, (COALESCE(population_low, 1e300)), id)"),
    ("city_of_country_by_population_last", "city (country_id, (COALESCE(population_low, -1e300)), id)"),
    ("city_of_country_by_partner_count", "city (country_id, partner_count, id)"),
    ("country_by_partner_count", "country (partner_count, id)"),
    ("relation_by_established_last", "relation ((COALESCE(established_first, 0)), id)"),
    ("relation_by_ended", "relation ((COALESCE(ended_first, 99999999)), id)"),
    ("relation_by_ended_last", "relation ((COALESCE(ended_first, 0)), id)"),
    ("relation_by_partner", "relation (partner_sort_key, id)"),
    ("relation_by_status", "relation (status, id)"),
    ("relation_by_low_city", "relation (low_city_id)"),
    // The other way of the existing relation_end_by_date.
    (
        "relation_end_by_date_last",
        "relation_end (city_id, (COALESCE(NULLIF(established_order, 99999999), 0)), relation_id)",
    ),
    ("relation_end_by_ended", "relation_end (city_id, (COALESCE(ended_first, 99999999)), relation_id)"),
    ("relation_end_by_ended_last", "relation_end (city_id, (COALESCE(ended_first, 0)), relation_id)"),
    ("relation_end_by_partner_name", "relation_end (city_id, partner_sort_key, relation_id)"),
    ("feature_by_name", "feature (name)"),
    ("feature_by_role", "feature (role)"),
    ("city_industry_by_role", "city_industry (role)"),
    ("industry_within_by_industry", "industry_within (industry_id)"),
    ("timeline_by_date", "timeline ((COALESCE(date_first, 99999999)), id)"),
    ("timeline_by_date_last", "timeline ((COALESCE(date_first, 0)), id)"),
    ("timeline_by_end", "timeline (date_last)"),
    ("timeline_by_kind", "timeline (kind, date_first, id)"),
    ("timeline_by_city", "timeline (city_id, date_first)"),
    ("timeline_by_fact", "timeline (fact_id)"),
    ("relation_by_established_end", "relation (established_last)"),
    ("relation_by_ended_end", "relation (ended_last)"),
];
