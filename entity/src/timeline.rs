//! Signings, endings and dated events in one list; written by the loader only.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::event_kind!(stored, with derived);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "timeline")]
pub struct Model {
    /// Twice the fact's id, and one more for the end of a relation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The event, or the relation that was signed or ended.
    pub fact_id: i64,
    /// The city whose entry tells it.
    pub city_id: i64,
    pub kind: EventKind,
    /// EDTF; `None` where the source gives no date.
    #[sea_orm(column_type = "Text", nullable)]
    pub date: Option<String>,
    pub date_first: Option<i32>,
    pub date_last: Option<i32>,
    /// It is better than another, or another is better than it; see `fact`.
    pub corrects: bool,
    pub corrected: bool,
    #[sea_orm(belongs_to, from = "fact_id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "city_id", to = "id")]
    pub city: BelongsTo<super::city::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
