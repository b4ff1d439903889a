//! `export`: the data as a file of another format, by the same documents as the server's files.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, anyhow, ensure};
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::output::unfinished;
use crate::app;
use crate::config::documents::DocumentsConfig;
use crate::config::limits::LimitsConfig;
use crate::config::{DataConfig, DatabaseConfig, ServerConfig};
use crate::transfer::export::{Ask, Asked, Export as Running, Format};

/// Nobody else waits for the database of a command.
const PATIENCE: Duration = Duration::from_mins(10);

/// Where the log says who asked.
const REQUEST_ID: &str = "export";

#[derive(Args)]
pub(super) struct Export {
    /// What to write
    #[arg(value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)))]
    what: String,
    /// Only what meets this filter, written as in the schema: '{"country": {"code": {"eq": "JP"}}}'
    #[arg(long, value_name = "JSON", help_heading = "Export")]
    filter: Option<String>,
    /// Of a file that has cities too, only relations that meet this filter
    #[arg(long, value_name = "JSON", help_heading = "Export")]
    relations: Option<String>,
    /// Languages of names and labels, the preferred one first, such as zh,en
    #[arg(long, value_name = "TAGS", help_heading = "Export")]
    lang: Option<String>,
    /// Begin with a byte order mark, by which Excel knows UTF-8; for CSV only
    #[arg(long, help_heading = "Export")]
    bom: bool,
    /// File to write, instead of standard output; it appears when it is whole
    #[arg(long, value_name = "FILE", help_heading = "Export")]
    output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, help_heading = "Export")]
    force: bool,
    #[command(flatten)]
    database: DatabaseConfig,
    /// Only for a database without data, which a seeded one in memory stands in for
    #[command(flatten)]
    data: DataConfig,
}

pub(super) async fn run(export: Export) -> anyhow::Result<()> {
    let Export { what, filter, relations, lang, bom, output, force, database, data } = export;
    if let Some(file) = &output {
        ensure!(force || !file.exists(), "{} exists; give another --output, or --force", file.display());
    }
    let format = Format::of(&what).ok_or_else(|| anyhow!("the formats are {}", Format::names()))?;
    let asked = Asked {
        filter: filter.as_deref(),
        relations: relations.as_deref(),
        lang: lang.as_deref(),
        bom,
        ..Asked::default()
    };
    let db = app::connect_to_try(&database, &data).await?;
    let server = ServerConfig { statement_timeout: PATIENCE, ..ServerConfig::default() };
    let documents = app::documents(&DocumentsConfig::default())?;
    let limits = app::limits(&LimitsConfig::default());
    let executor = app::executor(app::reader(db.clone(), &server), limits, documents, &server);
    let engine = executor.engine();
    let ask = Ask::read(engine, format, asked)?;
    let running = Running::open(engine, &ask, REQUEST_ID).await?;
    match &output {
        Some(file) => to_file(running, file).await?,
        None => write(running, &mut io::stdout().lock()).await.context("cannot print")?,
    }
    drop(executor);
    db.close().await.context("cannot close the database")
}

/// Writes beside the file, and gives it its name when it is whole.
async fn to_file(running: Running, file: &Path) -> anyhow::Result<()> {
    let unfinished = unfinished(file);
    let written = async {
        let mut out = File::create(&unfinished)?;
        write(running, &mut out).await?;
        out.sync_all()?;
        std::fs::rename(&unfinished, file)?;
        anyhow::Ok(())
    };
    let written = written.await;
    if written.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    written.with_context(|| format!("cannot write {}", file.display()))
}

async fn write(mut running: Running, out: &mut impl Write) -> anyhow::Result<()> {
    while let Some(bytes) = running.next().await? {
        out.write_all(&bytes)?;
    }
    Ok(out.flush()?)
}
