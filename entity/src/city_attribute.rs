//! Says which source a column of `city` comes from; the value itself stands there.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::city_field!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_attribute")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub field: CityField,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
