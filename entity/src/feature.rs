//! A named or counted thing of a city, or one that is named beside it.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::feature_kind!(stored);
domain::feature_role!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "feature")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: FeatureKind,
    pub role: FeatureRole,
    /// The English name; others are in `city_name`.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
