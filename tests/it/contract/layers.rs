//! The layers: what may not be named where.

use std::path::Path;

fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source");
                found.push((path.display().to_string(), text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    assert!(!found.is_empty(), "{folder} has sources");
    found
}

#[test]
fn layers_do_not_name_what_lies_above_them() {
    for (folder, forbidden) in [
        ("domain/src", &["sea_orm", "async_graphql", "axum", "entity::", "seed::", "sister_cities"][..]),
        ("src/store", &["seed::", "async_graphql", "axum", "crate::graphql", "crate::http"][..]),
        ("src/graphql", &["seed::", "axum", "crate::http", "sea_query", "QueryFilter"][..]),
        ("src/http", &["entity::", "sea_orm::", "crate::store"][..]),
        (
            "src/transfer",
            &["sea_orm", "async_graphql", "axum", "crate::store", "crate::graphql", "crate::http"][..],
        ),
        ("entity/src", &["async_graphql", "axum", "migration", "seed"][..]),
        ("migration/src", &["entity::"][..]),
        ("seed/src", &["async_graphql", "axum"][..]),
    ] {
        for (path, text) in sources(folder) {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for word in forbidden {
                    assert!(!line.contains(word), "{path} names {word}: {line}");
                }
            }
        }
    }
}

#[test]
fn only_the_settings_read_the_environment() {
    for (path, text) in sources("src") {
        let reads = text.contains("std::env::var") || text.contains("env::vars");
        assert!(!reads || path.contains("src/config"), "{path} reads the environment");
    }
}
