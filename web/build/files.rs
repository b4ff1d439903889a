//! Files of a folder, and the hash that tells their states apart.

use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Adds every file below a path, by its path below the root.
pub(crate) fn walk(root: &Path, path: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            walk(root, &entry?.path(), files)?;
        }
    } else {
        let name = path.strip_prefix(root)?.to_str().ok_or("file names must be Unicode")?;
        files.push((name.replace('\\', "/"), fs::read(path)?));
    }
    Ok(())
}

/// Tells states of files apart; it need not withstand anyone, nor stay the same between compilers.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = DefaultHasher::new();
    parts.into_iter().for_each(|part| part.hash(&mut hasher));
    format!("{:016x}", hasher.finish())
}
