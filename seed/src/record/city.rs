//! A city with everything that its entry states.

use std::collections::BTreeMap;

use domain::partial_date::PartialDate;
use domain::sort_key::sort_key;
use entity::city::CityLevel;
use entity::city_attribute::CityField;
use entity::city_name::NameKind;
use entity::note::{Certainty, NoteKind};
use entity::relation::RelationKind;
use serde::Serialize;

use super::fact::{CitationRecord, FactBody, FactRecord, NameRecord, Origin};
use super::hash::{RecordHash, edtf, hash};
use super::vocabulary::{Texts, Translations};

/// A city, or a partner at another level, with everything that its entry states.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CityRecord {
    /// Never changes.
    pub slug: String,
    /// Slugs under which it was known before.
    pub former_slugs: Vec<String>,
    /// The source of the entry.
    pub origin: Origin,
    /// Alpha-2 code.
    pub country: String,
    pub level: CityLevel,
    pub within: Option<String>,
    /// When the place was dissolved or merged.
    #[serde(serialize_with = "edtf")]
    pub ended: Option<PartialDate>,
    /// What it became then.
    pub successor: Option<String>,
    /// Of `within` and `successor`.
    pub translations: Translations,
    pub location: Option<Location>,
    pub wikidata_id: Option<String>,
    pub details: PlaceDetails,
    /// Where a field comes from another source than the entry's own.
    pub cited: BTreeMap<CityField, Origin>,
    /// In the editors' own words.
    pub summaries: Texts,
    /// In the order of the entry, without the ones of [`CityRecord::attribute_facts`].
    pub facts: Vec<FactRecord>,
    pub notes: Vec<NoteRecord>,
    /// Relations of other owners that the source of an import states too. It is cited beside theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seconded: Vec<SecondedRecord>,
    /// Only the check against the page reads them; they are not stored and not hashed.
    #[serde(skip)]
    pub no_facts: Vec<NoFactRecord>,
}

/// What else a visitor asks of a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PlaceDetails {
    /// Its identifier in the IANA time zone database.
    pub time_zone: Option<String>,
    /// In metres above sea level.
    pub elevation: Option<f64>,
    /// The URL of its official website.
    pub website: Option<String>,
    /// The titles of its Wikipedia articles, by the language of the edition.
    pub wikipedia: Texts,
}

/// A point on the earth in decimal degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Location {
    /// North is positive.
    pub latitude: f64,
    /// East is positive.
    pub longitude: f64,
}

/// A relation of another owner that an import states too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SecondedRecord {
    /// The slug of the other end.
    pub with: String,
    /// With the date, what tells it from other relations of the two.
    pub kind: RelationKind,
    /// EDTF.
    pub established: Option<String>,
    pub origin: Origin,
}

/// An editor's remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteRecord {
    pub key: String,
    /// The key of the fact that it is about; `None` for the whole entry.
    pub on: Option<String>,
    pub kind: NoteKind,
    pub says: String,
    pub correction: Option<String>,
    pub basis: String,
    pub certainty: Certainty,
    /// The key of the fact that says right what the noted one does not.
    pub better: Option<String>,
    pub cite: Vec<CitationRecord>,
    pub translations: Translations,
}

impl NoteRecord {
    /// Its texts for people, by field.
    pub fn phrases(&self) -> Vec<(&'static str, &str)> {
        let correction = self.correction.as_deref().map(|correction| ("correction", correction));
        [("says", self.says.as_str())]
            .into_iter()
            .chain(correction)
            .chain([("basis", self.basis.as_str())])
            .collect()
    }
}

/// A number of the source that is no fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoFactRecord {
    pub number: String,
    pub reason: String,
}

/// The fields of a city with the key of the fact that sources each, in the order in which the facts stand.
const ATTRIBUTES: [(CityField, &str); 9] = [
    (CityField::Country, "country"),
    (CityField::Level, "level"),
    (CityField::Within, "within"),
    (CityField::Location, "location"),
    (CityField::WikidataId, "wikidata-id"),
    (CityField::TimeZone, "time-zone"),
    (CityField::Elevation, "elevation"),
    (CityField::Website, "website"),
    (CityField::Wikipedia, "wikipedia"),
];

/// The keys that no fact of a file may take.
pub(crate) const RESERVED_KEYS: [&str; 11] = [
    "country",
    "level",
    "within",
    "location",
    "wikidata-id",
    "time-zone",
    "elevation",
    "website",
    "wikipedia",
    "climate",
    "summary",
];

impl CityRecord {
    /// The usual name: the one `OFFICIAL` name in `en` of the city itself; of an import that has none, its first `OFFICIAL` one.
    pub fn name(&self) -> Option<&str> {
        let mut official = self.names().filter(|name| name.kind == NameKind::Official);
        let first = official.clone().next();
        official.find(|name| name.lang.as_deref() == Some("en")).or(first).map(|name| name.text.as_str())
    }

    /// The names of the city itself, not those of its features.
    pub fn names(&self) -> impl Iterator<Item = &NameRecord> + Clone {
        self.facts.iter().filter(|fact| fact.of.is_none()).filter_map(|fact| match &fact.body {
            FactBody::Name(name) => Some(name),
            _ => None,
        })
    }

    /// The facts that say where the columns of the city come from; only for columns that have a value.
    pub fn attribute_facts(&self) -> Vec<FactRecord> {
        ATTRIBUTES
            .into_iter()
            .filter(|(field, _)| self.has(*field))
            .map(|(field, key)| FactRecord {
                key: key.to_owned(),
                of: None,
                stated: None,
                origin: self.cited.get(&field).unwrap_or(&self.origin).clone(),
                cite: Vec::new(),
                and_more: false,
                translations: Translations::new(),
                body: FactBody::Attribute(field),
            })
            .collect()
    }

    /// Whether the city has a value in the field.
    pub(crate) fn has(&self, field: CityField) -> bool {
        match field {
            CityField::Country | CityField::Level => true,
            CityField::Within => self.within.is_some(),
            CityField::Location => self.location.is_some(),
            CityField::WikidataId => self.wikidata_id.is_some(),
            CityField::TimeZone => self.details.time_zone.is_some(),
            CityField::Elevation => self.details.elevation.is_some(),
            CityField::Website => self.details.website.is_some(),
            CityField::Wikipedia => !self.details.wikipedia.is_empty(),
        }
    }
}

impl RecordHash for CityRecord {
    fn record_hash(&self) -> String {
        hash("city", &(self, self.name().map(sort_key)))
    }
}
