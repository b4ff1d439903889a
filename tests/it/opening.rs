//! Databases that do not open, or hold something else: path, cause and remedy, told once, by the real binary.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sea_orm::{ConnectionTrait as _, Database};
use tempfile::TempDir;

use crate::support::{Served as _, TestDatabase, embedded_cities, run, stderr, stdout};

fn url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

/// What a seed of this database is refused with, in one line.
fn refused(url: &str) -> String {
    let output = run(&["seed", "--database-url", url], &[]);
    assert!(!output.status.success(), "{}", stdout(&output));
    let said = stderr(&output);
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

#[test]
fn a_database_that_does_not_open_is_named_with_cause_and_remedy() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("folder.db")).expect("a folder");
    std::fs::write(path("text.db"), "This is no database. ".repeat(100)).expect("a file");
    let (file, is_a_folder) = (path("text.db"), path("folder.db"));
    let missing = path("nowhere").join("cities.db");
    for (url, place, cause) in [
        (url(&is_a_folder), &is_a_folder, "it is a folder; name a file in it"),
        (url(&file), &file, "the file is no SQLite database; choose another --database-url"),
        (url(&missing), &missing, "nowhere does not exist; create it, or choose another --database-url"),
        (
            format!("sqlite://{}", path("none.db").display()),
            &path("none.db"),
            "there is no such file; write sqlite://FILE?mode=rwc to have it created",
        ),
        (
            url(&file.join("cities.db")),
            &file.join("cities.db"),
            "is no folder; choose another --database-url",
        ),
    ] {
        let said = refused(&url);
        let expected = format!("error: cannot open the database {}: ", place.display());
        assert!(said.starts_with(&expected) && said.ends_with(cause), "{said}");
    }
    let mode = refused("sqlite://cities.db?mode=write");
    assert_eq!(
        mode,
        "error: cannot read the database url: error with configuration: unknown value \"write\" for `mode`; \
         write sqlite://FILE?mode=rwc"
    );
}

#[test]
fn a_postgresql_that_is_not_there_is_named_with_host_and_port_and_without_a_password() {
    let said = refused("postgres://clerk:secret@127.0.0.1:1/cities");
    let expected =
        "error: cannot open the database cities at 127.0.0.1:1: no PostgreSQL answers at 127.0.0.1:1";
    assert!(
        said.starts_with(expected) && said.ends_with("correct host and port in --database-url"),
        "{said}"
    );
    assert!(!said.contains("secret"), "{said}");
}

#[tokio::test]
async fn databases_of_other_programs_and_of_newer_versions_stay_as_they_are() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("addresses.db");
    let db = Database::connect(url(&file)).await.expect("a database");
    db.execute_unprepared("CREATE TABLE address (name TEXT)").await.expect("a table");
    db.close().await.expect("closed");
    let said = refused(&url(&file));
    let named =
        format!("the database {} is of another program, with tables such as 'address'", file.display());
    assert!(said.contains(&named), "{said}");

    let database = TestDatabase::seeded().await;
    let db = database.connect().await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m99991231_000001_fly', 0)";
    db.execute_unprepared(newer).await.expect("a migration");
    db.close().await.expect("closed");
    let said = refused(&database.url);
    assert!(said.contains("is of a newer version of sister-cities"), "{said}");
    assert!(said.contains("'m99991231_000001_fly'") && said.contains("another --database-url"), "{said}");
}

#[tokio::test]
async fn a_database_of_another_data_set_is_refused_by_every_command_that_loads_until_it_is_replaced() {
    let database = TestDatabase::demo().await;
    let url = database.url.as_str();
    for command in [&["seed"][..], &["seed", "--dry-run"], &["serve", "--listen", "127.0.0.1:0", "--migrate"]]
    {
        let output = run(&[command, &["--database-url", url]].concat(), &[]);
        let said = stderr(&output);
        assert!(!output.status.success(), "{said}");
        for part in
            ["'Sister and friendly cities of Wenzhou'", "--data DIR", "--replace-data", "the database "]
        {
            assert!(said.contains(part), "no {part} in: {said}");
        }
        assert!(!said.contains("postgres://"), "{said}");
    }
    let output = run(&["seed", "--replace-data", "--database-url", url], &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("14 cities removed"), "{}", stdout(&output));
    let again = run(&["seed", "--database-url", url], &[]);
    let unchanged = format!("nothing changed, {} cities up to date", embedded_cities());
    assert!(stdout(&again).starts_with(&unchanged), "{}", stdout(&again));
}

/// Ends the server also where a test fails.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Server {
    fn start(url: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sister-cities"));
        command.env_clear().args(["--listen", "127.0.0.1:0", "--migrate", "--database-url", url]);
        Self(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs"))
    }

    /// What it says first; nothing if it ends before.
    fn first_line(&mut self) -> String {
        let stdout = BufReader::new(self.0.stdout.take().expect("a pipe"));
        stdout.lines().next().map(|line| line.expect("text")).unwrap_or_default()
    }

    fn said(&mut self) -> String {
        let stderr = BufReader::new(self.0.stderr.take().expect("a pipe"));
        stderr.lines().map_while(Result::ok).collect::<Vec<_>>().join("\n")
    }
}

#[tokio::test]
async fn two_servers_that_start_at_once_on_a_fresh_database_both_come_up() {
    for _ in 0..4 {
        let folder = TempDir::new().expect("a folder");
        let database = TestDatabase::empty().await;
        let url =
            if database.is_postgres() { database.url.clone() } else { url(&folder.path().join("new.db")) };
        let mut servers = [Server::start(&url), Server::start(&url)];
        for server in &mut servers {
            let first = server.first_line();
            assert!(first == "sister-cities is ready", "a server ended: {}", server.said());
        }
    }
}
