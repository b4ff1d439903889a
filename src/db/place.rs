//! Where a database is, as messages name it: never with a password.

use std::path::Path;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::{DatabaseConnection, DbBackend};

/// The file, or server and database, of an open pool.
pub fn place(db: &DatabaseConnection) -> String {
    if db.get_database_backend() == DbBackend::Postgres {
        place_of_server(&db.get_postgres_connection_pool().connect_options())
    } else {
        place_of_file(db.get_sqlite_connection_pool().connect_options().get_filename())
    }
}

pub(super) fn place_of_file(path: &Path) -> String {
    if path.to_str().is_some_and(|name| name.starts_with("file:sqlx-in-memory")) {
        return "the database in memory".to_owned();
    }
    // With its folder: a relative name says nothing of where it was looked for.
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    format!("the database {}", whole.display())
}

pub(super) fn place_of_server(options: &PgConnectOptions) -> String {
    let (host, port) = (options.get_host(), options.get_port());
    let database = options.get_database().unwrap_or(options.get_username());
    format!("the database {database} at {host}:{port}")
}
