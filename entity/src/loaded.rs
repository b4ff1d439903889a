//! What was loaded last; one row, or none.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "loaded")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// A hash of the data set that the database holds entirely, and of the rules by which it was written.
    #[sea_orm(column_type = "Text")]
    pub stamp: String,
    /// The revision of which that is true; another one was written by a program that knows no stamps.
    pub revision: i64,
}

impl ActiveModelBehavior for ActiveModel {}
