//! Why a database cannot be opened, in words, and what to do about it.

use std::path::Path;
use std::time::Duration;

use anyhow::bail;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{self, Connection as _};

use super::place::{place_of_file, place_of_server};

/// How long PostgreSQL is asked for the reason, once the pool has given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Of the codes that say more, the kind is the last byte.
mod sqlite {
    pub(super) const BUSY: u32 = 5;
    pub(super) const READ_ONLY: u32 = 8;
    pub(super) const CORRUPT: u32 = 11;
    pub(super) const CANNOT_OPEN: u32 = 14;
    pub(super) const NOT_A_DATABASE: u32 = 26;
}

/// Refuses a url of which no database can be made.
pub(super) fn of_url(scheme: &str, url: &str) -> anyhow::Result<()> {
    let (wrong, accepted) = match scheme {
        "sqlite" => (url.parse::<SqliteConnectOptions>().err(), "sqlite://FILE?mode=rwc"),
        _ => (url.parse::<PgConnectOptions>().err(), "postgres://USER:PASSWORD@HOST/DATABASE"),
    };
    match wrong {
        Some(wrong) => bail!("cannot read the database url: {wrong}; write {accepted}"),
        None => Ok(()),
    }
}

/// The whole message about an SQLite database that did not open.
pub(super) fn of_sqlite(url: &str, cause: &sqlx::Error) -> String {
    let options = url.parse::<SqliteConnectOptions>().unwrap_or_default();
    let path = options.get_filename();
    let reason = of_path(path, url.contains("mode=rwc")).unwrap_or_else(|| of_file(path, cause));
    format!("cannot open {}: {reason}", place_of_file(path))
}

/// What is wrong with the place of the file, whatever SQLite says.
fn of_path(path: &Path, creates: bool) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = folder.display();
    if path.is_dir() {
        Some("it is a folder; name a file in it".to_owned())
    } else if !folder.exists() {
        Some(format!("the folder {named} does not exist; create it, or choose another --database-url"))
    } else if !folder.is_dir() {
        Some(format!("{named} is no folder; choose another --database-url"))
    } else if path.exists() {
        None
    } else if creates {
        Some(format!(
            "the folder {named} cannot be written; change its permissions, or choose another --database-url"
        ))
    } else {
        Some("there is no such file; write sqlite://FILE?mode=rwc to have it created".to_owned())
    }
}

/// What is wrong with a file that is there.
fn of_file(path: &Path, cause: &sqlx::Error) -> String {
    let code = cause.as_database_error().and_then(sqlx::error::DatabaseError::code);
    let kind = code.and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff);
    match kind {
        Some(sqlite::NOT_A_DATABASE) => {
            "the file is no SQLite database; choose another --database-url".to_owned()
        }
        Some(sqlite::CORRUPT) => "the file is damaged; restore a backup".to_owned(),
        Some(sqlite::BUSY) => {
            "database is locked by another program; stop that, or try again later".to_owned()
        }
        Some(sqlite::CANNOT_OPEN) if is_forbidden(path) => {
            "there is no permission to read and write the file; change its permissions".to_owned()
        }
        Some(sqlite::READ_ONLY | sqlite::CANNOT_OPEN) => {
            "it is a readonly database in a folder that cannot be written; \
             write sqlite://FILE?immutable=true to serve it as it is"
                .to_owned()
        }
        _ => cause.to_string(),
    }
}

fn is_forbidden(path: &Path) -> bool {
    std::fs::File::open(path).is_err_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied)
}

/// The whole message about a PostgreSQL database that did not open; the pool only knows that it waited.
pub(super) async fn of_postgres(url: &str, cause: &sqlx::Error) -> String {
    let options = url.parse::<PgConnectOptions>().unwrap_or_default();
    let asked = tokio::time::timeout(PATIENCE, PgConnection::connect_with(&options)).await;
    let reason = match asked {
        Err(_) => silent(&options),
        Ok(Err(told)) => of_server(&options, &told),
        // It answers by now.
        Ok(Ok(_)) => of_server(&options, cause),
    };
    format!("cannot open {}: {reason}", place_of_server(&options))
}

fn silent(options: &PgConnectOptions) -> String {
    let (host, port) = (options.get_host(), options.get_port());
    format!("{host}:{port} does not answer; check host and port in --database-url, and firewalls between")
}

fn of_server(options: &PgConnectOptions, cause: &sqlx::Error) -> String {
    let (host, port) = (options.get_host(), options.get_port());
    match cause {
        sqlx::Error::Io(error) => format!(
            "no PostgreSQL answers at {host}:{port} ({error}); start it, or correct host and port in --database-url"
        ),
        sqlx::Error::PoolTimedOut => "PostgreSQL was too busy to answer in time; try again".to_owned(),
        _ => {
            let told = cause.as_database_error();
            let code = told.and_then(sqlx::error::DatabaseError::code).unwrap_or_default();
            let names = Names { user: options.get_username(), database: options.get_database() };
            names
                .of_code(&code)
                .unwrap_or_else(|| told.map_or_else(|| cause.to_string(), |told| told.message().to_owned()))
        }
    }
}

/// Who asked for what.
struct Names<'a> {
    user: &'a str,
    database: Option<&'a str>,
}

impl Names<'_> {
    /// By the five letters of SQLSTATE.
    fn of_code(&self, code: &str) -> Option<String> {
        let Self { user, database } = self;
        // Without a name, PostgreSQL takes that of the user.
        let database = database.unwrap_or(user);
        match code {
            "28P01" => Some(format!("the password of the user '{user}' is wrong; correct it in --database-url")),
            "28000" => Some(format!(
                "PostgreSQL does not let the user '{user}' in; correct user and password in --database-url, or its pg_hba.conf"
            )),
            "3D000" => Some(format!("there is no database '{database}'; create it with: createdb {database}")),
            "42501" => Some(format!("the user '{user}' may not connect to the database '{database}'; grant it that")),
            "53300" => Some("PostgreSQL has no connection left; raise its max_connections, or lower --database-connections".to_owned()),
            "57P03" => Some("PostgreSQL is starting or stopping; try again later".to_owned()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_of_postgresql_name_user_and_database() {
        let names = Names { user: "clerk", database: Some("cities") };
        assert_eq!(
            names.of_code("28P01").as_deref(),
            Some("the password of the user 'clerk' is wrong; correct it in --database-url")
        );
        assert_eq!(
            names.of_code("3D000").as_deref(),
            Some("there is no database 'cities'; create it with: createdb cities")
        );
        let unnamed = Names { user: "clerk", database: None };
        assert!(unnamed.of_code("3D000").is_some_and(|text| text.contains("'clerk'")));
        assert_eq!(names.of_code("42P01"), None);
    }

    #[test]
    fn a_url_that_cannot_be_read_shows_no_password() {
        let said = of_url("postgres", "postgres://clerk:secret@127.0.0.1:port/cities")
            .expect_err("no url")
            .to_string();
        assert!(said.contains("write postgres://USER:PASSWORD@HOST/DATABASE"), "{said}");
        assert!(!said.contains("secret"), "{said}");
        let mode = of_url("sqlite", "sqlite://cities.db?mode=write").expect_err("no url").to_string();
        assert!(mode.contains("unknown value \"write\" for `mode`"), "{mode}");
        assert!(of_url("sqlite", "sqlite://cities.db?mode=rwc").is_ok());
    }
}
