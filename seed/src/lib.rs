//! The data of sister-cities: canonical records, the files they are read from, and the one door into the database.
//!
//! `files` (TOML) or an importer → `record` → `check` → `load` → database.

pub mod check;
pub mod files;
pub mod load;
pub mod record;

pub use load::{
    Import, ImportReport, LinkCounts, LoadError, Options, Report, SEED, apart, countries, import, load,
};
pub use record::DataSet;
