//! The sources of the workspace, each with the module that it is.

use std::collections::BTreeMap;
use std::path::Path;

/// The packages whose sources are read: the name of the library, and its folder.
const PACKAGES: [(&str, &str); 8] = [
    ("sister_cities", "src"),
    ("domain", "domain/src"),
    ("entity", "entity/src"),
    ("intake", "intake/src"),
    ("migration", "migration/src"),
    ("ordered", "ordered/src"),
    ("seed", "seed/src"),
    ("testkit", "tests/kit/src"),
];

/// The path of a module: the library first.
pub(super) type ModulePath = Vec<String>;

/// All files by their modules, tests apart.
pub(super) fn sources() -> BTreeMap<ModulePath, Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = BTreeMap::new();
    for (library, folder) in PACKAGES {
        walk(root, &root.join(folder), &[library.to_owned()], &mut sources);
    }
    sources
}

/// A file that holds a module.
pub(super) struct Source {
    /// Its path from the root of the repository.
    pub(super) path: String,
    pub(super) syntax: syn::File,
}

fn walk(root: &Path, folder: &Path, module: &[String], sources: &mut BTreeMap<ModulePath, Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name in UTF-8").to_owned();
        if name == "tests" || name.ends_with("_tests") {
            continue;
        }
        let of = |name: &str| module.iter().cloned().chain([name.to_owned()]).collect::<Vec<_>>();
        if path.is_dir() {
            walk(root, &path, &of(&name), sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let module = if ["lib", "mod"].contains(&name.as_str()) { module.to_vec() } else { of(&name) };
            let path = path.strip_prefix(root).expect("below the root").display().to_string();
            sources.insert(module, Source { path, syntax });
        }
    }
}
