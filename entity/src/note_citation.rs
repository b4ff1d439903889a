//! The sources of a note.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "note_citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub note_id: i64,
    /// 1 for the first.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub source_id: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub locator: Option<String>,
    #[sea_orm(belongs_to, from = "note_id", to = "id")]
    pub note: BelongsTo<super::note::Entity>,
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
