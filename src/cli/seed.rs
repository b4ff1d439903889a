//! `seed`: the data into the database, or what that would change.

use anyhow::Context as _;
use clap::Args;
use seed::{Missing, Options};

use super::output::say_load;
use super::progress::Shown;
use crate::app;
use crate::config::{DataConfig, DatabaseConfig};

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Seed {
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
    /// Replace the data set that the database holds, if it is another one; what imports brought stays
    #[arg(long, help_heading = "Data")]
    replace_data: bool,
    /// Remove the cities that the data no longer have
    #[arg(long, help_heading = "Data")]
    prune: bool,
    /// With --prune: remove them also where an import speaks of them
    #[arg(long, requires = "prune", help_heading = "Data")]
    force: bool,
    /// Report what would change, and change nothing
    #[arg(long, help_heading = "Data")]
    dry_run: bool,
    #[command(flatten)]
    shown: Shown,
}

pub(super) async fn run(asked: &Seed) -> anyhow::Result<()> {
    let progress = asked.shown.start();
    let options = Options {
        home: asked.data.home.as_deref(),
        replace: asked.replace_data,
        missing: if asked.prune { Missing::Remove } else { Missing::Keep },
        force: asked.force,
        dry_run: asked.dry_run,
        progress: &progress,
    };
    let data = app::data_set(&asked.data)?;
    let db = app::connect_to_seed(&asked.database, asked.dry_run).await?;
    let loaded = app::load(&db, &data, options).await;
    progress.finish();
    say_load(&loaded?, asked.dry_run)?;
    // Without this, SQLite's data stay in the log beside the file.
    db.close().await.context("cannot close the database")
}
