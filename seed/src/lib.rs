//! The data of sister-cities: canonical records, the files they are read from, and the one door into the database.
//!
//! `files` (TOML) or an importer → `record` → `check` → `load` → database.
//!
//! ```
//! use seed::DataSet;
//!
//! let data = DataSet::embedded()?;
//! assert_eq!(data.dataset.home, "wenzhou-cn");
//! assert!(data.cities.iter().any(|city| city.slug == "ishinomaki-jp"));
//! # Ok::<(), seed::files::FilesError>(())
//! ```

pub mod check;
pub mod files;
pub mod load;
pub mod record;

pub use load::{
    Import, ImportReport, Known, KnownCity, KnownRelation, LinkCounts, LoadError, Missing, Options, Progress,
    Report, SEED, Silent, apart, ensure_same, import, import_watched, known, load,
};
pub use record::DataSet;
