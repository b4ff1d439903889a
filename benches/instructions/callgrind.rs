//! Runs this program once more under callgrind, and reads what it wrote.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail, ensure};

use super::measured::TIMES;

/// The instructions of one of each request, of all threads, in the order in which they were sent.
pub(super) fn count(database: &Path, folder: &Path) -> anyhow::Result<Vec<u64>> {
    let out = folder.join("callgrind.out");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet", "--dump-before=*dump_before_this*"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe().context("this program has a path")?)
        .arg(super::MEASURED)
        .arg(database)
        .status()
        .context("cannot run valgrind; the stage 'tools' installs it")?;
    ensure!(status.success(), "the counted program failed: {status}");
    let mut counts = Vec::new();
    for part in 1.. {
        let file = folder.join(format!("callgrind.out.{part}"));
        if !file.exists() {
            break;
        }
        // Odd parts are what came before a request; each even one is a request, several times.
        if part % 2 == 0 {
            let text =
                fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            counts.push(total(&text)? / TIMES);
        }
    }
    Ok(counts)
}

/// The instructions of all functions together.
fn total(profile: &str) -> anyhow::Result<u64> {
    let Some(total) = profile.lines().find_map(|line| line.strip_prefix("totals: ")) else {
        bail!("a profile has no totals")
    };
    total.trim().parse().with_context(|| format!("{total} is no number of instructions"))
}
