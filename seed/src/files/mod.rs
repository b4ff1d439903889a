//! The data files: plain TOML, made to be edited by hand.
//!
//! `docs/data-format.md` describes them.
//! Every mistake of every file is reported, each with file, line and column, what was found and what is accepted.

mod city;
mod draft;
mod fact;
mod folder;
mod mistake;
mod page;
mod section;
mod set;
mod tables;
mod words;

pub use draft::{CityDraft, FIRST_SOURCE, NetworkDraft, RelationDraft};
pub use folder::FilesError;
pub use mistake::{Mistake, Mistakes};
pub use set::{DataFiles, embedded_countries, embedded_files};

#[cfg(test)]
mod tests;
