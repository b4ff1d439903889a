//! A word of the vocabulary of industries.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The three sectors of the economy.
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
pub enum Sector {
    Primary,
    Secondary,
    Tertiary,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "industry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    /// The English name; the others are in `industry_name`.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub sector: Option<Sector>,
    /// The industry that this one is part of.
    pub part_of_id: Option<i64>,
    #[sea_orm(self_ref, relation_enum = "PartOf", from = "part_of_id", to = "id")]
    pub part_of: BelongsTo<Option<Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
