//! Two cities linked, stored once: the end with the lower id comes first.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::relation_kind!(stored);
domain::relation_status!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "relation")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub low_city_id: i64,
    pub high_city_id: i64,
    pub kind: RelationKind,
    /// As recorded; what was true at a date follows from the dates.
    pub status: RelationStatus,
    /// EDTF; `None` where no source dates it.
    #[sea_orm(column_type = "Text", nullable)]
    pub established: Option<String>,
    /// First possible day, as the number `YYYYMMDD`.
    pub established_first: Option<i32>,
    /// Last possible day.
    pub established_last: Option<i32>,
    /// EDTF; `None` while it lasts.
    #[sea_orm(column_type = "Text", nullable)]
    pub ended: Option<String>,
    pub ended_first: Option<i32>,
    pub ended_last: Option<i32>,
    /// The collation key of the other end's name as seen from home; of the end that comes first where home is none.
    pub partner_sort_key: Vec<u8>,
    /// How far apart the two cities lie: the square of the straight line between them through a globe of radius 1.
    /// `None` where the place of either is unknown.
    pub chord_squared: Option<f64>,
    /// How many days it has certainly lasted until its end, or until the data set was published.
    pub duration_days: Option<i32>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, relation_enum = "LowCity", from = "low_city_id", to = "id")]
    pub low_city: BelongsTo<super::city::Entity>,
    #[sea_orm(belongs_to, relation_enum = "HighCity", from = "high_city_id", to = "id")]
    pub high_city: BelongsTo<super::city::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
