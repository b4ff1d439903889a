//! The command line: `serve`, `migrate`, `seed`, `import`, `schema`.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, CommandFactory as _, Parser, Subcommand};
use seed::record::SourceRecord;
use tokio::net::TcpListener;

use crate::app;
use crate::config::documents::DocumentsConfig;
use crate::config::limits::ShapeLimits;
use crate::config::{DataConfig, DatabaseConfig, ServerConfig, unknown_variables};
use crate::graphql::schema;
use crate::transfer::import::report::Summary;
use crate::transfer::import::twin_cities_csv;
use crate::{db, http, telemetry};

/// A GraphQL server for sister-city relations
///
/// Without a command it serves: it creates, migrates and seeds sister-cities.db in the working folder
/// and prints the addresses to open.
/// Every setting is a flag and a variable; flags win.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the schema (the default)
    Serve(Serve),
    /// Bring the tables up to date
    Migrate(Migrate),
    /// Bring the tables up to date and load the data
    Seed(Seed),
    /// Add a worldwide set of twin cities to the data, from a pair of CSV files
    ///
    /// Cities that the database has are recognised by their Wikidata id and keep what they have.
    /// The same files again change nothing. docs/import.md describes the files and the rules.
    Import(Import),
    /// Print the schema as SDL
    Schema,
}

#[derive(Args)]
struct Serve {
    #[command(flatten)]
    server: ServerConfig,
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
    /// Migrate and seed a PostgreSQL database before serving; `SQLite` always is
    #[arg(long, env = "SISTER_CITIES_MIGRATE")]
    migrate: bool,
    #[command(flatten)]
    documents: DocumentsConfig,
    #[command(flatten)]
    limits: ShapeLimits,
}

#[derive(Args)]
struct Migrate {
    #[command(flatten)]
    database: DatabaseConfig,
}

#[derive(Args)]
struct Seed {
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
}

#[derive(Args)]
struct Import {
    /// Cities, with the columns id, name, lng, lat, country, countrycd and population
    #[arg(value_name = "CITIES.csv")]
    cities: PathBuf,
    /// Links between them, with the columns source and target
    #[arg(value_name = "LINKS.csv")]
    links: PathBuf,
    /// Slug of the source that the imported facts name; another one is another import
    #[arg(long, value_name = "SLUG", default_value = "twin-cities-csv")]
    source: String,
    /// Title of the source
    #[arg(long, value_name = "TITLE", default_value = "Twin cities from a CSV file")]
    source_title: String,
    /// Only say what the import would do
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    database: DatabaseConfig,
    /// Only for a database without data, which is seeded first
    #[command(flatten)]
    data: DataConfig,
}

/// Runs the command of the process's arguments.
pub async fn run() -> anyhow::Result<()> {
    let cli = Cli::parse();
    telemetry::start();
    for name in unknown_variables(&Cli::command()) {
        tracing::warn!(name, "this variable is no setting; see --help");
    }
    match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(serve) => run_serve(serve).await,
        Command::Migrate(Migrate { database }) => {
            let db = db::connect(&database).await?;
            db::migrate(&db).await?;
            say("the tables are up to date")?;
            db.close().await.context("cannot close the database")
        }
        Command::Seed(Seed { database, data }) => {
            let db = db::connect(&database).await?;
            db::migrate(&db).await?;
            say(&db::seed(&db, &data).await?.to_string())?;
            // Without this, SQLite's data stay in the log beside the file.
            db.close().await.context("cannot close the database")
        }
        Command::Import(import) => run_import(import).await,
        Command::Schema => {
            let sdl = schema::sdl(&schema::build());
            std::io::stdout().write_all(sdl.as_bytes()).context("cannot print the schema")
        }
    }
}

async fn run_serve(serve: Serve) -> anyhow::Result<()> {
    let documents = serve.documents.documents()?;
    if serve.migrate || serve.database.database_url.starts_with("sqlite:") {
        let db = db::connect(&serve.database).await?;
        db::prepare(&db, &serve.data).await?;
        db.close().await.context("cannot close the database")?;
    }
    let limit = Duration::from_secs(serve.server.statement_timeout_s);
    let db = db::connect_to_serve(&serve.database, limit).await?;
    let listener = TcpListener::bind(serve.server.listen)
        .await
        .with_context(|| format!("cannot listen on {}; choose another --listen", serve.server.listen))?;
    let address = listener.local_addr().context("the listener has no address")?;
    let router = app::router(db.clone(), serve.limits, documents, &serve.server);
    say(&format!(
        "sister-cities is ready\n  playground  http://{address}/graphql\n  GraphQL     http://{address}/graphql (POST)\n  schema      http://{address}/schema.graphql"
    ))?;
    http::shutdown::serve(listener, router, &serve.server).await?;
    db.close().await.context("cannot close the database")
}

async fn run_import(import: Import) -> anyhow::Result<()> {
    let Import { cities, links, source, source_title, dry_run, database, data } = import;
    let db =
        if dry_run { db::connect_to_try(&database, &data).await? } else { db::connect(&database).await? };
    if !dry_run {
        db::migrate(&db).await?;
        if !db::ping(&db).await? {
            tracing::info!("{}", db::seed(&db, &data).await?);
        }
    }
    tracing::info!("reading {} and {}", cities.display(), links.display());
    let source = SourceRecord { slug: source, title: source_title, ..SourceRecord::default() };
    let countries = seed::countries(&db).await.context("cannot read the countries")?;
    let (city_name, link_name) = (cities.display().to_string(), links.display().to_string());
    let content = twin_cities_csv::read(
        twin_cities_csv::File { name: &city_name, content: open(&cities)? },
        twin_cities_csv::File { name: &link_name, content: open(&links)? },
        source,
        &countries,
    )?;
    tracing::info!("loading {} cities", content.import.cities.len());
    let done = seed::import(&db, &content.import, dry_run).await?;
    say(&Summary { done, remarks: content.remarks, dry_run }.to_string())?;
    db.close().await.context("cannot close the database")
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| format!("cannot open {}", path.display()))
}

fn say(text: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{text}").context("cannot print")
}

/// Prints an error and its causes.
pub fn complain(error: &anyhow::Error) {
    // Nothing is left to do where even that cannot be printed.
    let _ = writeln!(std::io::stderr(), "error: {error:#}");
}
