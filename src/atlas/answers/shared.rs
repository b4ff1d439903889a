//! What several documents ask for.

use serde::Deserialize;

/// What every page says of itself.
#[derive(Deserialize)]
pub(crate) struct Edition {
    pub(crate) title: String,
    pub(crate) license: String,
    pub(crate) author: String,
    pub(crate) url: Option<String>,
    pub(crate) version: String,
    pub(crate) published: Option<Date>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Date {
    pub(crate) display: String,
    pub(crate) edtf: Option<String>,
    pub(crate) year: Option<i32>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Location {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

#[derive(Clone, Deserialize)]
pub(crate) struct CountryName {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) flag: Option<String>,
    pub(crate) region: Option<RegionCode>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct RegionCode {
    pub(crate) m49: String,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Named {
    pub(crate) slug: String,
    pub(crate) name: String,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Place {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) display_name: String,
    pub(crate) country: CountryName,
    pub(crate) location: Option<Location>,
    pub(crate) level_label: Option<String>,
    pub(crate) population: Option<Figure>,
    pub(crate) distance_km: Option<f64>,
    pub(crate) partner_count: Option<u64>,
    /// With the home city.
    pub(crate) relation: Option<Relation>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Figure {
    pub(crate) display: String,
    pub(crate) value: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) as_of: Option<Date>,
}

impl Figure {
    /// What it is sorted by, as the schema sorts: the value, or the lower end of a range.
    pub(crate) fn size(&self) -> Option<f64> {
        self.value.or(self.low)
    }
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Relation {
    pub(crate) kind: String,
    pub(crate) kind_label: String,
    pub(crate) status: String,
    pub(crate) status_label: String,
    pub(crate) established: Option<Date>,
    pub(crate) ended: Option<Date>,
    pub(crate) distance_km: Option<f64>,
    pub(crate) duration_years: Option<u64>,
    #[serde(default)]
    pub(crate) citations: Vec<Citation>,
}

impl Relation {
    pub(crate) fn is_over(&self) -> bool {
        self.status == "ENDED"
    }
}

#[derive(Clone, Deserialize)]
pub(crate) struct Citation {
    pub(crate) locator: Option<String>,
    pub(crate) source: Source,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Source {
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PageInfo {
    pub(crate) has_next_page: bool,
    pub(crate) end_cursor: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "as the schema calls it")]
pub(crate) struct Edges<E> {
    pub(crate) total_count: u64,
    pub(crate) page_info: PageInfo,
    pub(crate) edges: Vec<E>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Nodes<N> {
    pub(crate) total_count: u64,
    pub(crate) nodes: Vec<N>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Count {
    pub(crate) total_count: u64,
}

#[derive(Deserialize)]
pub(crate) struct Pair {
    #[serde(flatten)]
    pub(crate) relation: Relation,
    pub(crate) cities: [Place; 2],
}

#[derive(Deserialize)]
pub(crate) struct Any {
    pub(crate) dataset: Edition,
    pub(crate) home: Named,
}
