//! Commands for those who run a server, by the real binary.

use std::path::Path;
use std::process::Output;

use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use tempfile::TempDir;

use crate::golden::updates;
use crate::support::{TestApp, TestDatabase, run, stderr, stdout};

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
fn settings_are_printed_with_units_and_are_read_back() {
    let given = ["--request-timeout", "1500ms", "--body-timeout-s", "90", "--max-body-bytes", "64000"];
    let output = run(&[&given[..], &["--print-config"]].concat(), &[]);
    let text = stdout(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    let settings: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.split("  # ").next()?.split_once('='))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    for setting in [
        ("SISTER_CITIES_REQUEST_TIMEOUT", "1s500ms"),
        ("SISTER_CITIES_BODY_TIMEOUT", "1m30s"),
        ("SISTER_CITIES_MAX_BODY_SIZE", "64kB"),
        ("SISTER_CITIES_MAX_RESPONSE_SIZE", "16MiB"),
        ("SISTER_CITIES_APQ_SIZE", "4MiB"),
        ("SISTER_CITIES_LOG", "warn,sister_cities=info"),
        ("SISTER_CITIES_LOG_FORMAT", "text"),
    ] {
        assert!(settings.contains(&setting), "{setting:?} in\n{text}");
    }
    let again = run(&["--print-config"], &settings);
    assert!(again.status.success(), "{}", stderr(&again));
    let values = |text: &str| {
        text.lines().map(|line| line.split("  # ").next().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(values(&stdout(&again)), values(&text));
}

#[test]
fn a_value_that_cannot_be_read_is_named_by_where_it_stands() {
    let variable = run(&["--print-config"], &[("SISTER_CITIES_MAX_DEPTH", "deep")]);
    assert!(stderr(&variable).contains("'deep' for 'SISTER_CITIES_MAX_DEPTH'"), "{}", stderr(&variable));
    let flag = run(&["--print-config", "--max-depth", "0"], &[]);
    assert!(stderr(&flag).contains("'0' for '--max-depth <NUMBER>': 0 is not in 1.."), "{}", stderr(&flag));
    let origin = run(&["--print-config", "--cors-origins", "example.org"], &[]);
    assert!(stderr(&origin).contains("write it as https://example.org"), "{}", stderr(&origin));
    let timeout = run(&["--print-config"], &[("SISTER_CITIES_REQUEST_TIMEOUT", "soon")]);
    assert!(stderr(&timeout).contains("write a duration as 10s, 500ms or 5min"), "{}", stderr(&timeout));
    let filter = run(&["--print-config", "--log", "sister_cities=loud"], &[]);
    assert!(stderr(&filter).contains("the filter of the log, 'sister_cities=loud'"), "{}", stderr(&filter));
}

#[test]
fn variables_are_still_taken_by_their_former_names() {
    let former = [("SISTER_CITIES_REQUEST_TIMEOUT_S", "7"), ("SISTER_CITIES_MAX_BODY_BYTES", "2048")];
    let output = run(&["--print-config"], &former);
    let text = stdout(&output);
    assert!(text.contains("REQUEST_TIMEOUT_S=7s  # variable"), "{text}");
    assert!(text.contains("MAX_BODY_BYTES=2KiB  # variable"), "{text}");
    let log = stderr(&output);
    assert!(log.contains("another name now") && log.contains("SISTER_CITIES_REQUEST_TIMEOUT\""), "{log}");
    let both = run(&["--print-config"], &[former[0], ("SISTER_CITIES_REQUEST_TIMEOUT", "8s")]);
    assert!(stdout(&both).contains("REQUEST_TIMEOUT=8s  # variable"), "{}", stdout(&both));
}

#[test]
fn a_port_that_is_taken_is_known_before_the_data_are_loaded() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("cities.db");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let url = format!("sqlite://{}?mode=rwc", file.display());
    let listen = format!("localhost:{port}");
    let output = run(&["--listen", &listen, "--database-url", &url], &[]);
    assert!(stderr(&output).contains(&format!("cannot listen on {listen}")), "{}", stderr(&output));
    assert!(!file.exists(), "no database was made");
}

#[test]
fn the_log_has_no_colours_in_a_file_and_is_json_on_request() {
    let unknown = [("SISTER_CITIES_MAX_DEPT", "9")];
    let text = stderr(&run(&["--print-config"], &unknown));
    assert!(text.contains("WARN") && !text.contains('\u{1b}'), "{text}");
    let json = stderr(&run(&["--print-config", "--log-format", "json"], &unknown));
    let line: serde_json::Value = serde_json::from_str(json.trim_end()).expect("one line of JSON");
    assert_eq!((&line["level"], &line["name"]), (&"WARN".into(), &"SISTER_CITIES_MAX_DEPT".into()));
    let silent = stderr(&run(&["--print-config", "--log", "error"], &unknown));
    assert_eq!(silent, "");
}

#[test]
fn an_import_fills_an_empty_database_first_however_little_is_logged() {
    let folder = TempDir::new().expect("a folder");
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "partner,country,since\nOslo,Norway,1990\n").expect("a list");
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("new.db").display());
    let list = list.display().to_string();
    let output = run(&["import", &list, "--database-url", &url, "--log", "error"], &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("cities: 1 added"), "{}", stdout(&output));
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

#[test]
fn help_is_the_manual_of_every_setting() {
    for command in ["serve", "import"] {
        let output = run(&[command, "--help"], &[]);
        // clap puts blanks into the empty lines.
        let help = stdout(&output).lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n";
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/data/help/{command}.txt"));
        if updates() {
            std::fs::write(&file, &help).expect("the file is written");
        }
        let known = std::fs::read_to_string(&file).expect("the help as it was looked at");
        assert!(help == known, "{command} --help is not {}, but\n{help}", file.display());
    }
}
