//! Golden queries: each `.graphql` file with its answer and its statements side by side.
//!
//! All failures of a folder are told at once; `INSTA_UPDATE=always` writes the snapshots anew.
//! Those in `queries/` ask the network made for tests, those in `wenzhou/queries/` the data that ship with the server.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::support::TestApp;

/// A query about all that is in the database has this first line; the answer of any other stays after an import.
const WHOLE_GRAPH: &str = "# whole graph";

/// `insta` counts the failures of one `glob!` at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// An app that answers golden queries.
pub(crate) struct Golden {
    runtime: Runtime,
    app: TestApp,
    _turn: MutexGuard<'static, ()>,
}

impl Golden {
    pub(crate) fn over(app: impl Future<Output = TestApp>) -> Self {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let app = runtime.block_on(async {
            let app = app.await;
            // The graph is built once for each data version; here, so that no query has the statements instead of another.
            app.data("{ network { cityCount } }").await;
            app
        });
        Self { runtime, app, _turn: turn }
    }

    /// Asks the query of a file and compares answer and statements with the snapshots beside it.
    pub(crate) fn check(&self, path: &Path) {
        let query = std::fs::read_to_string(path).expect("a query");
        let (answer, statements) = self.runtime.block_on(async {
            self.app.statements();
            let answer = if query.starts_with("subscription") {
                self.app.first_event(&query).await
            } else {
                self.app.answer(&query).await
            };
            (answer, self.app.statements().join(";\n"))
        });
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert_eq!(answer.get("errors"), None, "{name}");
        let mut settings = insta::Settings::clone_current();
        settings.remove_input_file();
        settings.remove_snapshot_suffix();
        settings.set_snapshot_path(path.parent().expect("a folder"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            insta::assert_json_snapshot!(format!("{name}.answer"), answer);
            // The text of a statement is pinned for the default database only.
            if !self.app.database.is_postgres() {
                insta::assert_snapshot!(format!("{name}.sql"), statements);
            }
        });
    }
}

#[test]
fn golden_queries_keep_their_answers_and_statements() {
    let golden = Golden::over(TestApp::demo());
    insta::glob!("queries/**/*.graphql", |path| golden.check(path));
    insta::glob!("subscriptions/documents/*.graphql", |path| golden.check(path));
}

/// The files below a folder, in order, whose names have that ending; not those of packages that npm has installed.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The queries below a folder whose answers no import may change; by name, as bodies of requests.
pub(crate) fn queries_about_the_home_network(folder: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read_to_string(&path).expect("a query"));
    let all = files(&folder, ".graphql").into_iter().map(read);
    all.filter(|(_, query)| !query.starts_with(WHOLE_GRAPH))
        .map(|(name, query)| (name, json!({ "query": query })))
        .collect()
}

/// Whether answers are written instead of compared.
pub(crate) fn updates() -> bool {
    #[expect(clippy::disallowed_methods, reason = "the same variable that rewrites snapshots")]
    let update = std::env::var("INSTA_UPDATE");
    update.is_ok_and(|update| update == "always")
}

#[test]
fn every_snapshot_belongs_to_a_query_and_every_query_has_both() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let with = |path: &Path, ending: &str| {
        let stem = path.to_string_lossy();
        let stem =
            [".answer.snap", ".sql.snap", ".graphql"].iter().find_map(|known| stem.strip_suffix(known));
        stem.map(|stem| PathBuf::from(format!("{stem}{ending}")))
    };
    let is_there = |path: Option<PathBuf>| path.is_some_and(|path| path.exists());
    // Files of exports and reports of imports belong to tests of their own.
    let of_a_query = |path: &PathBuf| {
        !["snapshots", "import/files"].iter().any(|part| path.to_string_lossy().contains(part))
    };
    let snapshots = files(&tests, ".snap").into_iter().filter(of_a_query);
    let unreferenced: Vec<_> = snapshots.filter(|path| !is_there(with(path, ".graphql"))).collect();
    assert!(unreferenced.is_empty(), "no query gives these: {unreferenced:#?}");
    let pending = files(&tests, ".snap.new");
    assert!(pending.is_empty(), "snapshots that nobody has looked at: {pending:#?}");
    for path in files(&tests.join("it"), ".graphql") {
        for ending in [".answer.snap", ".sql.snap"] {
            assert!(is_there(with(&path, ending)), "{} has no {ending}", path.display());
        }
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(
            name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{name} is not in kebab-case"
        );
    }
}
