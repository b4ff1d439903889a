//! Commands for those who run a server, by the real binary.

use std::path::Path;
use std::process::{Command, Output};

use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use tempfile::TempDir;

use crate::support::{TestApp, TestDatabase};

fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sister-cities"));
    command.args(arguments).env_clear().envs(variables.iter().copied());
    command.output().expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn backup(url: &str, file: &Path) -> Output {
    run(&["backup", file.to_str().expect("a name in UTF-8"), "--database-url", url], &[])
}

#[tokio::test]
async fn backup_of_a_served_database_is_whole() {
    let app = TestApp::seeded().await;
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("copy.db");
    let output = backup(&app.database.url, &file);
    if app.database.is_postgres() {
        assert!(!output.status.success() && stderr(&output).contains("pg_dump"), "{}", stderr(&output));
        return;
    }
    assert!(output.status.success(), "{}", stderr(&output));
    let query = "{ dataset { version } cities(first: 100) { totalCount nodes { id name population { value { amount } } } } }";
    let copy = TestDatabase::at(format!("sqlite://{}?mode=rw", file.display()));
    let copied = TestApp::over(copy, DocumentLimits::default()).await;
    assert_eq!(copied.answer(query).await, app.answer(query).await);

    let again = backup(&app.database.url, &file);
    assert!(!again.status.success() && stderr(&again).contains("exists"), "{}", stderr(&again));
}

#[test]
fn backup_that_fails_leaves_nothing_behind() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("copy.db");
    let missing = folder.path().join("missing.db");
    let output = backup(&format!("sqlite://{}?mode=rwc", missing.display()), &file);
    assert!(!output.status.success(), "{}", stdout(&output));
    assert_eq!(folder.path().read_dir().expect("a folder").count(), 0, "no copy, and no new database");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn healthcheck_says_whether_the_server_can_answer() {
    for (app, ready) in [
        (TestApp::seeded().await, true),
        (TestApp::over(TestDatabase::empty().await, DocumentLimits::default()).await, false),
    ] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let server = tokio::spawn(async move { axum::serve(listener, app.router).await });
        let output =
            tokio::task::spawn_blocking(move || run(&["healthcheck", "--listen", &address], &[])).await;
        server.abort();
        let output = output.expect("the command ends");
        assert_eq!(output.status.success(), ready, "{}{}", stdout(&output), stderr(&output));
    }
    let nobody = run(&["healthcheck", "--listen", "127.0.0.1:1"], &[]);
    assert!(stderr(&nobody).contains("does not answer"), "{}", stderr(&nobody));
}

#[test]
fn settings_are_printed_with_their_source_and_without_secrets() {
    let variables = [
        ("SISTER_CITIES_DATABASE_URL", "postgres://office:secret@127.0.0.1/cities"),
        ("SISTER_CITIES_INTROSPECTION_TOKEN", "let me in"),
    ];
    let output = run(&["serve", "--max-depth", "9", "--print-config"], &variables);
    let text = stdout(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    for line in [
        "SISTER_CITIES_MAX_DEPTH=9  # flag",
        "SISTER_CITIES_MAX_FIELDS=1000  # default",
        "SISTER_CITIES_DATABASE_URL=postgres://...  # variable",
        "SISTER_CITIES_INTROSPECTION_TOKEN=...  # variable",
    ] {
        assert!(text.lines().any(|printed| printed == line), "{line} in\n{text}");
    }
    assert_eq!(
        stdout(&run(&["--max-depth", "9", "--print-config"], &variables)),
        text,
        "serve is the default"
    );
}

#[test]
fn unknown_flags_fail_and_unknown_variables_warn() {
    let flag = run(&["--max-dept", "9"], &[]);
    assert!(!flag.status.success() && stderr(&flag).contains("--max-depth"), "{}", stderr(&flag));
    let variables = [("SISTER_CITIES_MAX_DEPT", "9"), ("SISTER_CITIES_SERVICE_HOST", "10.0.0.1")];
    let variable = run(&["--print-config"], &variables);
    assert!(variable.status.success());
    let log = format!("{}{}", stdout(&variable), stderr(&variable));
    assert!(log.contains("SISTER_CITIES_MAX_DEPT") && log.contains("no setting"), "{log}");
    assert!(!log.contains("SERVICE_HOST"), "{log}");
}
