//! The command line: a file for each command, or for two that belong together.

mod backup;
mod check;
mod clock;
mod data;
mod edit;
mod export;
mod folder;
mod healthcheck;
mod import;
mod new;
mod output;
mod print_config;
mod progress;
mod schema;
mod seed;
mod serve;
#[cfg(test)]
mod tests;

use anyhow::Context as _;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use self::backup::Backup;
use self::check::Check;
use self::data::Data;
use self::edit::{Add, Remove};
use self::export::Export;
use self::healthcheck::Healthcheck;
use self::import::Import;
use self::new::New;
pub use self::output::complain;
use self::output::say;
use self::print_config::print_config;
use self::schema::Schema;
use self::seed::Seed;
use self::serve::Serve;
use crate::config::DatabaseConfig;
use crate::config::log::LogConfig;
use crate::config::variables::{former_variables, named_by_variable, unknown_variables, with_former_names};
use crate::{db, telemetry};

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
    log: LogConfig,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the schema (the default)
    Serve(Box<Serve>),
    /// Bring the tables up to date
    Migrate(Migrate),
    /// Bring the tables up to date and load the data
    Seed(Seed),
    /// Add a network from lists, sheets or graphs, in the formats that people have
    ///
    /// Cities that the database has are recognised and keep what they have. The same files again change nothing.
    /// docs/import.md describes the formats and the rules.
    Import(Box<Import>),
    /// Write the data as CSV, JSON, GeoJSON, GEXF, GraphML or Linked Places
    ///
    /// The same as the files at /data/ of a server. docs/export.md describes the formats and their columns.
    Export(Box<Export>),
    /// Begin the files of a network or of a city
    New(New),
    /// Find the mistakes in a folder of data or in one city's file
    ///
    /// Every mistake is told with file, line and column, what was found and what is accepted. No database is needed.
    Check(Check),
    /// Put files of cities into the folder of --data, and load it into the database, also while a server serves that
    Add(Add),
    /// Remove a city from the folder of --data and from the database, also while a server serves that
    Remove(Remove),
    /// Write the data that the binary carries
    Data(Data),
    /// Print the schema as SDL, or check it against the one that clients know
    Schema(Schema),
    /// Copy an SQLite database into a file, consistent while a server serves it
    Backup(Backup),
    /// Ask the server on this machine whether it can answer; for containers
    Healthcheck(Healthcheck),
}

#[derive(Args)]
struct Migrate {
    #[command(flatten)]
    database: DatabaseConfig,
}

/// Runs the command of the process's arguments.
pub async fn run() -> anyhow::Result<()> {
    let mut command = with_former_names(Cli::command());
    let matches = command
        .try_get_matches_from_mut(std::env::args_os())
        .unwrap_or_else(|error| named_by_variable(error, &command).exit());
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    telemetry::start(&cli.log)?;
    for (name, now) in former_variables() {
        tracing::warn!(name, now, "this variable has another name now");
    }
    for name in unknown_variables(&command) {
        tracing::warn!(name, "this variable is no setting; see --help");
    }
    match cli.command.unwrap_or(Command::Serve(Box::new(cli.serve))) {
        Command::Serve(serve) if serve.print_config => {
            let serving = matches.subcommand_matches("serve").unwrap_or(&matches);
            say(print_config(&command, serving).trim_end())
        }
        Command::Serve(serve) => Box::pin(serve::run(*serve)).await,
        Command::Migrate(Migrate { database }) => {
            let db = db::connect(&database).await?;
            db::migrate(&db).await?;
            say("the tables are up to date")?;
            db.close().await.context("cannot close the database")
        }
        Command::Seed(asked) => seed::run(&asked).await,
        Command::Import(import) => Box::pin(import::run(*import)).await,
        Command::Export(export) => Box::pin(export::run(*export)).await,
        Command::New(asked) => new::run(&asked),
        Command::Check(asked) => check::run(&asked),
        Command::Add(asked) => edit::add(&asked).await,
        Command::Remove(asked) => edit::remove(&asked).await,
        Command::Data(asked) => data::run(&asked),
        Command::Schema(asked) => schema::run(&asked),
        Command::Backup(asked) => backup::run(&asked).await,
        Command::Healthcheck(asked) => healthcheck::run(&asked).await,
    }
}
