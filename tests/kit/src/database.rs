//! A database for each test: a copy of a template that is filled once, dropped with the test.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{OnceLock, PoisonError};

use migration::Migrator;
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait as _;
use seed::{DataSet, Options};
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::{demo, synthetic};

/// Where the tests run when it is set: `postgres://USER@127.0.0.1:PORT/postgres`.
const POSTGRES: &str = "TEST_POSTGRES_URL";

/// The address of a pooler before that server, `HOST:PORT`; where it is set, tests come through it.
const POOLER: &str = "TEST_POSTGRES_POOLER";

/// A database that only one test uses, on SQLite or, where the tests are told so, on PostgreSQL.
pub struct TestDatabase {
    /// What the server calls `--database-url`.
    pub url: String,
    _storage: Storage,
}

/// What holds the database, and is gone with it.
enum Storage {
    /// A database that is not ours.
    Foreign,
    File {
        _folder: TempDir,
    },
    Postgres {
        name: String,
    },
}

impl Drop for Storage {
    fn drop(&mut self) {
        // Dropping it needs a connection, which the next test has.
        if let Self::Postgres { name } = self {
            let mut left = templates().left.lock().unwrap_or_else(PoisonError::into_inner);
            left.push(std::mem::take(name));
        }
    }
}

/// The databases that were filled once and are copied for each test.
struct Templates {
    folder: TempDir,
    made: Mutex<Vec<String>>,
    /// Databases on PostgreSQL whose tests have ended.
    left: std::sync::Mutex<Vec<String>>,
}

fn templates() -> &'static Templates {
    static TEMPLATES: OnceLock<Templates> = OnceLock::new();
    TEMPLATES.get_or_init(|| Templates {
        folder: TempDir::new().expect("a folder for the templates"),
        made: Mutex::default(),
        left: std::sync::Mutex::default(),
    })
}

impl Templates {
    fn take_left(&self) -> Vec<String> {
        std::mem::take(&mut *self.left.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl TestDatabase {
    /// A database with the data of the binary.
    pub async fn seeded() -> Self {
        Self::holding("seeded", || DataSet::embedded().expect("the embedded data are right")).await
    }

    /// A database with the network made for tests.
    pub async fn demo() -> Self {
        Self::holding("demo", demo::network).await
    }

    /// A database with a synthetic network of so many partners.
    pub async fn synthetic(cities: usize) -> Self {
        Self::holding(&format!("synthetic_{cities}"), || synthetic::network(cities, cities / 2, 7)).await
    }

    /// A database without tables.
    pub async fn empty() -> Self {
        Self::copy_of("empty", async |_| ()).await
    }

    /// A database with the tables and a data set; the name stands for the data.
    pub async fn holding(name: &str, data: impl FnOnce() -> DataSet) -> Self {
        Self::copy_of(name, async |db| load(db, &data()).await).await
    }

    /// A database that is there already.
    pub fn at(url: String) -> Self {
        Self { url, _storage: Storage::Foreign }
    }

    /// A copy of the template of this name, which is filled by the first test that asks for it.
    pub async fn copy_of(template: &str, fill: impl AsyncFnOnce(&DatabaseConnection)) -> Self {
        #[expect(clippy::disallowed_methods, reason = "the tests have no settings but this one")]
        let server = std::env::var(POSTGRES);
        match server {
            Ok(server) => Self::postgres(&server, template, fill).await,
            Err(_) => Self::sqlite(template, fill).await,
        }
    }

    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    async fn sqlite(template: &str, fill: impl AsyncFnOnce(&DatabaseConnection)) -> Self {
        let file = templates().folder.path().join(format!("{template}.db"));
        let mut made = templates().made.lock().await;
        if !made.iter().any(|name| name == template) {
            make(&format!("sqlite://{}?mode=rwc", file.display()), fill).await;
            made.push(template.to_owned());
        }
        drop(made);
        let folder = TempDir::new().expect("a folder for the database");
        let copy = folder.path().join("test.db");
        std::fs::copy(&file, &copy).expect("the template can be copied");
        Self {
            url: format!("sqlite://{}?mode=rwc", copy.display()),
            _storage: Storage::File { _folder: folder },
        }
    }

    async fn postgres(server: &str, template: &str, fill: impl AsyncFnOnce(&DatabaseConnection)) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let process = std::process::id();
        let source = format!("template_{process}_{template}");
        let (base, _) = server.rsplit_once('/').expect("the url names a database");
        // Only one test copies at a time: PostgreSQL copies a database only while nobody uses it.
        let mut made = templates().made.lock().await;
        let admin = Database::connect(server).await.expect("PostgreSQL answers");
        if !made.iter().any(|name| name == template) {
            admin.execute_unprepared(&format!("CREATE DATABASE {source}")).await.expect("a database");
            make(&format!("{base}/{source}"), fill).await;
            made.push(template.to_owned());
        }
        for name in templates().take_left() {
            let drop = format!("DROP DATABASE {name} WITH (FORCE)");
            admin.execute_unprepared(&drop).await.expect("the database of an earlier test goes");
        }
        let name = format!("test_{process}_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        // The other strategy writes each page into the log too, which takes four times as long.
        let copy = format!("CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY");
        admin.execute_unprepared(&copy).await.expect("a copy of the template");
        admin.close().await.expect("the connection closes");
        Self { url: pooled(&format!("{base}/{name}")), _storage: Storage::Postgres { name } }
    }
}

/// The address of a database through the pooler, if there is one.
fn pooled(url: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "the tests have no settings but these")]
    let Ok(pooler) = std::env::var(POOLER) else { return url.to_owned() };
    let (user, rest) = url.rsplit_once('@').expect("the url names a user");
    let (_, database) = rest.split_once('/').expect("the url names a database");
    format!("{user}@{pooler}/{database}")
}

/// Makes the tables and loads a data set.
pub async fn load(db: &DatabaseConnection, data: &DataSet) {
    Migrator::up(db, None).await.expect("the template migrates");
    seed::load(db, data, Options::default()).await.expect("the template loads");
}

async fn make(url: &str, fill: impl AsyncFnOnce(&DatabaseConnection)) {
    let db = Database::connect(url).await.expect("the template opens");
    fill(&db).await;
    db.close().await.expect("the template closes");
}
