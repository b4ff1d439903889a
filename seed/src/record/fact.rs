//! One sourced statement, and what each kind of it says.

use domain::partial_date::PartialDate;
use entity::city_attribute::CityField;
use entity::city_industry::IndustryRole;
use entity::city_name::NameKind;
use entity::event::EventKind;
use entity::fact::FactKind;
use entity::feature::{FeatureKind, FeatureRole};
use entity::measurement::{MeasurementScope, Metric, Qualifier};
use entity::relation::{RelationKind, RelationStatus};
use serde::Serialize;

use super::hash::edtf;
use super::vocabulary::Translations;

/// A source and the place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The slug of the source.
    pub source: String,
    pub locator: Option<String>,
}

/// A further source of a fact.
pub type CitationRecord = Origin;

/// One sourced statement of a city's entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactRecord {
    /// Unique in the city; never changes.
    pub key: String,
    /// The key of the feature that it is about; `None` where it is about the city itself.
    pub of: Option<String>,
    /// The source's own few words.
    pub stated: Option<String>,
    pub origin: Origin,
    pub cite: Vec<CitationRecord>,
    /// The source's list, in which it stands last, goes on.
    pub and_more: bool,
    pub translations: Translations,
    pub body: FactBody,
}

impl FactRecord {
    /// Whether it stands for a column of its city: a field of the place, or the usual English name.
    pub(crate) fn is_of_a_column(&self) -> bool {
        match &self.body {
            FactBody::Attribute(_) => true,
            FactBody::Name(name) => {
                let is_usual = name.lang.as_deref() == Some("en") || self.key == USUAL_NAME;
                self.of.is_none() && name.kind == NameKind::Official && is_usual
            }
            _ => false,
        }
    }
}

/// The key under which an import states the usual name of a city, in whatever language it has one.
pub(super) const USUAL_NAME: &str = "name";

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FactBody {
    Attribute(CityField),
    Relation(RelationRecord),
    Name(NameRecord),
    Measurement(MeasurementRecord),
    /// The description.
    Climate(String),
    Industry(IndustryFactRecord),
    Feature(FeatureRecord),
    Event(EventRecord),
    Ranking(RankingRecord),
}

impl FactBody {
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Attribute(_) => FactKind::Attribute,
            Self::Relation(_) => FactKind::Relation,
            Self::Name(_) => FactKind::Name,
            Self::Measurement(_) => FactKind::Measurement,
            Self::Climate(_) => FactKind::Climate,
            Self::Industry(_) => FactKind::Industry,
            Self::Feature(_) => FactKind::Feature,
            Self::Event(_) => FactKind::Event,
            Self::Ranking(_) => FactKind::Ranking,
        }
    }
}

impl FactBody {
    /// The texts for people that it has, by field: those that can be said in another language.
    pub fn phrases(&self) -> Vec<(&'static str, &str)> {
        let given = match self {
            Self::Attribute(_) | Self::Relation(_) | Self::Name(_) => vec![],
            Self::Measurement(figure) => vec![("label", figure.label.as_deref())],
            Self::Climate(description) => vec![("description", Some(description.as_str()))],
            Self::Industry(industry) => vec![("detail", industry.detail.as_deref())],
            Self::Feature(feature) => {
                vec![("name", Some(feature.name.as_str())), ("description", feature.description.as_deref())]
            }
            Self::Event(event) => vec![("title", Some(event.title.as_str()))],
            Self::Ranking(ranking) => {
                vec![("what", Some(ranking.what.as_str())), ("among", Some(ranking.among.as_str()))]
            }
        };
        given.into_iter().filter_map(|(field, text)| Some((field, text?))).collect()
    }
}

/// A relation with another city; the fact's city is one end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RelationRecord {
    /// The slug of the other end.
    pub with: String,
    pub kind: RelationKind,
    #[serde(serialize_with = "edtf")]
    pub established: Option<PartialDate>,
    #[serde(serialize_with = "edtf")]
    pub ended: Option<PartialDate>,
    pub status: RelationStatus,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameRecord {
    pub text: String,
    /// BCP 47.
    pub lang: Option<String>,
    pub kind: NameKind,
}

/// A number in its metric's unit; without one where the source has only words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasurementRecord {
    pub metric: Metric,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub scope: MeasurementScope,
    pub label: Option<String>,
    #[serde(serialize_with = "edtf")]
    pub as_of: Option<PartialDate>,
}

/// An industry and its role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndustryFactRecord {
    /// A slug of the vocabulary.
    pub industry: String,
    pub role: IndustryRole,
    pub detail: Option<String>,
    #[serde(serialize_with = "edtf")]
    pub since: Option<PartialDate>,
}

/// A named or counted thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeatureRecord {
    pub kind: FeatureKind,
    pub role: FeatureRole,
    pub name: String,
    pub description: Option<String>,
}

/// Something that the source tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventRecord {
    #[serde(serialize_with = "edtf")]
    pub date: Option<PartialDate>,
    pub kind: EventKind,
    pub title: String,
}

/// A rank or a superlative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RankingRecord {
    pub position: Option<i32>,
    pub group_size: Option<i32>,
    pub what: String,
    pub among: String,
}
