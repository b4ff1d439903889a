//! What leaves the store of a relation.

use entity::relation::{self, Column, RelationKind, RelationStatus};
use sea_orm::DbErr;

use crate::store::reading::{Cells, Record};

/// A relation without what only orders need.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub id: i64,
    pub low_city_id: i64,
    pub high_city_id: i64,
    pub kind: RelationKind,
    /// As recorded; what was true at a date follows from the dates.
    pub status: RelationStatus,
    /// EDTF; `None` where no source dates it.
    pub established: Option<String>,
    /// First possible day, as the number `YYYYMMDD`.
    pub established_first: Option<i32>,
    /// Last possible day.
    pub established_last: Option<i32>,
    /// EDTF; `None` while it lasts.
    pub ended: Option<String>,
    pub ended_first: Option<i32>,
    pub ended_last: Option<i32>,
}

impl Relation {
    /// The bytes that it takes on the heap.
    pub fn bytes(&self) -> usize {
        let dates = [&self.established, &self.ended];
        size_of::<Self>() + dates.into_iter().flatten().map(String::capacity).sum::<usize>()
    }
}

impl Record for Relation {
    type Entity = relation::Entity;
    const COLUMNS: &'static [Column] = &[
        Column::Id,
        Column::LowCityId,
        Column::HighCityId,
        Column::Kind,
        Column::Status,
        Column::Established,
        Column::EstablishedFirst,
        Column::EstablishedLast,
        Column::Ended,
        Column::EndedFirst,
        Column::EndedLast,
    ];

    fn read(cells: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            id: cells.next()?,
            low_city_id: cells.next()?,
            high_city_id: cells.next()?,
            kind: cells.word()?,
            status: cells.word()?,
            established: cells.next()?,
            established_first: cells.next()?,
            established_last: cells.next()?,
            ended: cells.next()?,
            ended_first: cells.next()?,
            ended_last: cells.next()?,
        })
    }
}
