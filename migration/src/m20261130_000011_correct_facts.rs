//! Facts that are better than others, what notes make of a fact, the sources of notes, the two readings of figures, and
//! places that have ended.

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
        run(manager, up(Dialect::of(manager))).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut statements: Vec<String> = INDEXES
            .iter()
            .map(|(name, _)| *name)
            .chain(["fact_by_better", "fact_by_corrected", "note_by_better"])
            .map(|name| format!("DROP INDEX {name}"))
            .collect();
        statements.push("DROP INDEX note_by_city".to_owned());
        statements.push("CREATE INDEX note_by_city ON note (city_id, position)".to_owned());
        statements.push("DROP TABLE note_citation".to_owned());
        statements.extend(FIGURES.map(|(column, _)| format!("ALTER TABLE city DROP COLUMN {column}")));
        statements.push("ALTER TABLE city DROP COLUMN successor".to_owned());
        statements.push("ALTER TABLE city DROP COLUMN ended".to_owned());
        statements.push("ALTER TABLE timeline DROP COLUMN corrected".to_owned());
        statements.push("ALTER TABLE timeline DROP COLUMN corrects".to_owned());
        statements.push("ALTER TABLE note DROP COLUMN better_id".to_owned());
        for column in ["standing", "corrects_id", "better_id", "and_more"] {
            statements.push(format!("ALTER TABLE fact DROP COLUMN {column}"));
        }
        run(manager, statements).await
    }
}

fn up(dialect: &Dialect) -> Vec<String> {
    let Dialect { big, int, real, text, truth, no, strict, .. } = dialect;
    let better = format!("{big} REFERENCES fact (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED");
    let mut statements = vec![
        format!("ALTER TABLE fact ADD COLUMN and_more {truth} NOT NULL DEFAULT {no}"),
        format!("ALTER TABLE fact ADD COLUMN better_id {better}"),
        format!("ALTER TABLE fact ADD COLUMN corrects_id {better}"),
        format!(
            "ALTER TABLE fact ADD COLUMN standing {text} NOT NULL DEFAULT 'UNCHALLENGED'
                 CHECK (standing IN ('UNCHALLENGED', 'OUTDATED', 'DOUBTFUL', 'WRONG'))"
        ),
        format!("ALTER TABLE note ADD COLUMN better_id {better}"),
        // Of a place that is dissolved or merged.
        format!("ALTER TABLE city ADD COLUMN ended {text}"),
        format!("ALTER TABLE city ADD COLUMN successor {text}"),
        format!("ALTER TABLE timeline ADD COLUMN corrects {truth} NOT NULL DEFAULT {no}"),
        format!("ALTER TABLE timeline ADD COLUMN corrected {truth} NOT NULL DEFAULT {no}"),
        // Without them the database looks through all facts for each one that goes.
        "CREATE INDEX fact_by_better ON fact (better_id) WHERE better_id IS NOT NULL".to_owned(),
        "CREATE INDEX fact_by_corrected ON fact (corrects_id) WHERE corrects_id IS NOT NULL".to_owned(),
        "CREATE INDEX note_by_better ON note (better_id) WHERE better_id IS NOT NULL".to_owned(),
        // With the id at its end, by which the list of all notes is ordered.
        "DROP INDEX note_by_city".to_owned(),
        "CREATE INDEX note_by_city ON note (city_id, position, id)".to_owned(),
        format!(
            "CREATE TABLE note_citation (
                 note_id {big} NOT NULL REFERENCES note (id) ON DELETE CASCADE,
                 position {int} NOT NULL CHECK (position >= 1),
                 source_id {big} NOT NULL REFERENCES source (id),
                 locator {text},
                 PRIMARY KEY (note_id, position)
             ) {strict}"
        ),
    ];
    statements.extend(FIGURES.map(|(column, _)| format!("ALTER TABLE city ADD COLUMN {column} {real}")));
    // Until the data are loaded again nothing is corrected.
    let copies = FIGURES.map(|(column, from)| format!("{column} = {from}")).join(", ");
    statements.push(format!("UPDATE city SET {copies}"));
    statements.extend(INDEXES.map(|(name, on)| format!("CREATE INDEX {name} ON {on}")));
    statements
}

/// The columns of figures as they are stated, and those that had them until now.
const FIGURES: [(&str, &str); 4] = [
    ("stated_population_low", "population_low"),
    ("stated_population_high", "population_high"),
    ("stated_area_low", "area_low"),
    ("stated_area_high", "area_high"),
];

/// Those of figures that the columns of the best figures have; and notes of a kind in the order of the list.
const INDEXES: [(&str, &str); 10] = [
    ("city_by_stated_population", "city ((COALESCE(stated_population_low, 1e300)), id)"),
    ("city_by_stated_population_last", "city ((COALESCE(stated_population_low, -1e300)), id)"),
    ("city_by_stated_area", "city ((COALESCE(stated_area_low, 1e300)), id)"),
    ("city_by_stated_area_last", "city ((COALESCE(stated_area_low, -1e300)), id)"),
    (
        "city_of_country_by_stated_population",
        "city (country_id, (COALESCE(stated_population_low, 1e300)), id)",
    ),
    (
        "city_of_country_by_stated_population_last",
        "city (country_id, (COALESCE(stated_population_low, -1e300)), id)",
    ),
    ("city_of_country_by_stated_area", "city (country_id, (COALESCE(stated_area_low, 1e300)), id)"),
    ("note_by_kind", "note (kind, city_id, position, id)"),
    ("note_by_certainty", "note (certainty, city_id, position, id)"),
    ("city_of_country_by_stated_area_last", "city (country_id, (COALESCE(stated_area_low, -1e300)), id)"),
];
