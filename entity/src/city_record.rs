//! What a layer says of a city, as the hash of its canonical record: equal hash, nothing to load.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_record")]
pub struct Model {
    /// The data set's (`seed`) or the slug of an import's source.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub layer: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: i64,
    #[sea_orm(column_type = "Text")]
    pub record_hash: String,
    #[sea_orm(belongs_to, from = "city_id", to = "id")]
    pub city: BelongsTo<super::city::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
