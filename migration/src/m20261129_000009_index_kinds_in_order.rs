//! Indexes of a kind, a status or a country in the order of the list, so that a page of a million rows is not sorted.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, BEFORE.iter().map(|(name, _)| format!("DROP INDEX {name}")).collect()).await?;
        run(manager, AFTER.iter().map(create).collect()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, AFTER.iter().map(|(name, _)| format!("DROP INDEX {name}")).collect()).await?;
        run(manager, BEFORE.iter().map(create).collect()).await
    }
}

fn create((name, on): &(&str, &str)) -> String {
    format!("CREATE INDEX {name} ON {on}")
}

const BEFORE: [(&str, &str); 3] = [
    ("relation_by_kind", "relation (kind, established_first, id)"),
    ("relation_by_status", "relation (status, id)"),
    ("timeline_by_kind", "timeline (kind, date_first, id)"),
];

/// The same names, and one more for the other direction.
const AFTER: [(&str, &str); 8] = [
    ("relation_by_kind", "relation (kind, (COALESCE(established_first, 99999999)), id)"),
    ("relation_by_kind_last", "relation (kind, (COALESCE(established_first, 0)), id)"),
    ("relation_by_status", "relation (status, (COALESCE(established_first, 99999999)), id)"),
    ("relation_by_status_last", "relation (status, (COALESCE(established_first, 0)), id)"),
    ("timeline_by_kind", "timeline (kind, (COALESCE(date_first, 99999999)), id)"),
    ("timeline_by_kind_last", "timeline (kind, (COALESCE(date_first, 0)), id)"),
    ("city_of_country_by_area", "city (country_id, (COALESCE(area_low, 1e300)), id)"),
    ("city_of_country_by_area_last", "city (country_id, (COALESCE(area_low, -1e300)), id)"),
];
