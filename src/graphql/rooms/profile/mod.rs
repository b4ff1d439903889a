//! The room of profiles: what the sources say of a city, fact by fact.
//!
//! Every function here takes the city whose entry states the facts and, where it matters, their subject:
//! `None` is the city itself, `Some` is the id of a feature.

pub(crate) mod citation;
mod fact;
mod feature;
pub(crate) mod industry;
pub(crate) mod loader;
mod measurement;
mod name;
pub(crate) mod note;
mod ranking;

pub(crate) use fact::{Fact, fact_id, node};
pub(crate) use feature::{Feature, feature_of, features};
pub(crate) use industry::{CityIndustry, industries};
pub(crate) use measurement::{Climate, Measurement, climate, headline, measurements};
pub(crate) use name::{CityAttribute, CityName, attributes, names, usual_names};
pub(crate) use ranking::{Ranking, rankings};
