//! Where facts come from.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub publisher: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    /// EDTF: the date that it carries.
    #[sea_orm(column_type = "Text", nullable)]
    pub published: Option<String>,
    /// The day it was read, `YYYY-MM-DD`.
    #[sea_orm(column_type = "Text", nullable)]
    pub retrieved: Option<String>,
    /// An SPDX expression.
    #[sea_orm(column_type = "Text", nullable)]
    pub license: Option<String>,
    /// The layer that brought it.
    #[sea_orm(column_type = "Text")]
    pub layer: String,
    /// What its texts are in other languages than English, as JSON by field and language.
    #[sea_orm(column_type = "Text", nullable)]
    pub translations: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
