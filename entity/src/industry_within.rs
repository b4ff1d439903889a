//! Which industries lie within which, at any depth, each within itself; written by the loader only.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "industry_within")]
pub struct Model {
    /// The wider industry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub within_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub industry_id: i64,
    #[sea_orm(belongs_to, relation_enum = "Within", from = "within_id", to = "id")]
    pub within: BelongsTo<super::industry::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Industry", from = "industry_id", to = "id")]
    pub industry: BelongsTo<super::industry::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
