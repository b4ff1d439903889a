//! A named or counted thing of a city, or one that is named beside it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a feature is.
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
pub enum FeatureKind {
    Port,
    Airport,
    Railway,
    Road,
    River,
    Sea,
    Coast,
    Mountain,
    Island,
    Bridge,
    Park,
    University,
    School,
    Museum,
    Church,
    Hospital,
    Building,
    Heritage,
    WorldHeritage,
    ResearchCentre,
    Company,
    Organisation,
    Person,
    Product,
    Festival,
    Language,
    Community,
    Place,
    Tie,
    Other,
}

/// How a feature belongs to its city.
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
pub enum FeatureRole {
    Own,
    Nearby,
    Parent,
    CapitalOf,
    Seat,
    Headquarters,
    Birthplace,
    Residence,
    Founder,
    Studied,
    Other,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "feature")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: FeatureKind,
    pub role: FeatureRole,
    /// The English name; others are in `city_name`.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
