//! A dozen golden queries of the data that ship with the server, and what the playground and the README ask.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::golden::{Golden, files, queries_about_the_home_network};
use crate::support::TestApp;

#[test]
fn golden_queries_keep_their_answers_and_statements() {
    let golden = Golden::over(TestApp::seeded());
    insta::glob!("queries/*.graphql", |path| golden.check(path));
}

/// The examples of the playground by path, each with its variables, as bodies of requests.
fn examples() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/examples");
    let example = |path: PathBuf| {
        let query = std::fs::read_to_string(&path).expect("an example");
        let variables = std::fs::read_to_string(path.with_extension("json")).map_or(Value::Null, |text| {
            serde_json::from_str(&text).expect("the variables of an example are JSON")
        });
        (path.display().to_string(), json!({ "query": query, "variables": variables }))
    };
    files(&folder, ".graphql").into_iter().map(example).collect()
}

#[tokio::test]
async fn examples_of_the_playground_run_without_errors() {
    let app = TestApp::seeded().await;
    let examples = examples();
    assert!(examples.len() >= 20, "the tour has {} examples", examples.len());
    for (name, body) in examples {
        let answer = if is_live(&name) {
            app.first_event(body["query"].as_str().expect("a document")).await
        } else {
            app.post(body).await.json()
        };
        assert_eq!(answer.get("errors"), None, "{name}");
        assert!(answer["data"].is_object(), "{name}");
    }
}

/// Whether an example is a subscription; they have a chapter of their own, and no variables.
fn is_live(path: &str) -> bool {
    path.contains("/7-live-data/")
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

/// The queries of the playground, of the README and of this folder whose answers no import may change.
fn queries() -> Vec<(String, Value)> {
    let mut queries: Vec<_> = examples().into_iter().filter(|(path, _)| !is_live(path)).collect();
    queries.extend(queries_about_the_home_network("tests/it/wenzhou/queries"));
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let blocks = readme.split("```graphql\n").skip(1).filter_map(|rest| rest.split("```").next());
    let inline = readme.split('`').filter(|code| code.starts_with("{ "));
    let readme = blocks.chain(inline).map(|query| (format!("README: {query}"), json!({ "query": query })));
    queries.extend(readme);
    queries
}

#[tokio::test]
async fn an_import_changes_no_answer_about_the_home_network() {
    let (before, after) = (TestApp::seeded().await, TestApp::imported().await);
    let queries = queries();
    assert!(queries.len() > 30, "{} queries", queries.len());
    let mut changed = Vec::new();
    for (name, body) in &queries {
        let answer = before.post(body.clone()).await.json();
        assert_eq!(answer.get("errors"), None, "{name}");
        if after.post(body.clone()).await.json() != answer {
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "answers that an import changes; ask about the home network: {changed:#?}");
}
