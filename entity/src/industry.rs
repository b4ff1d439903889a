//! A word of the vocabulary of industries.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::sector!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "industry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    /// The English name; the others are in `industry_name`.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub sector: Option<Sector>,
    /// The industry that this one is part of.
    pub part_of_id: Option<i64>,
    #[sea_orm(self_ref, relation_enum = "PartOf", from = "part_of_id", to = "id")]
    pub part_of: BelongsTo<Option<Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
