//! Where the files come from: the binary or a folder on disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::Dir;

use super::Mistakes;

/// Why the files gave no data set.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    #[error("cannot read {}", path.display())]
    Unreadable {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("{0}")]
    Mistakes(Mistakes),
}

/// The text of one file and the name under which mistakes in it are reported.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) text: String,
}

impl File {
    /// The file's name without folder and ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        name.strip_suffix(".toml").unwrap_or(name)
    }
}

/// All files of a data set.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) dataset: File,
    pub(super) sources: File,
    pub(super) countries: File,
    pub(super) industries: File,
    /// In the order of their names.
    pub(super) cities: Vec<File>,
}

impl Folder {
    pub(super) fn embedded(dir: &Dir<'static>) -> Result<Self, FilesError> {
        let names = dir.get_dir("cities").into_iter().flat_map(Dir::files);
        let names = names.filter_map(|file| file.path().to_str()).map(|path| path.replace('\\', "/"));
        Self::assemble(names.collect(), |name| embedded_file(dir, name))
    }

    /// The files in the folder; those of `fallback` where it has no countries or industries of its own.
    pub(super) fn read(dir: &Path, fallback: &Dir<'static>) -> Result<Self, FilesError> {
        let cities = dir.join("cities");
        let mut names = Vec::new();
        for entry in fs::read_dir(&cities).map_err(|source| unreadable(&cities, source))? {
            let entry = entry.map_err(|source| unreadable(&cities, source))?;
            let name = entry.file_name().into_string().map_err(|_| {
                unreadable(&entry.path(), io::Error::other("the file's name is not valid Unicode"))
            })?;
            names.push(format!("cities/{name}"));
        }
        Self::assemble(names, |name| {
            let path = dir.join(name);
            if matches!(name, "countries.toml" | "industries.toml") && !path.exists() {
                return embedded_file(fallback, name);
            }
            Ok(File { name: path.display().to_string(), text: read_text(&path)? })
        })
    }

    fn assemble(
        mut cities: Vec<String>,
        file: impl Fn(&str) -> Result<File, FilesError>,
    ) -> Result<Self, FilesError> {
        // Hidden files of editors and other file types are no cities.
        cities.retain(|name| {
            Path::new(name).extension().is_some_and(|ending| ending == "toml") && !name.contains("/.")
        });
        cities.sort_unstable();
        Ok(Self {
            dataset: file("dataset.toml")?,
            sources: file("sources.toml")?,
            countries: file("countries.toml")?,
            industries: file("industries.toml")?,
            cities: cities.iter().map(|name| file(name)).collect::<Result<_, _>>()?,
        })
    }
}

fn embedded_file(dir: &Dir<'static>, name: &str) -> Result<File, FilesError> {
    let text = dir.get_file(name).and_then(include_dir::File::contents_utf8);
    text.map(|text| File { name: name.to_owned(), text: text.to_owned() })
        .ok_or_else(|| unreadable(Path::new(name), io::ErrorKind::InvalidData.into()))
}

/// The text of a file; of another encoding than UTF-8 it is none.
pub(super) fn read_text(path: &Path) -> Result<String, FilesError> {
    let bytes = fs::read(path).map_err(|source| unreadable(path, source))?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = String::from_utf8_lossy(before).matches('\n').count() + 1;
        unreadable(path, io::Error::other(format!("line {line} is not in UTF-8; save the file as UTF-8")))
    })
}

fn unreadable(path: &Path, source: io::Error) -> FilesError {
    FilesError::Unreadable { path: path.to_owned(), source }
}
