//! The answer of a city's page.

use serde::Deserialize;

use super::shared::{Citation, CountryName, Date, Edition, Figure, Location, Named, Place, Relation};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CityPage {
    pub(crate) dataset: Edition,
    pub(crate) home: Named,
    /// Its relations with the home city.
    pub(crate) of_home: RelationsOfHome,
    pub(crate) city: Option<City>,
}

#[derive(Deserialize)]
pub(crate) struct RelationsOfHome {
    pub(crate) nodes: Vec<Relation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct City {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) display_name: String,
    pub(crate) country: CountryName,
    pub(crate) level_label: String,
    pub(crate) location: Option<Location>,
    pub(crate) population: Option<Figure>,
    pub(crate) area: Option<Shown>,
    pub(crate) region: InRegion,
    pub(crate) within: Option<String>,
    pub(crate) time_zone: Option<String>,
    pub(crate) elevation_m: Option<f64>,
    pub(crate) website: Option<String>,
    pub(crate) wikipedia_url: Option<String>,
    pub(crate) wikidata_id: Option<String>,
    pub(crate) wikidata_url: Option<String>,
    pub(crate) updated_at: Option<String>,
    pub(crate) ended: Option<Date>,
    pub(crate) successor_name: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) names: Vec<Name>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) measurements: Vec<Measurement>,
    pub(crate) climate: Option<Climate>,
    pub(crate) industries: Vec<Industry>,
    pub(crate) features: Vec<Feature>,
    pub(crate) rankings: Vec<Ranking>,
    pub(crate) events: Vec<Event>,
    pub(crate) notes: Vec<Note>,
    pub(crate) namesakes: Vec<Place>,
    pub(crate) partners: CityPartners,
}

/// A figure as it is shown.
#[derive(Deserialize)]
pub(crate) struct Shown {
    pub(crate) display: String,
}

#[derive(Deserialize)]
pub(crate) struct InRegion {
    pub(crate) region: Option<Region>,
    pub(crate) subregion: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Region {
    pub(crate) m49: String,
    pub(crate) name: String,
}

/// What every fact says of itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stated {
    pub(crate) standing: String,
    pub(crate) and_more: bool,
    pub(crate) citations: Vec<Citation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Name {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) text: String,
    pub(crate) lang: Option<String>,
    pub(crate) kind_label: String,
}

#[derive(Deserialize)]
pub(crate) struct Attribute {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) field: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Measurement {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) label: String,
    pub(crate) display: String,
    pub(crate) as_of: Option<Date>,
    pub(crate) standing_label: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Climate {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) description: Option<String>,
    pub(crate) low_temperature: Option<Temperature>,
    pub(crate) mean_temperature: Option<Temperature>,
    pub(crate) high_temperature: Option<Temperature>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Temperature {
    pub(crate) metric_label: String,
    pub(crate) display: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Industry {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) role_label: String,
    #[serde(rename = "industry")]
    pub(crate) of: NameOnly,
    pub(crate) detail: Option<String>,
    pub(crate) since: Option<Date>,
}

#[derive(Deserialize)]
pub(crate) struct NameOnly {
    pub(crate) name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Feature {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) name: String,
    pub(crate) kind_label: String,
    pub(crate) role: String,
    pub(crate) role_label: String,
    pub(crate) description: Option<String>,
    pub(crate) belongs_to: Option<NameOnly>,
    pub(crate) measurements: Vec<Measurement>,
    pub(crate) rankings: Vec<Ranking>,
}

#[derive(Deserialize)]
pub(crate) struct Ranking {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) what: String,
    pub(crate) among: String,
    pub(crate) position: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    #[serde(flatten)]
    pub(crate) fact: Stated,
    pub(crate) date: Option<Date>,
    pub(crate) title: String,
    pub(crate) kind_label: String,
    pub(crate) feature: Option<NameOnly>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Note {
    pub(crate) kind_label: String,
    pub(crate) certainty_label: String,
    pub(crate) source_says: Option<String>,
    pub(crate) correction: Option<String>,
    pub(crate) basis: String,
    pub(crate) citations: Vec<Citation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CityPartners {
    pub(crate) total_count: u64,
    pub(crate) edges: Vec<CityPartner>,
}

#[derive(Deserialize)]
pub(crate) struct CityPartner {
    pub(crate) relation: Relation,
    pub(crate) node: Place,
}

#[derive(Deserialize)]
pub(crate) struct Neighbours {
    pub(crate) cities: NeighbourList,
}

#[derive(Deserialize)]
pub(crate) struct NeighbourList {
    pub(crate) nodes: Vec<Place>,
}
