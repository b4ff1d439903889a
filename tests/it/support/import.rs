//! An import as the command makes it, of files in memory.

use sea_orm::DatabaseConnection;
use seed::record::SourceRecord;
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::report::Summary;
use sister_cities::transfer::import::{Content, File, content};

use super::world;

/// Loads the files, each a name and its content, as those of that source; they must be right.
pub(crate) async fn load(
    db: &DatabaseConnection,
    source: &str,
    files: &[(&str, &[u8])],
    options: &Options,
) -> Summary {
    let record = SourceRecord {
        slug: source.to_owned(),
        title: format!("The list {source}"),
        ..SourceRecord::default()
    };
    let files: Vec<File<'_>> = files.iter().map(|&(name, bytes)| File { name, bytes }).collect();
    let known = world::known(db).await;
    let Content { import, files, ledger } =
        content(&files, record, options, &known, "en").unwrap_or_else(|error| panic!("{error}"));
    let done = seed::import(db, &import, false).await.unwrap_or_else(|error| panic!("{error}"));
    Summary { files, ledger, done: Some(done), dry_run: false, unsaid: Vec::new() }
}
