//! The data of sister-cities: canonical records, the files they are read from, and the one door into the database.
//!
//! `files` (TOML) or an importer → `record` → `check` → `load` → database.

pub mod check;
pub mod files;
mod globe;
mod headline;
pub mod load;
mod nearest;
pub mod page_check;
pub mod record;
pub mod search;
mod sort_key;
pub mod synthetic;
pub mod world;

pub use globe::on_globe;
pub use headline::{Figure, headline};
pub use load::{
    Import, ImportReport, LinkCounts, LoadError, Options, Report, SEED, apart, countries, import, load,
};
pub use nearest::nearest;
pub use record::DataSet;
pub use sort_key::sort_key;
