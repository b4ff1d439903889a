//! What a command prints, and why it failed.

use std::io::Write as _;

use anyhow::Context as _;

/// Prints what the command is run for.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    // In one piece: who reads only the first line and goes away should not end the server.
    std::io::stdout().write_all(format!("{text}\n").as_bytes()).context("cannot print")
}

/// Prints an error and its causes.
pub fn complain(error: &anyhow::Error) {
    // Nothing is left to do where even that cannot be printed.
    let _ = writeln!(std::io::stderr(), "error: {error:#}");
}
