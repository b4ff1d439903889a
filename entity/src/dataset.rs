//! What the data set is as a whole; one row.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// The city whose network the data set is about.
    pub home_city_id: i64,
    /// The data set's own source, which comes first among figures.
    pub source_id: i64,
    #[sea_orm(column_type = "Text")]
    pub license: String,
    /// Who is named as the author where the data are cited.
    #[sea_orm(column_type = "Text")]
    pub author: String,
    /// EDTF: when this state of the data was published.
    #[sea_orm(column_type = "Text", nullable)]
    pub published: Option<String>,
    /// Where the data can be found.
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    /// EDTF: what the source itself counts up to.
    #[sea_orm(column_type = "Text", nullable)]
    pub stated_as_of: Option<String>,
    /// A hash over all records: the same data give the same version on every database.
    #[sea_orm(column_type = "Text")]
    pub version: String,
    /// Counts the loads that changed something; caches are kept by it.
    pub revision: i64,
    /// What its texts are in other languages than English, as JSON by field and language.
    #[sea_orm(column_type = "Text", nullable)]
    pub translations: Option<String>,
    /// What changed and when, the latest first, as JSON; see `seed::record::ChangeRecord`.
    #[sea_orm(column_type = "Text", nullable)]
    pub changes: Option<String>,
    /// The slug of the home city that the data name, whichever `--home` puts in the middle; none before it was kept.
    #[sea_orm(column_type = "Text", nullable)]
    pub own_home: Option<String>,
    #[sea_orm(belongs_to, from = "home_city_id", to = "id")]
    pub home: BelongsTo<super::city::Entity>,
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
