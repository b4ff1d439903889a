//! A relation as seen from one of its ends: two rows for each, written by the loader only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "relation_end")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub relation_id: i64,
    /// The city at the other end.
    pub partner_id: i64,
    /// The relation's first possible day, or 99999999 where no source dates it, so that one index range gives a page of partners in order.
    pub established_order: i32,
    /// The relation's first possible last day; `None` while it lasts.
    pub ended_first: Option<i32>,
    /// The collation key of the partner's name.
    pub partner_sort_key: Vec<u8>,
    /// How far apart the two cities lie: the square of the straight line between them through a globe of radius 1.
    /// `None` where the place of either is unknown.
    pub chord_squared: Option<f64>,
    /// How many days it has certainly lasted until its end, or until the data set was published.
    pub duration_days: Option<i32>,
    #[sea_orm(belongs_to, relation_enum = "City", from = "city_id", to = "id")]
    pub city: BelongsTo<super::city::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Partner", from = "partner_id", to = "id")]
    pub partner: BelongsTo<super::city::Entity>,
    #[sea_orm(belongs_to, from = "relation_id", to = "id")]
    pub relation: BelongsTo<super::relation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
