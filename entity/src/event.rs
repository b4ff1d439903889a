//! Something that a source dates or tells, other than the signing of a relation.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::event_kind!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// EDTF; `None` where the source gives no date.
    #[sea_orm(column_type = "Text", nullable)]
    pub date: Option<String>,
    pub date_first: Option<i32>,
    pub date_last: Option<i32>,
    pub kind: EventKind,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
