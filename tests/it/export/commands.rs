//! The command `export`, by the real binary.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{THREE, file};
use crate::support::TestApp;

fn export(url: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sister-cities"));
    command.args(["export", "--database-url", url]).args(arguments).env_clear();
    command.output().expect("the binary runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a name in UTF-8")
}

#[tokio::test]
async fn the_command_writes_what_the_server_sends() {
    let app = TestApp::demo_imported().await;
    for (name, parameters, flags) in [
        ("cities.csv", &[("bom", "1"), ("lang", "zh,en")][..], &["--bom", "--lang", "zh,en"][..]),
        ("relations.json", &[], &[]),
        ("network.geojson", &[("filter", THREE)], &["--filter", THREE]),
        ("dataset.json", &[("relations", r#"{"ids":[]}"#)], &["--relations", r#"{"ids":[]}"#]),
    ] {
        let sent = file(&app, name, parameters).await.text;
        let written = export(&app.database.url, &[&[name], flags].concat());
        assert!(written.status.success(), "{name}: {}", stderr(&written));
        assert!(String::from_utf8_lossy(&written.stdout) == sent, "{name}");
    }
}

#[tokio::test]
async fn a_file_appears_when_it_is_whole_and_replaces_none_unasked() {
    let app = TestApp::demo().await;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("cities.csv");
    let output = ["cities.csv", "--output", text(&path)];
    let first = export(&app.database.url, &output);
    assert!(first.status.success() && first.stdout.is_empty(), "{}", stderr(&first));
    let whole = std::fs::read_to_string(&path).expect("a file");
    assert_eq!(whole, file(&app, "cities.csv", &[]).await.text);
    std::fs::write(&path, "mine").expect("a file");
    let again = export(&app.database.url, &output);
    assert!(!again.status.success() && stderr(&again).contains("--force"), "{}", stderr(&again));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "mine");
    let wrong = [&output[..], &["--force", "--filter", r#"{"colour":1}"#]].concat();
    let refused = export(&app.database.url, &wrong);
    assert!(!refused.status.success() && stderr(&refused).contains("colour"), "{}", stderr(&refused));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "mine");
    let forced = export(&app.database.url, &[&output[..], &["--force"]].concat());
    assert!(forced.status.success(), "{}", stderr(&forced));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), whole);
    assert_eq!(folder.path().read_dir().expect("a folder").count(), 1, "nothing else is left");
}

#[test]
fn without_a_database_the_data_of_the_binary_are_written_and_none_is_made() {
    let folder = TempDir::new().expect("a folder");
    let database = folder.path().join("none.db");
    let url = format!("sqlite://{}?mode=rwc", database.display());
    let written = export(&url, &["cities.csv", "--filter", r#"{"slug":{"eq":"kure-jp"}}"#]);
    assert!(written.status.success(), "{}", stderr(&written));
    assert!(String::from_utf8_lossy(&written.stdout).contains("\nkure-jp,Kure,"));
    assert!(!database.exists());
    let unknown = export(&url, &["cities.xlsx"]);
    assert!(stderr(&unknown).contains("network.graphml"), "{}", stderr(&unknown));
}
