//! What cities, relations, entries of the time line, notes and countries must meet.
//!
//! A city is asked for by its relations and these by their cities, so the types stand in one file; each noun has the conditions in its own.

use std::sync::Arc;

use domain::reading::Reading;
use entity::city::CityLevel;
use entity::city_industry::IndustryRole;
use entity::country::RegionCode;
use entity::feature::{FeatureKind, FeatureRole};
use entity::note::{Certainty, NoteKind};
use entity::relation::{RelationKind, RelationStatus};
use entity::timeline;

use super::entries::Entries;
use super::place::{BoundingBox, Circle};
use super::value::{Choice, Dates, Range, Text};

/// What a city must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CityFilter {
    /// Slugs, as ids have them.
    pub ids: Option<Vec<String>>,
    pub slug: Option<Text>,
    /// Any of its own names.
    pub name: Option<Text>,
    pub level: Choice<CityLevel>,
    pub country: Option<Arc<CountryFilter>>,
    pub population: Option<Range>,
    pub area: Option<Range>,
    /// Of population and area.
    pub reading: Reading,
    pub distance: Option<Circle>,
    pub bounding_box: Option<BoundingBox>,
    pub wikidata_id: Option<Text>,
    pub partner_count: Option<Range>,
    pub has_namesake: Option<bool>,
    /// The latest relation with the home city that has not ended exists and meets this.
    pub relation: Option<Arc<RelationFilter>>,
    /// One of its relations meets this.
    pub any_relation: Option<Arc<RelationFilter>>,
    pub industry: Option<Industry>,
    pub feature: Option<Feature>,
    /// One of the events that its entry tells meets this.
    pub event: Option<Arc<EventFilter>>,
    pub and: Vec<CityFilter>,
    pub or: Option<Vec<CityFilter>>,
    pub not: Option<Box<CityFilter>>,
}

/// One industry that meets all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Industry {
    /// Of the industry, or of a wider one.
    pub slug: Option<Text>,
    pub role: Choice<IndustryRole>,
    /// Also one of its features, and not of the city itself alone.
    pub of_features: bool,
}

/// One feature of its entry that meets all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Feature {
    pub kind: Choice<FeatureKind>,
    pub role: Choice<FeatureRole>,
    pub name: Option<Text>,
}

/// What a relation must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RelationFilter {
    pub ids: Option<Entries>,
    pub kind: Choice<RelationKind>,
    /// As recorded.
    pub status: Choice<RelationStatus>,
    pub established: Option<Dates>,
    pub ended: Option<Dates>,
    /// The far end, as seen from the city in question.
    pub partner: Option<Arc<CityFilter>>,
    /// Either end.
    pub city: Option<Arc<CityFilter>>,
    pub and: Vec<RelationFilter>,
    pub or: Option<Vec<RelationFilter>>,
    pub not: Option<Box<RelationFilter>>,
}

/// Entries of the time line by the facts that make them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EventIds {
    pub signings: Entries,
    pub endings: Entries,
    pub told: Entries,
}

/// What an entry of the time line must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EventFilter {
    /// The ids of entries: of a signing, of an ending and of what is told, each by its fact.
    pub ids: Option<EventIds>,
    pub date: Option<Dates>,
    pub kind: Choice<timeline::EventKind>,
    /// The city whose entry tells it.
    pub city: Option<Arc<CityFilter>>,
    pub and: Vec<EventFilter>,
    pub or: Option<Vec<EventFilter>>,
    pub not: Option<Box<EventFilter>>,
}

/// What an editor's note must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NoteFilter {
    pub ids: Option<Entries>,
    pub kind: Choice<NoteKind>,
    pub certainty: Choice<Certainty>,
    /// It gives a better fact.
    pub has_better: Option<bool>,
    /// The city whose entry it is on.
    pub city: Option<Arc<CityFilter>>,
    pub and: Vec<NoteFilter>,
    pub or: Option<Vec<NoteFilter>>,
    pub not: Option<Box<NoteFilter>>,
}

/// What a country must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CountryFilter {
    /// Codes, as ids have them.
    pub ids: Option<Vec<String>>,
    pub code: Choice<String>,
    pub region: Choice<RegionCode>,
    pub subregion: Option<Text>,
    /// The one region that it lies in, beside what `region` asks.
    pub within: Option<RegionCode>,
    /// How many of its cities have a relation with the home city.
    pub partner_count: Option<Range>,
    pub and: Vec<CountryFilter>,
    pub or: Option<Vec<CountryFilter>>,
    pub not: Option<Box<CountryFilter>>,
}
