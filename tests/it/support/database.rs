//! The databases of the test kit, opened as the server opens them.

use sea_orm::DatabaseConnection;
use seed::DataSet;
use sister_cities::config::DatabaseConfig;
use sister_cities::db;
use testkit::{TestDatabase, database};

use super::world;

/// What the server makes of a database.
pub(crate) trait Served {
    fn config(&self) -> DatabaseConfig;

    /// Opens the database as the server does.
    async fn connect(&self) -> DatabaseConnection;
}

impl Served for TestDatabase {
    fn config(&self) -> DatabaseConfig {
        DatabaseConfig { database_url: self.url.clone(), database_connections: 4 }
    }

    async fn connect(&self) -> DatabaseConnection {
        db::connect(&self.config()).await.expect("the test database opens")
    }
}

/// A database with the data of the binary and the sample world of `tests/it/data/world` imported beside them.
pub(crate) async fn imported() -> TestDatabase {
    let fill = async |db: &DatabaseConnection| {
        database::load(db, &DataSet::embedded().expect("the embedded data are right")).await;
        let countries = seed::countries(db).await.expect("the countries are there");
        let sample = world::read(world::CITIES, world::LINKS, &countries).expect("the sample is right");
        seed::import(db, &sample.import, false).await.expect("the sample imports");
    };
    TestDatabase::copy_of("imported", fill).await
}
