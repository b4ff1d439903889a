//! The migrations of the database, oldest first; the same ones for SQLite and PostgreSQL.
//!
//! A migration is frozen once it is merged, so none of them imports `entity`, which moves on.

mod dialect;
mod m20261124_000001_create_places;
mod m20261124_000002_create_facts;
mod m20261124_000003_create_profiles;
mod m20261124_000004_create_relations;
mod m20261124_000005_add_orders;
mod m20261124_000006_add_layers;
mod m20261124_000007_create_search;
mod m20261129_000008_remember_loads;
mod m20261129_000009_index_kinds_in_order;
mod m20261129_000010_cite_the_data;
mod m20261130_000011_correct_facts;
mod m20261130_000012_translate_texts;
mod m20261130_000013_tell_more_of_places;
mod m20261130_000014_more_kinds_of_relations;
mod m20261130_000015_know_the_data_set;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::MigrationTrait;

/// Runs the migrations: `Migrator::up(&db, None)`.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_create_places::Migration),
            Box::new(m20261124_000002_create_facts::Migration),
            Box::new(m20261124_000003_create_profiles::Migration),
            Box::new(m20261124_000004_create_relations::Migration),
            Box::new(m20261124_000005_add_orders::Migration),
            Box::new(m20261124_000006_add_layers::Migration),
            Box::new(m20261124_000007_create_search::Migration),
            Box::new(m20261129_000008_remember_loads::Migration),
            Box::new(m20261129_000009_index_kinds_in_order::Migration),
            Box::new(m20261129_000010_cite_the_data::Migration),
            Box::new(m20261130_000011_correct_facts::Migration),
            Box::new(m20261130_000012_translate_texts::Migration),
            Box::new(m20261130_000013_tell_more_of_places::Migration),
            Box::new(m20261130_000014_more_kinds_of_relations::Migration),
            Box::new(m20261130_000015_know_the_data_set::Migration),
        ]
    }
}
