//! The parts of a file, in their order.

use serde_json::Value as Json;

use super::about::About;
use super::ask::Ask;
use super::format::Format;
use super::{cities, csv, dataset, geojson, json, network, places, relations};

const CITIES: &str = include_str!("documents/cities.graphql");
const RELATIONS: &str = include_str!("documents/relations.graphql");
const DATASET_CITIES: &str = include_str!("documents/dataset-cities.graphql");
const DATASET_RELATIONS: &str = include_str!("documents/dataset-relations.graphql");
const PLACES: &str = include_str!("documents/places.graphql");

/// A stretch of a file.
pub(super) enum Part {
    Text(String),
    List(List),
}

/// All pages of a list.
pub(super) struct List {
    pub(super) document: &'static str,
    pub(super) of: Of,
    pub(super) write: Write,
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Cities,
    Relations,
}

/// Writes the objects of a page; the flag says whether others stand before them in the same JSON array.
pub(super) type Write = Box<dyn Fn(&mut Vec<u8>, &[Json], bool) + Send + Sync>;

/// The document that says what the file is about.
pub(super) fn about(format: Format) -> &'static str {
    match format {
        Format::DatasetJson => include_str!("documents/dataset.graphql"),
        _ => include_str!("documents/about.graphql"),
    }
}

/// The parts of a file.
pub(super) fn parts(ask: &Ask, about: &About) -> Vec<Part> {
    let text = |text: &str| Part::Text(text.to_owned());
    match ask.format {
        Format::CitiesCsv => {
            vec![Part::Text(csv::head(cities::columns(), ask.bom)), all_cities(csv::cities)]
        }
        Format::RelationsCsv => {
            vec![Part::Text(csv::head(relations::columns(), ask.bom)), all_relations(csv::relations)]
        }
        Format::CitiesJson => vec![text("["), all_cities(json::cities), text("\n]\n")],
        Format::RelationsJson => vec![text("["), all_relations(json::relations), text("\n]\n")],
        Format::CitiesGeojson => {
            vec![text(geojson::HEAD), all_cities(geojson::cities), text(geojson::FOOT)]
        }
        Format::NetworkGeojson => vec![
            text(geojson::HEAD),
            all_cities(geojson::cities_of_network),
            all_relations(geojson::relations),
            text(geojson::FOOT),
        ],
        Format::NetworkGexf => vec![
            Part::Text(network::gexf::head(about)),
            all_cities(network::gexf::nodes),
            text(network::gexf::BETWEEN),
            all_relations(network::gexf::edges),
            text(network::gexf::FOOT),
        ],
        Format::NetworkGraphml => vec![
            Part::Text(network::graphml::head(about)),
            all_cities(network::graphml::nodes),
            all_relations(network::graphml::edges),
            text(network::graphml::FOOT),
        ],
        Format::DatasetJson => vec![
            Part::Text(dataset::head(about)),
            list(DATASET_CITIES, Of::Cities, json::objects),
            text(dataset::BETWEEN),
            list(DATASET_RELATIONS, Of::Relations, json::objects),
            text(dataset::FOOT),
        ],
        Format::PlacesJson => vec![
            Part::Text(places::head(about)),
            list(PLACES, Of::Cities, places::writer(ask, about)),
            text(places::FOOT),
        ],
    }
}

fn all_cities(write: impl Fn(&mut Vec<u8>, &[Json], bool) + Send + Sync + 'static) -> Part {
    list(CITIES, Of::Cities, write)
}

fn all_relations(write: impl Fn(&mut Vec<u8>, &[Json], bool) + Send + Sync + 'static) -> Part {
    list(RELATIONS, Of::Relations, write)
}

fn list(
    document: &'static str,
    of: Of,
    write: impl Fn(&mut Vec<u8>, &[Json], bool) + Send + Sync + 'static,
) -> Part {
    Part::List(List { document, of, write: Box::new(write) })
}
