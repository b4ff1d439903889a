//! The sample world: a small twin-cities CSV pair that `testkit::world` made.

use sea_orm::DatabaseConnection;
use seed::Known;
use seed::record::SourceRecord;
use sister_cities::transfer::import::ledger::Accept;
use sister_cities::transfer::import::options::Options;
use sister_cities::transfer::import::{Content, File, ImportError, content};

pub(crate) const CITIES: &str = include_str!("../data/world/cities.csv");
pub(crate) const LINKS: &str = include_str!("../data/world/links.csv");

/// What an import is compared with.
pub(crate) async fn known(db: &DatabaseConnection) -> Known {
    seed::known(db).await.expect("the database can be read")
}

/// Reads a pair as the command `import` does. Points and figures of the sample are made up, so all warnings are accepted.
pub(crate) fn read(cities: &str, links: &str, known: &Known) -> Result<Content, ImportError> {
    let source = SourceRecord {
        slug: "twin-cities-csv".to_owned(),
        title: "Twin cities from a CSV file".to_owned(),
        ..SourceRecord::default()
    };
    let files = [
        File { name: "cities.csv", bytes: cities.as_bytes() },
        File { name: "links.csv", bytes: links.as_bytes() },
    ];
    let options = Options { accept: Accept::Everything, ..Options::default() };
    content(&files, source, &options, known, "en")
}
