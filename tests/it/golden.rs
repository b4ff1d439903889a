//! Golden queries: each `.graphql` file with its answer and its statements side by side.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::TestApp;

/// The `.graphql` files below a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of queries") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "graphql") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn golden_queries_keep_their_answers_and_statements() {
    let app = TestApp::seeded().await;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/queries");
    let queries = files(&root);
    assert!(queries.len() >= 12, "the golden queries are missing");
    // The graph is built once for each data version; here, so that no query has the statements instead of another.
    app.data("{ network { cityCount } }").await;
    for path in queries {
        let query = std::fs::read_to_string(&path).expect("a query");
        app.statements();
        let answer = app.answer(&query).await;
        let statements = app.statements().join(";\n");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        insta::with_settings!({ snapshot_path => path.parent().expect("a folder"), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_json_snapshot!(format!("{name}.answer"), answer);
            // The text of a statement is pinned for the default database only.
            if !app.database.is_postgres() {
                insta::assert_snapshot!(format!("{name}.sql"), statements);
            }
        });
    }
}

/// The examples of the playground by name, each with its variables, as bodies of requests.
pub(crate) fn examples() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/examples");
    let example = |path: PathBuf| {
        let query = std::fs::read_to_string(&path).expect("an example");
        let variables = std::fs::read_to_string(path.with_extension("json")).map_or(Value::Null, |text| {
            serde_json::from_str(&text).expect("the variables of an example are JSON")
        });
        (path.display().to_string(), json!({ "query": query, "variables": variables }))
    };
    files(&folder).into_iter().map(example).collect()
}

#[tokio::test]
async fn examples_of_the_playground_run_without_errors() {
    let app = TestApp::seeded().await;
    let examples = examples();
    assert!(examples.len() >= 20, "the tour has {} examples", examples.len());
    for (name, body) in examples {
        let answer = app.post(body).await.json();
        assert_eq!(answer.get("errors"), None, "{name}");
        assert!(answer["data"].is_object(), "{name}");
    }
}

#[tokio::test]
async fn query_of_the_readme_gives_the_answer_of_the_readme() {
    let app = TestApp::seeded().await;
    let data = app
        .data("{ country(code: \"JP\") { cities(filter: {relation: {}}) { nodes { name relation { kind established { edtf } } } } } }")
        .await;
    assert_eq!(
        data["country"]["cities"]["nodes"],
        json!([
            { "name": "Ishinomaki", "relation": { "kind": "SISTER_CITY", "established": { "edtf": "1984-10" } } },
            { "name": "Kure", "relation": { "kind": "FRIENDLY_EXCHANGE", "established": { "edtf": "2006-10" } } },
        ])
    );
}
