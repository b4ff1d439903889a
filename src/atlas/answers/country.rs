//! The answers of the page of a country, of a path, and of the sitemap.

use serde::Deserialize;

use super::city::Region;
use super::shared::{Edition, Location, PageInfo, Pair, Place};

#[derive(Deserialize)]
pub(crate) struct CountryPage {
    pub(crate) dataset: Edition,
    pub(crate) home: HomeOnMap,
    pub(crate) country: Option<Country>,
}

#[derive(Deserialize)]
pub(crate) struct HomeOnMap {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) location: Option<Location>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Country {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) flag: Option<String>,
    pub(crate) native_names: Vec<NativeName>,
    pub(crate) alpha3: Option<String>,
    pub(crate) numeric: Option<String>,
    pub(crate) region: Option<Region>,
    pub(crate) subregion: Option<String>,
    pub(crate) languages: Vec<Language>,
    pub(crate) home_partner_count: u64,
    pub(crate) cities: CountryCities,
}

#[derive(Deserialize)]
pub(crate) struct NativeName {
    pub(crate) text: String,
    pub(crate) lang: String,
}

#[derive(Deserialize)]
pub(crate) struct Language {
    pub(crate) name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CountryCities {
    pub(crate) total_count: u64,
    pub(crate) page_info: PageInfo,
    pub(crate) nodes: Vec<Place>,
}

#[derive(Deserialize)]
pub(crate) struct Slugs {
    pub(crate) cities: Listed,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Listed {
    pub(crate) page_info: PageInfo,
    pub(crate) nodes: Vec<ListedCity>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListedCity {
    pub(crate) resource_path: String,
    pub(crate) updated_at: Option<String>,
    pub(crate) country: ListedCountry,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListedCountry {
    pub(crate) code: String,
    pub(crate) resource_path: String,
}

#[derive(Deserialize)]
pub(crate) struct PathPage {
    pub(crate) network: PathNetwork,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PathNetwork {
    pub(crate) shortest_path: Option<Path>,
}

#[derive(Deserialize)]
pub(crate) struct Path {
    pub(crate) length: u64,
    pub(crate) cities: Vec<Place>,
    pub(crate) relations: Vec<Pair>,
}
