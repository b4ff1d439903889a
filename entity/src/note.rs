//! An editor's remark: what the source says and what is right.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::note_kind!(stored);
domain::certainty!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub city_id: i64,
    /// The layer that owns it: the data set's (`seed`) or an import's.
    #[sea_orm(column_type = "Text")]
    pub layer: String,
    /// Unique within the city over all layers.
    #[sea_orm(column_type = "Text")]
    pub key: String,
    pub position: i32,
    /// The fact that it is about; `None` for the whole entry.
    pub fact_id: Option<i64>,
    pub kind: NoteKind,
    #[sea_orm(column_type = "Text")]
    pub source_says: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub correction: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub basis: String,
    pub certainty: Certainty,
    /// The fact that says right what the noted one does not.
    pub better_id: Option<i64>,
    /// What its texts are in other languages than English, as JSON by field and language.
    #[sea_orm(column_type = "Text", nullable)]
    pub translations: Option<String>,
    #[sea_orm(belongs_to, from = "city_id", to = "id")]
    pub city: BelongsTo<super::city::Entity>,
    #[sea_orm(belongs_to, from = "fact_id", to = "id")]
    pub fact: BelongsTo<Option<super::fact::Entity>>,
    #[sea_orm(belongs_to, relation_enum = "Better", from = "better_id", to = "id")]
    pub better: BelongsTo<Option<super::fact::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
