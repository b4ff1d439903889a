//! The layers: who may use whom. What is not listed is forbidden.

mod rings;
mod sources;
mod table;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use self::sources::sources;
use self::table::{FRAMEWORKS, LAYERS, Layer};
use self::uses::uses;

/// A source by its path, with the paths of the others that it uses, and its names of other packages.
struct File {
    path: String,
    others: Vec<String>,
    names: BTreeSet<String>,
}

/// Parsed once for all tests.
static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let sources = sources();
    let path = |module: &sources::ModulePath| sources[module].path.clone();
    let file = |(module, uses): (sources::ModulePath, uses::Uses)| File {
        path: path(&module),
        others: uses.modules.iter().map(path).collect(),
        names: uses.packages,
    };
    uses(&sources).into_iter().map(file).collect()
});

/// The layer of a file: the one with the longest path.
fn layer(path: &str) -> &'static Layer {
    LAYERS
        .iter()
        .filter(|layer| path.starts_with(layer.path))
        .max_by_key(|layer| layer.path.len())
        .unwrap_or_else(|| panic!("{path} is in no layer of table.rs"))
}

#[test]
fn every_file_uses_only_the_layers_of_its_row() {
    let mut wrong = Vec::new();
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for File { path, others, .. } in &*FILES {
        let own = layer(path);
        for other in others {
            let name = layer(other).name;
            if name != own.name {
                used.entry(own.name).or_default().insert(name);
                if !own.layers.contains(&name) {
                    wrong.push(format!("{path} ({}) uses {other} ({name})", own.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not allowed by table.rs:\n{}", wrong.join("\n"));
    for layer in LAYERS {
        let used = used.remove(layer.name).unwrap_or_default();
        let idle: Vec<_> = layer.layers.iter().filter(|name| !used.contains(*name)).collect();
        assert!(idle.is_empty(), "table.rs lets {} use {idle:?}, which it does not", layer.name);
    }
}

#[test]
fn every_file_uses_only_the_frameworks_of_its_row() {
    let mut wrong = Vec::new();
    for File { path, names, .. } in &*FILES {
        let own = layer(path);
        let below = |name: &str, whole: &str| name == whole || name.starts_with(&format!("{whole}::"));
        for name in names.iter().filter(|name| FRAMEWORKS.iter().any(|whole| below(name, whole))) {
            if !own.frameworks.iter().any(|whole| below(name, whole)) {
                wrong.push(format!("{path} ({}) uses {name}", own.name));
            }
        }
    }
    assert!(wrong.is_empty(), "not allowed by table.rs:\n{}", wrong.join("\n"));
}

#[test]
fn table_has_no_ring_of_layers() {
    let rings =
        rings::rings(LAYERS.iter().flat_map(|layer| layer.layers.iter().map(|other| (layer.name, *other))));
    assert!(rings.is_empty(), "{rings:?}");
}

#[test]
fn no_files_use_each_other() {
    let pairs = FILES.iter().flat_map(|file| file.others.iter().map(|other| (&*file.path, &**other)));
    let rings = rings::rings(pairs.filter(|(one, other)| !table::may_use_each_other(one, other)));
    assert!(rings.is_empty(), "files that use each other, directly or in a ring:\n{rings:#?}");
}

#[test]
fn only_the_settings_read_the_environment() {
    for source in sources().values().filter(|source| source.path.starts_with("src/")) {
        let text =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&source.path));
        let text = text.expect("a source");
        let reads = text.contains("std::env::var") || text.contains("env::vars");
        assert!(!reads || source.path.starts_with("src/config"), "{} reads the environment", source.path);
    }
}
