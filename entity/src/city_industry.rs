//! An industry of a city, or of a feature, and its role there.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::industry_role!(stored);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_industry")]
pub struct Model {
    /// The fact's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub industry_id: i64,
    pub role: IndustryRole,
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<String>,
    /// EDTF.
    #[sea_orm(column_type = "Text", nullable)]
    pub since: Option<String>,
    pub since_first: Option<i32>,
    pub since_last: Option<i32>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "industry_id", to = "id")]
    pub industry: BelongsTo<super::industry::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
