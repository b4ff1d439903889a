//! A partner at any level: city, county, district, province or municipality.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::city_level!(stored);

/// The layer of what the data set itself says; every import has another.
pub const SEED: &str = "seed";

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Never changes, never reused: `ishinomaki-jp`.
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    /// The usual English name; the others are in `city_name`.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The collation key of `name`.
    pub sort_key: Vec<u8>,
    pub country_id: i64,
    pub level: CityLevel,
    /// The place it lies in, such as Miyagi Prefecture.
    #[sea_orm(column_type = "Text", nullable)]
    pub within: Option<String>,
    /// EDTF: when the place was dissolved or merged; `None` while it lasts.
    #[sea_orm(column_type = "Text", nullable)]
    pub ended: Option<String>,
    /// What it became then.
    #[sea_orm(column_type = "Text", nullable)]
    pub successor: Option<String>,
    /// What the larger place and the successor are called in other languages than English, as JSON by field and language.
    #[sea_orm(column_type = "Text", nullable)]
    pub translations: Option<String>,
    /// Decimal degrees, north is positive; together with `longitude` or not at all.
    pub latitude: Option<f64>,
    /// Decimal degrees, east is positive.
    pub longitude: Option<f64>,
    #[sea_orm(unique, column_type = "Text", nullable)]
    pub wikidata_id: Option<String>,
    /// Its identifier in the IANA time zone database: `Asia/Tokyo`.
    #[sea_orm(column_type = "Text", nullable)]
    pub time_zone: Option<String>,
    /// In metres above sea level.
    pub elevation: Option<f64>,
    /// The URL of its official website.
    #[sea_orm(column_type = "Text", nullable)]
    pub website: Option<String>,
    /// The titles of its Wikipedia articles, as JSON by language.
    #[sea_orm(column_type = "Text", nullable)]
    pub wikipedia: Option<String>,
    /// The headline population, or the low end of its range: the best that is known; `None` where no source gives one.
    pub population_low: Option<f64>,
    pub population_high: Option<f64>,
    /// The same as the sources state it, also where a note gives a better one.
    pub stated_population_low: Option<f64>,
    pub stated_population_high: Option<f64>,
    /// The headline area in square kilometres, or the low end of its range: the best that is known.
    pub area_low: Option<f64>,
    pub area_high: Option<f64>,
    pub stated_area_low: Option<f64>,
    pub stated_area_high: Option<f64>,
    /// How many cities it has a relation with, ended ones included.
    pub partner_count: i32,
    /// First possible day of the relation with the home city that `City.relation` gives.
    pub home_established_first: Option<i32>,
    /// The point of its location on a globe of radius 1, so that distances need no trigonometry in SQL.
    pub x: Option<f64>,
    pub y: Option<f64>,
    pub z: Option<f64>,
    /// The layer that owns the columns: the data set's (`seed`) if it has the city, otherwise an import's.
    #[sea_orm(column_type = "Text")]
    pub layer: String,
    #[sea_orm(belongs_to, from = "country_id", to = "id")]
    pub country: BelongsTo<super::country::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
