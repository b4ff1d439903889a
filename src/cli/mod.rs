//! The command line: `serve`, `migrate`, `seed`, `import`, `schema`, `backup`, `healthcheck`.

mod backup;
mod healthcheck;
mod import;
mod output;
mod print_config;
mod schema;
mod serve;
#[cfg(test)]
mod tests;

use anyhow::Context as _;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use self::backup::Backup;
use self::healthcheck::Healthcheck;
use self::import::Import;
pub use self::output::complain;
use self::output::say;
use self::print_config::print_config;
use self::schema::Schema;
use self::serve::Serve;
use crate::config::log::LogConfig;
use crate::config::variables::{former_variables, named_by_variable, unknown_variables, with_former_names};
use crate::config::{DataConfig, DatabaseConfig};
use crate::{app, db, telemetry};

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
    /// Add a worldwide set of twin cities to the data, from a pair of CSV files
    ///
    /// Cities that the database has are recognised by their Wikidata id and keep what they have.
    /// The same files again change nothing. docs/import.md describes the files and the rules.
    Import(Import),
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

#[derive(Args)]
struct Seed {
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
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
        Command::Serve(serve) => serve::run(*serve).await,
        Command::Migrate(Migrate { database }) => {
            let db = db::connect(&database).await?;
            db::migrate(&db).await?;
            say("the tables are up to date")?;
            db.close().await.context("cannot close the database")
        }
        Command::Seed(Seed { database, data }) => {
            let db = db::connect(&database).await?;
            db::migrate(&db).await?;
            say(&app::seed(&db, &data).await?.to_string())?;
            // Without this, SQLite's data stay in the log beside the file.
            db.close().await.context("cannot close the database")
        }
        Command::Import(import) => import::run(import).await,
        Command::Schema(asked) => schema::run(&asked),
        Command::Backup(asked) => backup::run(&asked).await,
        Command::Healthcheck(asked) => healthcheck::run(&asked).await,
    }
}
