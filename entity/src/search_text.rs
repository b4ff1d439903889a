//! A text by which the search finds something; `search_term` has the terms.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a text belongs to.
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
pub enum TargetKind {
    City,
    Country,
    Feature,
    Industry,
}

/// What a text is to its target.
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
pub enum TextField {
    Name,
    Nickname,
    /// A slug, a Wikidata id or a country code: found as a whole only.
    Code,
    /// A sentence of a summary.
    Summary,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub target_kind: TargetKind,
    /// The id of the city, country, feature or industry.
    pub target_id: i64,
    /// The city whose entry has the text; `None` for the vocabulary.
    pub city_id: Option<i64>,
    pub field: TextField,
    /// From 1 to 100: how much a match of it counts.
    pub weight: i32,
    /// How many terms of kind `GRAM` it has.
    pub grams: i32,
    /// The number of the rules by which its terms were made.
    pub form: i32,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    #[sea_orm(belongs_to, from = "city_id", to = "id")]
    pub city: BelongsTo<Option<super::city::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
