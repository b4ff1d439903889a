//! `check`: the mistakes in data files, without a database.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::Args;
use seed::DataSet;
use seed::files::DataFiles;
use seed::record::FactBody;

use super::folder::{self, DataFolder};
use super::output::say;

#[derive(Args)]
pub(super) struct Check {
    /// Folder of data, or one city's file; without it the folder of --data
    ///
    /// A file outside a folder of data is judged as if it stood in that of --data, or else among the data of the binary.
    #[arg(value_name = "DIR|FILE")]
    path: Option<PathBuf>,
    #[command(flatten)]
    folder: DataFolder,
}

pub(super) fn run(asked: &Check) -> anyhow::Result<()> {
    let path = match &asked.path {
        Some(path) => path,
        None => asked.folder.named()?,
    };
    let files = files(path, asked.folder.data.as_deref())?;
    let data = files.data_set().map_err(|error| folder::mistakes_of(error, path))?;
    let mut text = match data.cities.len() {
        1 => "no mistakes in 1 city".to_owned(),
        count => format!("no mistakes in {count} cities"),
    };
    for slug in alone(&data) {
        let _ = write!(text, "\nremark: '{slug}' has no relation with any city");
    }
    if data.dataset.published.is_none() && has_dates(&data) {
        text.push_str(
            "\nremark: dataset.toml has no 'published', by which dates in the future would be found",
        );
    }
    say(&text)
}

/// The folder at the path, or the one that the file at the path belongs to, with the file in it.
fn files(path: &Path, data: Option<&Path>) -> anyhow::Result<DataFiles> {
    if path.is_dir() {
        return folder::read(path);
    }
    ensure!(path.exists(), "there is no file or folder {}", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder::is_of_data(folder) {
        return folder::read(folder);
    }
    if path.extension().is_none_or(|ending| ending != "toml") {
        bail!("{} is no city's file, whose name ends in .toml", path.display());
    }
    let above = if folder == Path::new(".") { PathBuf::from("..") } else { folder.join("..") };
    let mut files = match data {
        Some(data) => folder::read(data)?,
        None if folder::is_of_data(&above) => folder::read(&above)?,
        None => DataFiles::embedded()?,
    };
    files.put_city(path)?;
    Ok(files)
}

/// Whether a relation has a date.
fn has_dates(data: &DataSet) -> bool {
    let facts = data.cities.iter().flat_map(|city| &city.facts);
    facts.into_iter().any(|fact| {
        matches!(&fact.body, FactBody::Relation(relation) if relation.established.is_some() || relation.ended.is_some())
    })
}

/// The cities that no relation leads to, where there are others.
fn alone(data: &DataSet) -> Vec<&str> {
    let mut linked = BTreeSet::new();
    for city in &data.cities {
        for fact in &city.facts {
            if let FactBody::Relation(relation) = &fact.body {
                linked.extend([city.slug.as_str(), relation.with.as_str()]);
            }
        }
    }
    let slugs = data.cities.iter().map(|city| city.slug.as_str());
    slugs.filter(|slug| data.cities.len() > 1 && !linked.contains(slug)).collect()
}
