//! The sample world: a small twin-cities CSV pair that `testkit::world` made.

use seed::record::{CountryRecord, SourceRecord};
use sister_cities::transfer::import::ImportError;
use sister_cities::transfer::import::twin_cities_csv::{self, Content, File};

pub(crate) const CITIES: &str = include_str!("../data/world/cities.csv");
pub(crate) const LINKS: &str = include_str!("../data/world/links.csv");

/// Reads a pair as the command `import` does, with its default source.
pub(crate) fn read(cities: &str, links: &str, countries: &[CountryRecord]) -> Result<Content, ImportError> {
    let source = SourceRecord {
        slug: "twin-cities-csv".to_owned(),
        title: "Twin cities from a CSV file".to_owned(),
        ..SourceRecord::default()
    };
    twin_cities_csv::read(
        File { name: "cities.csv", content: cities.as_bytes() },
        File { name: "links.csv", content: links.as_bytes() },
        source,
        countries,
    )
}
