//! A folder of data, as the commands for editors use it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use seed::files::{DataFiles, FilesError};

/// The folder that is worked in.
#[derive(Args)]
pub(super) struct DataFolder {
    /// Folder of data files
    #[arg(long, env = "SISTER_CITIES_DATA", value_name = "DIR", help_heading = "Data")]
    pub(super) data: Option<PathBuf>,
}

impl DataFolder {
    /// The folder, which must be named here.
    pub(super) fn named(&self) -> anyhow::Result<&Path> {
        named(self.data.as_deref())
    }
}

/// The folder, if one is named.
pub(super) fn named(data: Option<&Path>) -> anyhow::Result<&Path> {
    data.context(
        "name the folder of your data by --data DIR; 'sister-cities new network DIR' begins one, \
         and 'sister-cities data export DIR' writes the data of the binary into one",
    )
}

/// The files of the folder.
pub(super) fn read(folder: &Path) -> anyhow::Result<DataFiles> {
    ensure!(
        is_of_data(folder),
        "{} is no folder of data, since it has no dataset.toml; 'sister-cities new network DIR' begins one",
        folder.display()
    );
    Ok(DataFiles::from_dir(folder)?)
}

/// Whether the folder has what every folder of data has.
pub(super) fn is_of_data(folder: &Path) -> bool {
    folder.join("dataset.toml").is_file()
}

/// Where the file of a city stands.
pub(super) fn city_file(folder: &Path, slug: &str) -> PathBuf {
    folder.join("cities").join(format!("{slug}.toml"))
}

/// Makes the folder, or refuses one in which something is.
pub(super) fn make_empty(folder: &Path) -> anyhow::Result<()> {
    let cannot = || format!("cannot make the folder {}", folder.display());
    std::fs::create_dir_all(folder).with_context(cannot)?;
    let is_empty = std::fs::read_dir(folder).with_context(cannot)?.next().is_none();
    ensure!(is_empty, "the folder {} is not empty; name another one", folder.display());
    Ok(())
}

/// Writes a file, with the folders above it.
pub(super) fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(cannot)?;
    }
    std::fs::write(path, content).with_context(cannot)
}

/// Only the mistakes of one file, if it has any; else all of them.
pub(super) fn mistakes_of(error: FilesError, file: &Path) -> FilesError {
    let FilesError::Mistakes(mut mistakes) = error else { return error };
    let name = file.display().to_string();
    if mistakes.0.iter().any(|mistake| mistake.file == name) {
        mistakes.0.retain(|mistake| mistake.file == name);
    }
    FilesError::Mistakes(mistakes)
}
