//! The room of profiles: what the sources say of a city, fact by fact.
//!
//! Every function here takes the city whose entry states the facts and, where it matters, their subject:
//! `None` is the city itself, `Some` is the id of a feature.

pub(crate) mod citation;
mod city_industry;
mod climate;
mod fact;
mod feature;
pub(crate) mod loader;
mod measurement;
mod name;
mod ranking;
mod unit;

pub(crate) use city_industry::{CityIndustry, industries};
pub(crate) use climate::{Climate, climate};
pub(crate) use fact::{Fact, by_id as fact_by_id, fact_id, node};
pub(crate) use feature::{Feature, feature_of, features};
pub(crate) use measurement::{Measurement, headline, measurements};
pub(crate) use name::{CityAttribute, CityName, attributes, names, usual_names};
pub(crate) use ranking::{Ranking, rankings};
