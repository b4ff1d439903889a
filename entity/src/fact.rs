//! One sourced statement.
//!
//! `relation`, `city_name`, `city_attribute`, `measurement`, `climate`, `city_industry`, `feature`, `event` and `ranking` share its id.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::stored::stored;

domain::standing!(stored);

/// Which table holds the rest of a fact.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FactKind {
    Relation,
    Attribute,
    Name,
    Measurement,
    Climate,
    Industry,
    Feature,
    Event,
    Ranking,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The city whose entry states it.
    pub city_id: i64,
    /// The layer that owns it: the data set's (`seed`) or an import's.
    #[sea_orm(column_type = "Text")]
    pub layer: String,
    /// Unique within the city over all layers; with the slug it makes the public id.
    #[sea_orm(column_type = "Text")]
    pub key: String,
    pub kind: FactKind,
    /// The order in the entry.
    pub position: i32,
    /// The feature that the fact is about; `None` where it is about the city itself.
    pub feature_id: Option<i64>,
    pub source_id: i64,
    /// Where in the source: entry 12.
    #[sea_orm(column_type = "Text", nullable)]
    pub locator: Option<String>,
    /// The source's own few words.
    #[sea_orm(column_type = "Text", nullable)]
    pub stated: Option<String>,
    /// The source's list, in which it stands last, goes on: "and so on".
    pub and_more: bool,
    /// The fact of the same entry that a note gives instead of this one.
    pub better_id: Option<i64>,
    /// The fact that this one is better than.
    pub corrects_id: Option<i64>,
    pub standing: Standing,
    /// What the texts of its row in the table of its kind are in other languages than English, as JSON by field and language.
    #[sea_orm(column_type = "Text", nullable)]
    pub translations: Option<String>,
    #[sea_orm(belongs_to, from = "city_id", to = "id")]
    pub city: BelongsTo<super::city::Entity>,
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Subject", from = "feature_id", to = "id")]
    pub feature: BelongsTo<Option<super::feature::Entity>>,
    #[sea_orm(self_ref, relation_enum = "Better", from = "better_id", to = "id")]
    pub better: BelongsTo<Option<Entity>>,
    #[sea_orm(self_ref, relation_enum = "Corrected", from = "corrects_id", to = "id")]
    pub corrected: BelongsTo<Option<Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
