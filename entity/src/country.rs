//! A country of ISO 3166-1, with its UN M49 region.

use sea_orm::entity::prelude::*;

use crate::stored::stored;

domain::region_code!(stored);

/// The form in which the table of regions gives each its code of M49.
macro_rules! with_m49 {
    ([] $(#[doc = $about:tt])+ $name:ident {
        $($(#[doc = $meaning:tt])+ $region:ident = $key:tt, $english:tt, $chinese:tt, $m49:tt;)+
    }) => {
        impl $name {
            /// The code of UN M49: three digits.
            pub const fn m49(self) -> &'static str {
                match self {
                    $(Self::$region => $m49,)+
                }
            }
        }
    };
}
domain::region_code!(with_m49);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "country")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// ISO 3166-1 alpha-2, upper case; `XK` is Kosovo, `ZZ` is unknown.
    #[sea_orm(unique, column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub alpha3: Option<String>,
    /// Three digits, as text.
    #[sea_orm(column_type = "Text", nullable)]
    pub numeric: Option<String>,
    /// `None` for `ZZ` and Antarctica.
    pub region: Option<RegionCode>,
    /// The finest M49 group, such as Western Africa.
    #[sea_orm(column_type = "Text", nullable)]
    pub subregion: Option<String>,
    /// The tags of its official languages, separated by spaces, the most spoken first.
    #[sea_orm(column_type = "Text")]
    pub languages: String,
    /// The box that it lies in, in decimal degrees; all four or none. Across the antimeridian `west` is the greater one.
    pub south: Option<f64>,
    pub west: Option<f64>,
    pub north: Option<f64>,
    pub east: Option<f64>,
    /// The English name; the others are in `country_name`.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The collation key of `name`.
    pub sort_key: Vec<u8>,
    /// How many of its cities have a relation with the home city, ended ones included.
    pub partner_count: i32,
}

impl ActiveModelBehavior for ActiveModel {}
