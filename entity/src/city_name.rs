//! A name of a city, or of a feature.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::name_kind!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_name")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// BCP 47.
    #[sea_orm(column_type = "Text", nullable)]
    pub lang: Option<String>,
    pub kind: NameKind,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
