//! The layers: who may use whom. What is not listed is forbidden.

mod rings;
mod sources;
mod table;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use self::sources::sources;
use self::table::{FRAMEWORKS, LAYERS, Layer};
use self::uses::uses;

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
    let sources = sources();
    let mut wrong = Vec::new();
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (module, uses) in uses(&sources) {
        let path = &sources[&module].path;
        let own = layer(path);
        for other in uses.modules {
            let other = &sources[&other].path;
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
    let sources = sources();
    let mut wrong = Vec::new();
    for (module, uses) in uses(&sources) {
        let path = &sources[&module].path;
        let own = layer(path);
        let below = |name: &str, whole: &str| name == whole || name.starts_with(&format!("{whole}::"));
        for name in uses.packages.iter().filter(|name| FRAMEWORKS.iter().any(|whole| below(name, whole))) {
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
    let sources = sources();
    let uses = uses(&sources);
    let pairs = uses.iter().flat_map(|(module, uses)| uses.modules.iter().map(move |other| (module, other)));
    let pairs = pairs.map(|(one, other)| (sources[one].path.as_str(), sources[other].path.as_str()));
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
