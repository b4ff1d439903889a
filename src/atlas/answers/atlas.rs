//! The answers of the first view: the home city, everything, and a search.

use serde::Deserialize;

use super::shared::{
    Count, CountryName, Date, Edges, Edition, Location, Named, Nodes, Pair, Place, Relation,
};

#[derive(Deserialize)]
pub(crate) struct Figures {
    pub(crate) cities: u64,
    pub(crate) countries: u64,
    pub(crate) relations: u64,
    pub(crate) first: Vec<Dated>,
}

#[derive(Deserialize)]
pub(crate) struct Dated {
    pub(crate) established: Option<Date>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Years {
    pub(crate) by_year: Vec<YearOfSignings>,
    pub(crate) undated: u64,
}

#[derive(Deserialize)]
pub(crate) struct YearOfSignings {
    pub(crate) key: String,
    pub(crate) relations: u64,
}

#[derive(Deserialize)]
pub(crate) struct Span {
    pub(crate) established: Option<Year>,
    pub(crate) ended: Option<Year>,
}

#[derive(Deserialize)]
pub(crate) struct Year {
    pub(crate) year: Option<i32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Everything {
    pub(crate) total_count: u64,
    pub(crate) facets: Vec<Facet>,
}

#[derive(Deserialize)]
pub(crate) struct Facet {
    pub(crate) field: String,
    pub(crate) buckets: Vec<Bucket>,
}

#[derive(Deserialize)]
pub(crate) struct Bucket {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) count: u64,
}

#[derive(Deserialize)]
pub(crate) struct Atlas {
    pub(crate) dataset: Edition,
    pub(crate) all: Count,
    pub(crate) home: AtlasHome,
}

#[derive(Deserialize)]
pub(crate) struct AtlasHome {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) location: Option<Location>,
    pub(crate) statistics: Figures,
    pub(crate) years: Years,
    pub(crate) endings: Endings,
    pub(crate) everything: Everything,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Endings {
    pub(crate) total_count: u64,
    pub(crate) edges: Vec<Ending>,
}

#[derive(Deserialize)]
pub(crate) struct Ending {
    pub(crate) relation: Span,
}

#[derive(Deserialize)]
pub(crate) struct Partners {
    pub(crate) home: PartnersHome,
}

#[derive(Deserialize)]
pub(crate) struct PartnersHome {
    pub(crate) partners: Edges<PartnerEdge>,
}

#[derive(Deserialize)]
pub(crate) struct PartnerEdge {
    pub(crate) cursor: String,
    pub(crate) relation: Relation,
    pub(crate) node: Place,
}

#[derive(Deserialize)]
pub(crate) struct World {
    pub(crate) dataset: Edition,
    pub(crate) home: Named,
    pub(crate) network: WorldNetwork,
    pub(crate) endings: Nodes<Span>,
    pub(crate) everything: Everything,
    pub(crate) points: Nodes<Point>,
}

#[derive(Deserialize)]
pub(crate) struct WorldNetwork {
    pub(crate) statistics: Figures,
    pub(crate) years: Years,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Point {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) location: Option<Location>,
    pub(crate) partner_count: u64,
}

#[derive(Deserialize)]
pub(crate) struct Relations {
    pub(crate) relations: Edges<RelationEdge>,
}

#[derive(Deserialize)]
pub(crate) struct RelationEdge {
    pub(crate) node: Pair,
}

#[derive(Deserialize)]
pub(crate) struct Search {
    pub(crate) search: Found,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Found {
    pub(crate) total_count: u64,
    pub(crate) edges: Vec<Hit>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Hit {
    pub(crate) matched_text: String,
    pub(crate) node: HitNode,
}

#[derive(Deserialize)]
#[serde(tag = "__typename", rename_all_fields = "camelCase")]
pub(crate) enum HitNode {
    City { slug: String, display_name: String, country: CountryName },
    Country { code: String, name: String, flag: Option<String> },
    Feature { feature_name: String, kind_label: String, city: FeatureCity },
    Industry { industry_name: String },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FeatureCity {
    pub(crate) slug: String,
    pub(crate) display_name: String,
}
