//! A number with its unit, hedge, scope and date.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What is measured.
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
pub enum Metric {
    Population,
    Area,
    Length,
    Distance,
    TravelTime,
    MeanTemperature,
    LowTemperature,
    HighTemperature,
    PopulationShare,
    AreaShare,
    SectorShare,
    EconomicShare,
    Employees,
    Students,
    Schools,
    HigherEducationInstitutions,
    Companies,
    Cargo,
    ShipSize,
    Age,
    Count,
}

/// The hedge of the source.
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
pub enum Qualifier {
    None,
    About,
    Nearly,
    Over,
    Under,
    UpTo,
    Range,
    Many,
    Target,
}

/// Which part of the subject a figure covers.
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
pub enum MeasurementScope {
    Total,
    Urban,
    Central,
    Land,
    Water,
    Permanent,
    Unstated,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "measurement")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub metric: Metric,
    /// In the metric's unit.
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub scope: MeasurementScope,
    /// What is counted or measured.
    #[sea_orm(column_type = "Text", nullable)]
    pub label: Option<String>,
    /// EDTF.
    #[sea_orm(column_type = "Text", nullable)]
    pub as_of: Option<String>,
    pub as_of_first: Option<i32>,
    pub as_of_last: Option<i32>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
