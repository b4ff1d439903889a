//! Counts the instructions of fixed requests under valgrind, and compares them with `baseline.toml`.
//!
//! `cargo bench --profile dev --bench instructions` ends non-zero if one of them takes over 10 % more than
//! that; with `-- --write` it writes the counts as the new baseline. docs/performance.md says what is counted.

mod baseline;
mod callgrind;
mod data;
mod measured;
mod requests;
mod server;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use self::baseline::Baseline;

const BASELINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions/baseline.toml");
/// Before the path of the database, for the program that is counted.
const MEASURED: &str = "--measured";
const NOTE: &str = "# Instructions of one request, all threads together; docs/performance.md says how they are counted.\n\
    # Written by: cargo bench --profile dev --bench instructions -- --write\n";

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().position(|argument| argument == flag);
    if let Some(place) = has(MEASURED) {
        let database = arguments.get(place + 1).context("--measured needs the path of a database")?;
        runtime()?.block_on(measured::send_all(Path::new(database)));
        return Ok(());
    }
    let counted = count()?;
    if has("--write").is_some() {
        let text = toml::to_string(&counted).context("counts are TOML")?;
        return std::fs::write(BASELINE, format!("{NOTE}{text}")).context("cannot write the baseline");
    }
    compare(&counted)
}

fn runtime() -> anyhow::Result<Runtime> {
    Builder::new_current_thread().enable_all().build().context("no runtime")
}

fn count() -> anyhow::Result<Baseline> {
    let folder = TempDir::new().context("no folder for the database")?;
    let database: PathBuf = folder.path().join("counted.db");
    runtime()?.block_on(data::make(&database));
    let counts = callgrind::count(&database, folder.path())?;
    let names = requests::all().map(|request| request.name.to_owned());
    ensure!(counts.len() == names.len(), "{} requests were counted, not {}", counts.len(), names.len());
    Ok(Baseline { instructions: names.into_iter().zip(counts).collect() })
}

#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
fn compare(counted: &Baseline) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(BASELINE).context("cannot read the baseline")?;
    let baseline: Baseline = toml::from_str(&text).context("the baseline is not as --write writes it")?;
    println!("{:<14} {:>14} {:>14}", "request", "baseline", "now");
    for (name, now) in &counted.instructions {
        let before = baseline.instructions.get(name).map(u64::to_string).unwrap_or_default();
        println!("{name:<14} {before:>14} {now:>14}");
    }
    let objections = baseline.objections(counted);
    if objections.is_empty() {
        return Ok(());
    }
    bail!("{}\nIf that is what a change costs, write the new counts with -- --write", objections.join("\n"))
}
