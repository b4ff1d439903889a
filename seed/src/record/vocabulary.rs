//! What cities refer to: the data set itself, sources, countries and industries.

use std::collections::BTreeMap;

use domain::geo::Bounds;
use domain::partial_date::PartialDate;
use domain::sort_key::sort_key;
use entity::country::RegionCode;
use entity::industry::Sector;
use serde::{Deserialize, Serialize};

use super::hash::{RecordHash, edges, edtf, hash};

/// Texts by language tag (BCP 47).
pub type Texts = BTreeMap<String, String>;

/// What the texts of a record are in other languages than English: by field, then by language tag.
pub type Translations = BTreeMap<String, Texts>;

/// What the data set is as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DatasetRecord {
    pub title: String,
    /// The slug of the city whose network it is about.
    pub home: String,
    /// The slug of its own source.
    pub source: String,
    pub license: String,
    /// Who is named as the author where the data are cited.
    pub author: String,
    /// When this state of the data was published.
    #[serde(serialize_with = "edtf")]
    pub published: Option<PartialDate>,
    /// Where the data can be found.
    pub url: Option<String>,
    /// What the source itself counts up to.
    #[serde(serialize_with = "edtf")]
    pub stated_as_of: Option<PartialDate>,
    pub translations: Translations,
    /// The latest first.
    pub changes: Vec<ChangeRecord>,
}

/// What one state of the data set has that the one before it had not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeRecord {
    /// The day on which it was published, `YYYY-MM-DD`.
    pub date: String,
    /// For people, in English.
    pub says: String,
    pub translations: Translations,
    /// The slugs of the cities whose entries changed; `None` for all of the data set.
    pub cities: Option<Vec<String>>,
}

/// Where facts come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceRecord {
    pub slug: String,
    pub title: String,
    pub description: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    /// The date that it carries.
    #[serde(serialize_with = "edtf")]
    pub published: Option<PartialDate>,
    /// The day it was read, `YYYY-MM-DD`.
    pub retrieved: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    pub translations: Translations,
}

/// A country of ISO 3166-1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountryRecord {
    /// Alpha-2, upper case.
    pub code: String,
    pub alpha3: Option<String>,
    /// Three digits, as text.
    pub numeric: Option<String>,
    pub region: Option<RegionCode>,
    /// The finest UN M49 group.
    pub subregion: Option<String>,
    /// The tags of its official languages, the most spoken first.
    pub languages: Vec<String>,
    /// The box that it lies in.
    #[serde(serialize_with = "edges")]
    pub bounds: Option<Bounds>,
    /// At least one in `en`.
    pub names: Texts,
}

/// A word of the vocabulary of industries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndustryRecord {
    pub slug: String,
    /// At least one in `en`.
    pub names: Texts,
    pub sector: Option<Sector>,
    /// The slug of the industry that it is part of.
    pub part_of: Option<String>,
}

impl RecordHash for DatasetRecord {
    fn record_hash(&self) -> String {
        hash("dataset", self)
    }
}

impl RecordHash for SourceRecord {
    fn record_hash(&self) -> String {
        hash("source", self)
    }
}

impl RecordHash for CountryRecord {
    fn record_hash(&self) -> String {
        hash("country", &(self, self.names.get("en").map(|name| sort_key(name))))
    }
}

impl RecordHash for IndustryRecord {
    fn record_hash(&self) -> String {
        hash("industry", self)
    }
}
