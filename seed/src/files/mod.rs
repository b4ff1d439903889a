//! The data files: plain TOML, made to be edited by hand.
//!
//! `docs/data-format.md` describes them.
//! Every mistake of every file is reported, each with file, line and column, what was found and what is accepted.

mod city;
mod fact;
mod folder;
mod mistake;
mod page;
mod section;
mod tables;

pub use folder::FilesError;
pub use mistake::{Mistake, Mistakes};

use std::collections::BTreeSet;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::check::{RecordAt, check, check_dates};
use crate::record::{CountryRecord, DataSet};
use folder::Folder;
use page::{Page, Pages};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

impl DataSet {
    /// The data set that ships with the crate.
    pub fn embedded() -> Result<Self, FilesError> {
        read(&Folder::embedded(&EMBEDDED)?)
    }

    /// The data set in a folder of the same form; where it has no `countries.toml` or `industries.toml`, those that ship with the crate stand in.
    pub fn from_dir(path: &Path) -> Result<Self, FilesError> {
        read(&Folder::read(path, &EMBEDDED)?)
    }
}

/// The countries that ship with the crate, without the rest of the data.
pub fn embedded_countries() -> Vec<CountryRecord> {
    let folder = Folder::embedded(&EMBEDDED).expect("the embedded files are text");
    tables::countries(&mut Pages::new(&folder))
}

fn read(folder: &Folder) -> Result<DataSet, FilesError> {
    let mut pages = Pages::new(folder);
    let dataset = tables::dataset(&mut pages);
    let sources = tables::sources(&mut pages);
    let countries = tables::countries(&mut pages);
    let industries = tables::industries(&mut pages);
    let mut cities = Vec::with_capacity(folder.cities.len());
    // A file that cannot be read at all still is a city that others may name.
    let mut slugs = BTreeSet::new();
    for file in &folder.cities {
        let slug = file.stem();
        let page = Page::parse(file, RecordAt::City(cities.len()));
        cities.extend(city::read(&page, slug));
        slugs.insert(slug.to_owned());
        pages.add(page);
    }
    let data = DataSet { dataset, sources, countries, industries, cities };
    let mut issues = check(&data, &slugs);
    issues.extend(check_dates(&data));
    pages.finish(issues).map_or(Ok(data), |mistakes| Err(FilesError::Mistakes(mistakes)))
}

#[cfg(test)]
mod tests;
