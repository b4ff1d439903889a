//! The room of profiles: what the sources say of a city, fact by fact.
//!
//! A fact is one statement of a source in the entry of a city: that it has a name, a figure, an industry, a rank.
//! Each is a row of the table `fact`, which has its key and its source, and a row of the table of its kind, which has
//! what it says; its object is a newtype over the two. All objects of facts have an id, citations and notes
//! (`fact_fields.rs`). Relations and events are facts too and have rooms of their own.
//!
//! Every function here takes the city whose entry states the facts and, where it matters, their subject.

mod citation;
mod city_industry;
mod climate;
mod fact;
mod fact_fields;
mod fact_row;
mod feature;
mod loader;
mod measurement;
mod name;
mod ranking;
mod subject;

pub(crate) use citation::{Citation, citations_of_note};
pub(crate) use city_industry::{CityIndustry, industries};
pub(crate) use climate::{Climate, climate};
pub(crate) use fact::{Fact, fact_by_id};
pub(crate) use fact_fields::{FactFields, FactObject, QuotedFactFields};
pub(crate) use feature::{Feature, feature_of, features};
pub(crate) use loader::{FactById, FactByKey, FeatureById};
pub(crate) use measurement::{Measurement, headline, measurements};
pub(crate) use name::{CityAttribute, CityName, attributes, names, usual_names};
pub(crate) use ranking::{Ranking, rankings};
pub(crate) use subject::Subject;
