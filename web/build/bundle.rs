//! The bundle of the playground: made once for each state of its sources.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::files::{Result, hash, walk};
use super::npm;

/// In `web/`, but not sources of the bundle: what the server embeds by itself, and what only checks need.
const NOT_SOURCES: [&str; 12] = [
    "node_modules",
    "dist",
    "generated",
    "plain",
    "check",
    "build",
    ".gitignore",
    "atlas/atlas.css",
    "atlas/map.css",
    "atlas/texts.toml",
    "atlas/test",
    "atlas/build/types.mjs",
];

/// The folder with the bundle of the present sources, built now if it was not built before.
pub(crate) fn bundle(web: &Path, out: &Path) -> Result<PathBuf> {
    let sources = sources(web)?;
    let cache = target_folder(out).join("web");
    let name = hash(sources.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let bundle = cache.join(&name);
    let marker = bundle.join(npm::MARKER);
    if !marker.exists() {
        fs::create_dir_all(&cache)?;
        let deadline = Instant::now() + npm::TIME_LIMIT;
        let _lock = lock(&cache.join("lock"), deadline)?;
        // Another build may have made it while this one waited.
        if !marker.exists() {
            npm::build(&sources, &cache, &name, deadline)?;
        }
    }
    // Embedded files that went away must be made again.
    println!("cargo::rerun-if-changed={}", marker.display());
    Ok(bundle)
}

/// Every file that the bundle depends on, by its path below `web/`, in fixed order.
fn sources(web: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(web)? {
        let entry = entry?;
        if is_source(Path::new(&entry.file_name())) {
            println!("cargo::rerun-if-changed={}", entry.path().display());
            walk(web, &entry.path(), &mut files)?;
        }
    }
    files.retain(|(path, _)| is_source(Path::new(path)));
    files.sort();
    Ok(files)
}

fn is_source(path: &Path) -> bool {
    !NOT_SOURCES.iter().any(|other| path.starts_with(other))
}

/// The nearest folder above `OUT_DIR` that cargo marked as its target folder, so that profiles share one bundle.
fn target_folder(out: &Path) -> &Path {
    let is_target =
        |path: &&Path| path.join("CACHEDIR.TAG").exists() || path.join(".rustc_info.json").exists();
    out.ancestors().find(is_target).unwrap_or(out)
}

fn lock(path: &Path, deadline: Instant) -> Result<File> {
    let file = File::create(path)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(200));
            }
            Err(error) => return Err(format!("waiting for {}: {error}", path.display()).into()),
        }
    }
}
