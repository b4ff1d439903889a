//! `data export`: the data that the binary carries, as files to begin with.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use seed::files::embedded_files;

use super::folder;
use super::output::say;

#[derive(Args)]
pub(super) struct Data {
    #[command(subcommand)]
    command: DataCommand,
}

#[derive(Subcommand)]
enum DataCommand {
    /// Write the data that the binary carries into a folder
    Export(Export),
}

#[derive(Args)]
struct Export {
    /// Folder to write into, which is made where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write also into a folder that is not empty, over files of the same names
    #[arg(long, help_heading = "Data")]
    force: bool,
}

pub(super) fn run(asked: &Data) -> anyhow::Result<()> {
    let DataCommand::Export(Export { folder, force }) = &asked.command;
    if !force {
        folder::make_empty(folder)?;
    }
    let files = embedded_files();
    for (path, content) in &files {
        folder::write(&folder.join(path), content)?;
    }
    let (count, folder) = (files.len(), folder.display());
    say(&format!("{count} files are in {folder}; serve them by: sister-cities --data {folder}"))
}
