//! The canonical records: what a data set holds, whatever it was read from.
//!
//! They know neither TOML nor the database.
//! `files` makes them from the data files, an importer makes them from its own format, `check` judges them and `load` stores them.

mod city;
mod fact;
mod hash;
mod vocabulary;

pub(crate) use city::RESERVED_KEYS;
pub use city::{CityRecord, Location, NoFactRecord, NoteRecord, PlaceDetails, SecondedRecord};
pub use fact::{
    CitationRecord, EventRecord, FactBody, FactRecord, FeatureRecord, IndustryFactRecord, MeasurementRecord,
    NameRecord, Origin, RankingRecord, RelationRecord,
};
pub use hash::{RecordHash, hash};
pub use vocabulary::{
    ChangeRecord, CountryRecord, DatasetRecord, IndustryRecord, SourceRecord, Texts, Translations,
};

/// A whole data set.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    pub dataset: DatasetRecord,
    pub sources: Vec<SourceRecord>,
    pub countries: Vec<CountryRecord>,
    pub industries: Vec<IndustryRecord>,
    pub cities: Vec<CityRecord>,
}
