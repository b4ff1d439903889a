//! The databases of the test kit, opened as the server opens them.

use sea_orm::DatabaseConnection;
use seed::DataSet;
use sister_cities::config::DatabaseConfig;
use sister_cities::db;
use testkit::{TestDatabase, database, demo};

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
    let data = || DataSet::embedded().expect("the embedded data are right");
    holding("imported", data, world::CITIES, world::LINKS).await
}

/// A database with the network made for tests and the worldwide set around it.
pub(crate) async fn demo_imported() -> TestDatabase {
    holding("demo_imported", demo::network, &demo::WORLD.cities, &demo::WORLD.links).await
}

/// A database with a data set and a pair of files that was imported beside it.
async fn holding(name: &str, data: impl FnOnce() -> DataSet, cities: &str, links: &str) -> TestDatabase {
    let fill = async |db: &DatabaseConnection| {
        database::load(db, &data()).await;
        let sample = world::read(cities, links, &world::known(db).await).expect("the sample is right");
        seed::import(db, &sample.import, false).await.expect("the sample imports");
    };
    TestDatabase::copy_of(name, fill).await
}
