//! Prints how the database would run each statement of a question: `plans URL`, a document a line on standard input.
//!
//! The lines of a plan that read a whole table or sort are marked; docs/performance.md says which may.

use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::Context as _;
use async_graphql::Executor as _;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::documents::DocumentsConfig;
use sister_cities::config::{DatabaseConfig, ServerConfig};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::{app, db};

/// A plan is asked for however long its statement takes.
const PATIENCE: Duration = Duration::from_mins(10);
/// What no answer can do without.
const SNAPSHOT: [&str; 3] = ["BEGIN", "FROM \"dataset\"", "ROLLBACK"];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Cargo adds a flag of its own.
    let url = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let database = DatabaseConfig {
        database_url: url.context("the URL of the database is missing")?,
        ..DatabaseConfig::default()
    };
    let cache = CacheConfig { cache: CacheMode::Fresh, ..CacheConfig::default() };
    let config = ServerConfig {
        cache,
        request_timeout: PATIENCE,
        statement_timeout: PATIENCE,
        ..ServerConfig::default()
    };
    let connection = db::connect_to_serve(&database, PATIENCE).await?;
    let statements = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&statements);
    let reader = app::reader(connection.clone(), &config).observed(Arc::new(move |statement: &Statement| {
        log.lock().expect("nobody panics with the log in hand").push(statement.clone());
    }));
    let documents = app::documents(&DocumentsConfig::default())?;
    let executor = app::executor(reader, DocumentLimits::default(), documents, &config);
    for document in stdin().lock().lines() {
        let document = document.context("cannot read the documents")?;
        let answer = executor.execute(document.as_str().into()).await;
        let mut asked = std::mem::take(&mut *statements.lock().expect("nobody panics with the log in hand"));
        asked.retain(|statement| !SNAPSHOT.iter().any(|part| statement.sql.contains(part)));
        let mut out = stdout().lock();
        writeln!(out, "\n{document}\n  {} statements, {} errors", asked.len(), answer.errors.len())?;
        drop(out);
        for statement in &asked {
            let plan = plan(&connection, statement).await?;
            let mut out = stdout().lock();
            writeln!(out, "  {}", statement.sql)?;
            for line in plan {
                writeln!(out, "  {} {line}", if reads_all(&line) { "!" } else { " " })?;
            }
        }
    }
    Ok(())
}

fn reads_all(line: &str) -> bool {
    let whole = line.contains("SCAN ") && !line.contains("USING") && !line.contains("VIRTUAL TABLE");
    whole
        || line.contains("Seq Scan")
        || line.contains("TEMP B-TREE FOR ORDER BY")
        || line.contains("Sort  (")
}

async fn plan(connection: &DatabaseConnection, statement: &Statement) -> anyhow::Result<Vec<String>> {
    let postgres = connection.get_database_backend() == DbBackend::Postgres;
    let (explain, column) =
        if postgres { ("EXPLAIN", "QUERY PLAN") } else { ("EXPLAIN QUERY PLAN", "detail") };
    let mut explained = statement.clone();
    explained.sql = format!("{explain} {}", statement.sql);
    let rows = connection.query_all_raw(explained).await.context("no plan")?;
    rows.iter().map(|row| row.try_get("", column).context("a plan without lines")).collect()
}
