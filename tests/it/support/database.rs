//! A database for each test: a copy of a seeded template, dropped with the test.

use std::path::PathBuf;
use std::sync::OnceLock;

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};
use seed::{DataSet, Options};
use sister_cities::config::DatabaseConfig;
use sister_cities::db;
use tempfile::TempDir;
use tokio::sync::Mutex;

/// Where the tests run when it is set: `postgres://USER@127.0.0.1:PORT/postgres`.
const POSTGRES: &str = "TEST_POSTGRES_URL";

/// A database that only one test uses.
pub(crate) struct TestDatabase {
    pub(crate) url: String,
    /// The folder of the SQLite file; removed when it is dropped.
    _folder: Option<TempDir>,
}

/// The databases that were made once and are copied for each test.
struct Templates {
    folder: TempDir,
    made: Mutex<Vec<String>>,
}

fn templates() -> &'static Templates {
    static TEMPLATES: OnceLock<Templates> = OnceLock::new();
    TEMPLATES.get_or_init(|| Templates {
        folder: TempDir::new().expect("a folder for the templates"),
        made: Mutex::default(),
    })
}

impl TestDatabase {
    /// A database with the data of the binary.
    pub(crate) async fn seeded() -> Self {
        Self::copy_of("seeded", || DataSet::embedded().expect("the embedded data are right")).await
    }

    /// A database with the data of the binary and the sample world of `tests/it/data/world` imported beside them.
    pub(crate) async fn imported() -> Self {
        Self::copy_of("imported", || DataSet::embedded().expect("the embedded data are right")).await
    }

    /// A database with a synthetic network of so many partners.
    pub(crate) async fn synthetic(cities: usize) -> Self {
        Self::copy_of(&format!("synthetic_{cities}"), || seed::synthetic::network(cities, cities / 2, 7))
            .await
    }

    /// A database without tables.
    pub(crate) async fn empty() -> Self {
        Self::copy_of("empty", || panic!("an empty database has no data")).await
    }

    /// A database that is there already.
    pub(crate) fn at(url: String) -> Self {
        Self { url, _folder: None }
    }

    async fn copy_of(template: &str, data: impl FnOnce() -> DataSet) -> Self {
        #[expect(clippy::disallowed_methods, reason = "the tests have no settings but this one")]
        let server = std::env::var(POSTGRES);
        match server {
            Ok(server) => Self::postgres(&server, template, data).await,
            Err(_) => Self::sqlite(template, data).await,
        }
    }

    async fn sqlite(template: &str, data: impl FnOnce() -> DataSet) -> Self {
        let file: PathBuf = templates().folder.path().join(format!("{template}.db"));
        let mut made = templates().made.lock().await;
        if !made.iter().any(|name| name == template) {
            fill(&format!("sqlite://{}?mode=rwc", file.display()), template, data).await;
            made.push(template.to_owned());
        }
        drop(made);
        let folder = TempDir::new().expect("a folder for the database");
        let copy = folder.path().join("test.db");
        std::fs::copy(&file, &copy).expect("the template can be copied");
        Self { url: format!("sqlite://{}?mode=rwc", copy.display()), _folder: Some(folder) }
    }

    async fn postgres(server: &str, template: &str, data: impl FnOnce() -> DataSet) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let process = std::process::id();
        let source = format!("template_{process}_{template}");
        let (base, _) = server.rsplit_once('/').expect("the url names a database");
        // Only one test copies at a time: PostgreSQL copies a database only while nobody uses it.
        let mut made = templates().made.lock().await;
        let admin = Database::connect(server).await.expect("PostgreSQL answers");
        if !made.iter().any(|name| name == template) {
            admin.execute_unprepared(&format!("CREATE DATABASE {source}")).await.expect("a database");
            fill(&format!("{base}/{source}"), template, data).await;
            made.push(template.to_owned());
        }
        let name = format!("test_{process}_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let copy = format!("CREATE DATABASE {name} TEMPLATE {source}");
        admin.execute_unprepared(&copy).await.expect("a copy of the template");
        admin.close().await.expect("the connection closes");
        Self { url: format!("{base}/{name}"), _folder: None }
    }

    /// Opens the database as the server does.
    pub(crate) async fn connect(&self) -> DatabaseConnection {
        db::connect(&self.config()).await.expect("the test database opens")
    }

    pub(crate) fn config(&self) -> DatabaseConfig {
        DatabaseConfig { database_url: self.url.clone(), database_connections: 4 }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }
}

async fn fill(url: &str, template: &str, data: impl FnOnce() -> DataSet) {
    let config = DatabaseConfig { database_url: url.to_owned(), database_connections: 2 };
    let connection = db::connect(&config).await.expect("the template opens");
    if template != "empty" {
        db::migrate(&connection).await.expect("the template migrates");
        seed::load(&connection, &data(), Options::default()).await.expect("the template loads");
    }
    if template == "imported" {
        let countries = seed::countries(&connection).await.expect("the countries are there");
        let world = super::world::read(super::world::CITIES, super::world::LINKS, &countries);
        let import = world.expect("the sample is right").import;
        seed::import(&connection, &import, false).await.expect("the sample imports");
    }
    connection.close().await.expect("the template closes");
}
