//! Runs npm and the bundler.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::files::Result;

/// For npm and the bundler together, and for waiting on another build that runs them.
pub(crate) const TIME_LIMIT: Duration = Duration::from_mins(10);
/// Written last; its presence is what makes a bundle usable.
pub(crate) const MARKER: &str = ".complete";

/// Runs npm and the bundler in a folder of their own, and moves the result into place in one step.
pub(crate) fn build(
    sources: &[(String, Vec<u8>)],
    cache: &Path,
    name: &str,
    deadline: Instant,
) -> Result<()> {
    // What an interrupted build left behind; nobody else is at work while the lock is held.
    for entry in fs::read_dir(cache)?.flatten() {
        if entry.file_name().to_string_lossy().starts_with("work-") {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let work = cache.join(format!("work-{}", std::process::id()));
    for (path, bytes) in sources {
        let path = work.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&work))?;
        fs::write(path, bytes)?;
    }

    let log = cache.join("build.log");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let install = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    let built = run(npm, &install, &work, &log, deadline)
        .and_then(|()| run("node", &["build.mjs"], &work, &log, deadline));
    let result = built.and_then(|()| {
        let dist = work.join("dist");
        let marker = File::create(dist.join(MARKER))?;
        // Cargo runs a build script again for files that are newer than its last run, as this one would be.
        marker.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(24))?;
        let _ = fs::remove_dir_all(cache.join(name));
        fs::rename(&dist, cache.join(name))?;
        Ok(())
    });
    let _ = fs::remove_dir_all(&work);
    result
}

fn run(program: &str, arguments: &[&str], folder: &Path, log: &Path, deadline: Instant) -> Result<()> {
    let output = File::create(log)?;
    let spawned = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        .spawn();
    let mut child = match spawned {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(format!("{program} was not found").into());
        }
        other => other?,
    };
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= deadline {
            child.kill()?;
            child.wait()?;
            return Err(format!("{program} was stopped after {} minutes", TIME_LIMIT.as_secs() / 60).into());
        }
        thread::sleep(Duration::from_millis(100));
    };
    if status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&fs::read(log)?).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let end = lines[lines.len().saturating_sub(8)..].join("\n");
    Err(format!("{program} {} failed ({status}), see {}\n{end}", arguments[0], log.display()).into())
}
