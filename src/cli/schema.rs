//! `schema`: the SDL, or what changed in it for clients.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::output::say;
use crate::graphql::compare::{Severity, compare};
use crate::graphql::schema;

#[derive(Args)]
pub(super) struct Schema {
    /// List the changes since the SDL in this file (`-` for standard input); fails if they break clients
    #[arg(long, value_name = "FILE", help_heading = "Check")]
    check: Option<PathBuf>,
    /// Fail on dangerous changes too
    #[arg(long, requires = "check", help_heading = "Check")]
    strict: bool,
}

pub(super) fn run(asked: &Schema) -> anyhow::Result<()> {
    let served = schema::sdl(&schema::build());
    let Some(file) = &asked.check else {
        return std::io::stdout().write_all(served.as_bytes()).context("cannot print the schema");
    };
    let (name, known) = if file.as_os_str() == "-" {
        let mut known = Vec::new();
        let read = std::io::stdin().read_to_end(&mut known);
        ("standard input".to_owned(), read.map(|_| known))
    } else {
        (file.display().to_string(), std::fs::read(file))
    };
    let known = known.with_context(|| format!("cannot read {name}"))?;
    let report = compare(&known, &served).with_context(|| format!("cannot read {name}"))?;
    say(&report.to_string())?;
    let worst = if asked.strict { Severity::Dangerous } else { Severity::Breaking };
    match report.changes().iter().filter(|change| change.kind.severity() <= worst).count() {
        0 => Ok(()),
        1 => bail!("the schema does not keep what {name} says: 1 change that is not accepted"),
        many => bail!("the schema does not keep what {name} says: {many} changes that are not accepted"),
    }
}
