//! `import`: files of other formats into the database.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use seed::record::SourceRecord;

use super::output::say;
use crate::config::{DataConfig, DatabaseConfig};
use crate::store::pool::ping;
use crate::transfer::import::report::Summary;
use crate::transfer::import::twin_cities_csv;
use crate::{app, db};

#[derive(Args)]
pub(super) struct Import {
    /// File of cities, with the columns id, name, lng, lat, country, countrycd and population
    #[arg(value_name = "CITIES.csv")]
    cities: PathBuf,
    /// File of links between them, with the columns source and target
    #[arg(value_name = "LINKS.csv")]
    links: PathBuf,
    /// Slug of the source of the imported facts; another slug is another import
    #[arg(long, value_name = "SLUG", default_value = "twin-cities-csv", help_heading = "Import")]
    source: String,
    /// Title of the source
    #[arg(
        long,
        value_name = "TITLE",
        default_value = "Twin cities from a CSV file",
        help_heading = "Import"
    )]
    source_title: String,
    /// Report what the import would do, and change nothing
    #[arg(long, help_heading = "Import")]
    dry_run: bool,
    #[command(flatten)]
    database: DatabaseConfig,
    /// Only for a database without data, which is seeded first
    #[command(flatten)]
    data: DataConfig,
}

pub(super) async fn run(import: Import) -> anyhow::Result<()> {
    let Import { cities, links, source, source_title, dry_run, database, data } = import;
    let db =
        if dry_run { app::connect_to_try(&database, &data).await? } else { db::connect(&database).await? };
    if !dry_run {
        db::migrate(&db).await?;
        if !ping(&db).await? {
            tracing::info!("{}", app::seed(&db, &data).await?);
        }
    }
    tracing::info!("reading {} and {}", cities.display(), links.display());
    let source = SourceRecord { slug: source, title: source_title, ..SourceRecord::default() };
    let countries = seed::countries(&db).await.context("cannot read the countries")?;
    let (city_name, link_name) = (cities.display().to_string(), links.display().to_string());
    let content = twin_cities_csv::read(
        twin_cities_csv::File { name: &city_name, content: open(&cities)? },
        twin_cities_csv::File { name: &link_name, content: open(&links)? },
        source,
        &countries,
    )?;
    tracing::info!("loading {} cities", content.import.cities.len());
    let done = seed::import(&db, &content.import, dry_run).await?;
    say(&Summary { done, remarks: content.remarks, dry_run }.to_string())?;
    db.close().await.context("cannot close the database")
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| format!("cannot open {}", path.display()))
}
