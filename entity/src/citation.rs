//! Further sources of a fact, beside its own.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact_id: i64,
    /// 1 for the first further source.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub source_id: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub locator: Option<String>,
    #[sea_orm(belongs_to, from = "fact_id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
