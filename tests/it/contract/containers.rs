//! Every object of the schema is resolved by the container of `ordered`: its macro names that crate.

use std::path::{Path, PathBuf};

/// What a macro of an output type says that resolves by `ordered`.
const NAMED: &str = r#"crate = "ordered""#;

/// The lines of a source at which an output type is declared without naming the crate.
fn unnamed(source: &str) -> Vec<usize> {
    let lines: Vec<_> = source.lines().map(str::trim).collect();
    let declares = |line: &str| {
        line.starts_with("#[Object")
            || line.starts_with("#[derive(")
                && ["SimpleObject", "MergedObject", "Interface", "Union"]
                    .iter()
                    .any(|name| line.contains(name))
    };
    // Of an attribute in several lines, the crate is the first word: on its line or the next two.
    let names = |at: usize| lines[at..].iter().take(3).any(|line| line.contains(NAMED));
    (0..lines.len()).filter(|&at| declares(lines[at]) && !names(at)).map(|at| at + 1).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn every_object_of_the_schema_is_resolved_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for path in files_below(&root.join("src/graphql")) {
        let source = std::fs::read_to_string(&path).expect("a source");
        wrong.extend(unnamed(&source).iter().map(|line| format!("{}:{line}", path.display())));
    }
    assert!(wrong.is_empty(), "these do not say {NAMED}: {wrong:#?}");
}

#[test]
fn object_that_does_not_name_the_crate_is_found() {
    let source = "#[Object]\nimpl City {}\n\n\n#[Object(crate = \"ordered\")]\nimpl Country {}\n\n\n\n#[derive(Union)]\nenum Found {}";
    assert_eq!(unnamed(source), [1, 10]);
}
