//! `add` and `remove`: cities of a folder of data and of the database at once, while a server serves it.
//!
//! First the whole load is tried, then the files change, then the database: what is refused leaves both as they were.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use seed::files::DataFiles;
use seed::{DataSet, Missing, Options, Report};

use super::folder;
use super::output::say_load;
use crate::app;
use crate::config::{DataConfig, DatabaseConfig};

#[derive(Args)]
pub(super) struct Add {
    /// Files of cities, each named by its slug: bergen-no.toml
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Replace the files of cities that the folder has already
    #[arg(long, help_heading = "Data")]
    force: bool,
    /// Report what would change, and change nothing
    #[arg(long, help_heading = "Data")]
    dry_run: bool,
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
}

#[derive(Args)]
pub(super) struct Remove {
    /// Slug of the city
    #[arg(value_name = "CITY")]
    slug: String,
    /// Remove it also where an import speaks of it
    #[arg(long, help_heading = "Data")]
    force: bool,
    /// Report what would change, and change nothing
    #[arg(long, help_heading = "Data")]
    dry_run: bool,
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
}

pub(super) async fn add(asked: &Add) -> anyhow::Result<()> {
    let folder = folder::named(asked.data.data.as_deref())?;
    let mut files = folder::read(folder)?;
    let mut copies = Vec::new();
    for file in &asked.files {
        let copy = destination(folder, file)?;
        ensure!(
            asked.force || !copy.exists() || is_same_file(file, &copy),
            "{} is there already; --force replaces it",
            copy.display()
        );
        files.put_city(file)?;
        copies.push((file, copy));
    }
    let data = files.data_set()?;
    let edit = Edit { database: &asked.database, config: &asked.data, data: &data, dry_run: asked.dry_run };
    edit.run(Options::default(), |_| {
        for (file, copy) in copies.iter().filter(|(file, copy)| !is_same_file(file, copy)) {
            std::fs::copy(file, copy).with_context(|| format!("cannot write {}", copy.display()))?;
        }
        Ok(())
    })
    .await
}

pub(super) async fn remove(asked: &Remove) -> anyhow::Result<()> {
    let slug = asked.slug.as_str();
    let (data, file) = without(slug, asked.data.data.as_deref())?;
    let edit = Edit { database: &asked.database, config: &asked.data, data: &data, dry_run: asked.dry_run };
    let options = Options { missing: Missing::RemoveOne(slug), force: asked.force, ..Options::default() };
    edit.run(options, |report| match &file {
        Some(file) => std::fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display())),
        None if report.removed.is_empty() => bail!("neither the data nor the database have a city '{slug}'"),
        None => Ok(()),
    })
    .await
}

/// The data without the city, and the file that goes, if there is one.
fn without(slug: &str, folder: Option<&Path>) -> anyhow::Result<(DataSet, Option<PathBuf>)> {
    let Some(folder) = folder else {
        let files = DataFiles::embedded()?;
        ensure!(
            !files.has_city(slug),
            "the binary carries the city '{slug}', which would come back; write its data into a folder by \
             'sister-cities data export DIR', and use that by --data DIR"
        );
        return Ok((files.data_set()?, None));
    };
    let mut files = folder::read(folder)?;
    let file = files.take_city(slug).then(|| folder::city_file(folder, slug));
    let data =
        files.data_set().with_context(|| format!("'{slug}' stays, since without it there would be"))?;
    Ok((data, file))
}

/// Where the file of a city goes.
fn destination(folder: &Path, file: &Path) -> anyhow::Result<PathBuf> {
    let name = file.file_name().filter(|_| file.extension().is_some_and(|ending| ending == "toml"));
    let name = name.with_context(|| {
        format!("{} is no city's file; its name is the city's slug and .toml", file.display())
    })?;
    Ok(folder.join("cities").join(name))
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}

/// A change of the data, in the files and in the database.
struct Edit<'a> {
    database: &'a DatabaseConfig,
    config: &'a DataConfig,
    data: &'a DataSet,
    dry_run: bool,
}

impl Edit<'_> {
    async fn run(
        &self,
        options: Options<'_>,
        change_files: impl FnOnce(&Report) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let options = Options { home: self.config.home.as_deref(), ..options };
        let db = app::connect_to_seed(self.database, self.dry_run).await?;
        let tried = app::load(&db, self.data, Options { dry_run: true, ..options }).await?;
        let report = if self.dry_run {
            tried
        } else {
            change_files(&tried)?;
            app::load(&db, self.data, options).await?
        };
        say_load(&report, self.dry_run)?;
        db.close().await.context("cannot close the database")
    }
}
