//! The network made for tests, frozen in the folder `demo`, and a worldwide set around it.

use std::path::Path;
use std::sync::LazyLock;

use seed::DataSet;
use seed::record::CityRecord;

use crate::world::{World, world};

/// The files of the network.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo");

/// A worldwide set that has the cities of the network that have a Wikidata id, untidy as real ones are.
pub static WORLD: LazyLock<World> = LazyLock::new(|| {
    let data = network();
    let (home, partners): (Vec<_>, Vec<_>) =
        data.cities.iter().partition(|city| city.slug == data.dataset.home);
    let known: Vec<_> = home.into_iter().chain(partners).filter_map(|city| known(&data, city)).collect();
    let known: Vec<_> = known.iter().map(|known| known.each_ref().map(String::as_str)).collect();
    world(&known, 300, 600, 1)
});

/// The network.
pub fn network() -> DataSet {
    DataSet::from_dir(Path::new(FOLDER)).unwrap_or_else(|error| panic!("{error}"))
}

/// The row of a city, if it has an id to be recognised by.
fn known(data: &DataSet, city: &CityRecord) -> Option<[String; 6]> {
    let (id, location) = (city.wikidata_id.clone()?, city.location?);
    let country = data.countries.iter().find(|country| country.code == city.country)?;
    Some([
        id,
        city.name()?.to_owned(),
        location.latitude.to_string(),
        location.longitude.to_string(),
        country.names.get("en")?.clone(),
        city.country.clone(),
    ])
}
