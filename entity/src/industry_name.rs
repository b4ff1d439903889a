//! The names of an industry by language.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "industry_name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub industry_id: i64,
    /// BCP 47.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub lang: String,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    #[sea_orm(belongs_to, from = "industry_id", to = "id")]
    pub industry: BelongsTo<super::industry::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
