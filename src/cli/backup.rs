//! `backup`: a whole copy of the database, taken while a server serves it.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::Args;

use super::output::{say, unfinished};
use crate::config::DatabaseConfig;
use crate::db;

#[derive(Args)]
pub(super) struct Backup {
    /// File to write, which must not exist
    #[arg(value_name = "COPY")]
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

pub(super) async fn run(asked: &Backup) -> anyhow::Result<()> {
    let file = &asked.file;
    ensure!(
        asked.database.database_url.starts_with("sqlite:"),
        "only SQLite is backed up by this command; for PostgreSQL use pg_dump, which is consistent too"
    );
    ensure!(!file.exists(), "{} exists; give the backup a name of its own", file.display());
    let unfinished = unfinished(file);
    // Of an earlier run that was interrupted; nobody else writes there.
    let _ = std::fs::remove_file(&unfinished);
    let written = db::copy_sqlite(&asked.database, &unfinished).await;
    let renamed = written.and_then(|()| {
        std::fs::rename(&unfinished, file)
            .with_context(|| format!("cannot name the backup {}", file.display()))
    });
    if renamed.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    renamed?;
    say(&format!("the database is backed up in {}", file.display()))
}
