//! Bulk out: files of several formats, by documents that the engine executes page after page.
//!
//! Nothing here reads the database: a file has what the schema has, filtered and named as the schema does it, and all of
//! its pages are of one version of the data.

mod about;
pub mod answer;
mod ask;
mod cell;
mod cities;
mod column;
mod csv;
mod dataset;
mod ends;
mod error;
mod format;
mod geojson;
pub mod great_circle;
mod json;
mod network;
mod page;
mod part;
mod places;
mod relations;
mod run;
mod xml;

pub use self::ask::{Ask, Asked};
pub use self::error::ExportError;
pub use self::format::Format;
pub use self::page::{of_one_version, read};
pub use self::run::Export;
