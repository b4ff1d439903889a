//! A rank or a superlative.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ranking")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// 1 is first; `None` for 'one of the largest'.
    pub position: Option<i32>,
    /// 10 in 'among the top ten'.
    pub group_size: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// Among which set.
    #[sea_orm(column_type = "Text")]
    pub among: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
