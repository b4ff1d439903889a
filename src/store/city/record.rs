//! What leaves the store of a city.

use entity::city::{self, CityLevel, Column};
use sea_orm::DbErr;

use crate::store::reading::{Cells, Record};

/// A city without what only filters and orders need.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    pub id: i64,
    pub slug: String,
    /// The usual English name.
    pub name: String,
    pub country_id: i64,
    pub level: CityLevel,
    /// The place it lies in, such as Miyagi Prefecture.
    pub within: Option<String>,
    /// EDTF: when the place was dissolved or merged.
    pub ended: Option<String>,
    pub successor: Option<String>,
    /// Of `within` and `successor`; see [`city::Model`].
    pub translations: Option<String>,
    /// Decimal degrees, together with `longitude` or not at all.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub wikidata_id: Option<String>,
    /// How many cities it has a relation with, ended ones included.
    pub partner_count: i32,
    /// The layer that owns the columns.
    pub layer: String,
}

impl City {
    /// The bytes that it takes on the heap.
    pub fn bytes(&self) -> usize {
        let texts = [
            Some(&self.slug),
            Some(&self.name),
            self.within.as_ref(),
            self.ended.as_ref(),
            self.successor.as_ref(),
            self.translations.as_ref(),
            self.wikidata_id.as_ref(),
            Some(&self.layer),
        ];
        size_of::<Self>() + texts.into_iter().flatten().map(String::capacity).sum::<usize>()
    }
}

impl Record for City {
    type Entity = city::Entity;
    const COLUMNS: &'static [Column] = &[
        Column::Id,
        Column::Slug,
        Column::Name,
        Column::CountryId,
        Column::Level,
        Column::Within,
        Column::Ended,
        Column::Successor,
        Column::Translations,
        Column::Latitude,
        Column::Longitude,
        Column::WikidataId,
        Column::PartnerCount,
        Column::Layer,
    ];

    fn read(cells: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            id: cells.next()?,
            slug: cells.next()?,
            name: cells.next()?,
            country_id: cells.next()?,
            level: cells.word()?,
            within: cells.next()?,
            ended: cells.next()?,
            successor: cells.next()?,
            translations: cells.next()?,
            latitude: cells.next()?,
            longitude: cells.next()?,
            wikidata_id: cells.next()?,
            partner_count: cells.next()?,
            layer: cells.next()?,
        })
    }
}
