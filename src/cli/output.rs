//! What a command prints, and why it failed.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use seed::Report;

/// Prints what the command is run for.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    // In one piece: who reads only the first line and goes away should not end the server.
    std::io::stdout().write_all(format!("{text}\n").as_bytes()).context("cannot print")
}

/// Prints what a load changed, or would change.
pub(super) fn say_load(report: &Report, dry_run: bool) -> anyhow::Result<()> {
    if dry_run {
        say(&format!("a dry run, nothing is changed; it would be:\n{report:#}"))
    } else {
        say(&report.to_string())
    }
}

/// What a file is called until it is whole: a neighbour, so that renaming it is one step.
pub(super) fn unfinished(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    file.with_file_name(name)
}

/// Prints an error and its causes.
pub fn complain(error: &anyhow::Error) {
    // Nothing is left to do where even that cannot be printed.
    let _ = writeln!(std::io::stderr(), "error: {}", told_once(error));
}

/// The error and its causes in a line, without those that the text before has already.
fn told_once(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |told, cause| match told.as_str() {
        "" => cause,
        known if known.contains(&cause) => told,
        _ => format!("{told}: {cause}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_told_once() {
        let locked = anyhow::anyhow!("the file is locked").context("no statement: the file is locked");
        assert_eq!(
            told_once(&locked.context("cannot load")),
            "cannot load: no statement: the file is locked"
        );
        assert_eq!(told_once(&anyhow::anyhow!("no such file")), "no such file");
    }
}
