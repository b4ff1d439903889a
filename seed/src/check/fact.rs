//! The rules of what each kind of fact says.

use entity::measurement::{Metric, Qualifier};

use super::issue::{At, Issues};
use super::references::{References, missing};
use super::{relation, shape};
use crate::record::{CityRecord, FactBody, FactRecord, MeasurementRecord, RankingRecord};

/// The source's words: few of them.
pub(super) fn stated(stated: &str) -> Option<String> {
    let length = stated.chars().count();
    shape::text(stated).or_else(|| {
        (length > shape::STATED_LIMIT).then(|| {
            format!("{length} characters are too many; at most {} are accepted", shape::STATED_LIMIT)
        })
    })
}

pub(super) fn check(
    fact: &FactRecord,
    city: &CityRecord,
    at: impl Fn(&str) -> At,
    references: &References<'_>,
    issues: &mut Issues,
) {
    match &fact.body {
        FactBody::Attribute(_) => {
            issues.add(at("key"), "facts about the fields of the place are made by the loader");
        }
        FactBody::Relation(record) => relation::check(fact, record, city, at, references, issues),
        FactBody::Name(name) => {
            issues.add_some(at("text"), shape::name(&name.text));
            issues.add_some(at("lang"), name.lang.as_deref().and_then(shape::language));
        }
        FactBody::Measurement(measurement) => check_measurement(fact, measurement, at, issues),
        FactBody::Climate(description) => issues.add_some(at("description"), shape::text(description)),
        FactBody::Industry(industry) => {
            issues.add_some(at("industry"), missing("industry", &industry.industry, &references.industries));
            issues.add_some(at("detail"), industry.detail.as_deref().and_then(shape::text));
        }
        FactBody::Feature(feature) => {
            issues.add_some(at("name"), shape::name(&feature.name));
            issues.add_some(at("description"), feature.description.as_deref().and_then(shape::text));
        }
        FactBody::Event(event) => issues.add_some(at("title"), shape::text(&event.title)),
        FactBody::Ranking(ranking) => check_ranking(ranking, at, issues),
    }
}

fn check_measurement(
    fact: &FactRecord,
    measurement: &MeasurementRecord,
    at: impl Fn(&str) -> At,
    issues: &mut Issues,
) {
    let MeasurementRecord { metric, value, low, high, qualifier, label, .. } = measurement;
    if fact.stated.is_none() {
        issues.add(at("stated"), "a measurement needs 'stated', the source's own words");
    }
    for (field, number) in [("value", value), ("low", low), ("high", high)] {
        if number.is_some_and(|number| !number.is_finite()) {
            issues.add(at(field), "not a finite number");
        }
    }
    match (low, high) {
        (Some(low), Some(high)) if low > high => {
            issues.add(at("low"), format!("low {low} is more than high {high}"));
        }
        (Some(_), None) => issues.add(at("low"), "'low' without 'high'"),
        (None, Some(_)) => issues.add(at("high"), "'high' without 'low'"),
        _ => {}
    }
    let range = low.is_some() || high.is_some();
    if range && value.is_some() {
        issues.add(at("value"), "'value' beside 'low' and 'high'; only one of the two is accepted");
    }
    if range && !matches!(qualifier, Qualifier::Range | Qualifier::Target) {
        issues.add(at("qualifier"), "'low' and 'high' need qualifier = \"RANGE\"");
    }
    if !range && *qualifier == Qualifier::Range {
        issues.add(at("qualifier"), "qualifier \"RANGE\" needs 'low' and 'high'");
    }
    if *qualifier == Qualifier::Many && value.is_some() {
        issues.add(at("value"), "qualifier \"MANY\" is for words only; leave 'value' out");
    }
    match label {
        Some(label) => issues.add_some(at("label"), shape::text(label)),
        None if needs_label(*metric) => {
            issues.add(at("label"), "this metric needs 'label': what is counted or measured");
        }
        None => {}
    }
}

/// Whether a figure of the metric means nothing without saying of what.
fn needs_label(metric: Metric) -> bool {
    matches!(
        metric,
        Metric::Count
            | Metric::Distance
            | Metric::Length
            | Metric::TravelTime
            | Metric::PopulationShare
            | Metric::AreaShare
            | Metric::SectorShare
            | Metric::EconomicShare
    )
}

fn check_ranking(ranking: &RankingRecord, at: impl Fn(&str) -> At, issues: &mut Issues) {
    for (field, number) in [("position", ranking.position), ("group_size", ranking.group_size)] {
        if let Some(number) = number.filter(|number| *number < 1) {
            issues.add(at(field), format!("{field} {number} is less than 1"));
        }
    }
    issues.add_some(at("what"), shape::text(&ranking.what));
    issues.add_some(at("among"), shape::text(&ranking.among));
}
