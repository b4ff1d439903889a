//! The files of a data set, and what they say together; a file can be put in or taken out, to see what that would make of the rest.

use std::collections::BTreeSet;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::folder::{File, FilesError, Folder, read_text};
use super::page::{Page, Pages};
use super::{city, tables};
use crate::check::{RecordAt, check, check_own};
use crate::record::{CountryRecord, DataSet};

pub(super) static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

impl DataSet {
    /// The data set that ships with the crate.
    pub fn embedded() -> Result<Self, FilesError> {
        DataFiles::embedded()?.data_set()
    }

    /// The data set in a folder of the same form; where it has no `countries.toml` or `industries.toml`, those that ship with the crate stand in.
    pub fn from_dir(path: &Path) -> Result<Self, FilesError> {
        DataFiles::from_dir(path)?.data_set()
    }
}

/// All files of a data set.
#[derive(Debug)]
pub struct DataFiles(Folder);

impl DataFiles {
    /// The files that ship with the crate.
    pub fn embedded() -> Result<Self, FilesError> {
        Folder::embedded(&EMBEDDED).map(Self)
    }

    /// The files of a folder; as [`DataSet::from_dir`] takes them.
    pub fn from_dir(path: &Path) -> Result<Self, FilesError> {
        Folder::read(path, &EMBEDDED).map(Self)
    }

    /// Puts in a city's file, in the place of the one of the same name.
    pub fn put_city(&mut self, path: &Path) -> Result<(), FilesError> {
        self.put(File { name: path.display().to_string(), text: read_text(path)? });
        Ok(())
    }

    /// Puts in the text of a city's file, which mistakes call by the name.
    pub fn put_text(&mut self, name: &str, text: &str) {
        self.put(File { name: name.to_owned(), text: text.to_owned() });
    }

    fn put(&mut self, file: File) {
        self.0.cities.retain(|old| old.stem() != file.stem());
        self.0.cities.push(file);
    }

    /// Takes out the file of a city; false where there is none.
    pub fn take_city(&mut self, slug: &str) -> bool {
        let before = self.0.cities.len();
        self.0.cities.retain(|file| file.stem() != slug);
        self.0.cities.len() < before
    }

    /// Whether there is a file of the city.
    pub fn has_city(&self, slug: &str) -> bool {
        self.0.cities.iter().any(|file| file.stem() == slug)
    }

    /// Reads and checks them.
    pub fn data_set(&self) -> Result<DataSet, FilesError> {
        read(&self.0)
    }
}

/// The files that ship with the crate: each by its path in the folder of data, with what is in it.
pub fn embedded_files() -> Vec<(&'static Path, &'static [u8])> {
    fn gather(dir: &'static Dir<'static>, files: &mut Vec<(&'static Path, &'static [u8])>) {
        files.extend(dir.files().map(|file| (file.path(), file.contents())));
        dir.dirs().for_each(|dir| gather(dir, files));
    }
    let mut files = Vec::new();
    gather(&EMBEDDED, &mut files);
    files.sort_unstable_by_key(|(path, _)| *path);
    files
}

/// The countries that ship with the crate, without the rest of the data.
pub fn embedded_countries() -> Vec<CountryRecord> {
    let folder = Folder::embedded(&EMBEDDED).expect("the embedded files are text");
    tables::countries(&mut Pages::new(&folder))
}

pub(super) fn read(folder: &Folder) -> Result<DataSet, FilesError> {
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
    issues.extend(check_own(&data));
    pages.finish(issues).map_or(Ok(data), |mistakes| Err(FilesError::Mistakes(mistakes)))
}
