//! The rules of what each kind of fact says.

use domain::vocabulary::Unit;
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
        FactBody::Measurement(measurement) => {
            let own = fact.origin.source == city.origin.source;
            check_measurement(fact, measurement, own, at, issues);
        }
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
    from_own_source: bool,
    at: impl Fn(&str) -> At,
    issues: &mut Issues,
) {
    let MeasurementRecord { metric, value, low, high, qualifier, label, .. } = measurement;
    if from_own_source && fact.stated.is_none() {
        issues.add(at("stated"), "a measurement of the entry's own source needs 'stated', its own words");
    }
    for (field, number) in [("value", value), ("low", low), ("high", high)] {
        if number.is_some_and(|number| !number.is_finite()) {
            issues.add(at(field), "not a finite number");
        }
    }
    let (least, most) = bounds(metric.unit());
    for (field, number) in [("value", value), ("low", low), ("high", high)] {
        if let Some(number) = number.filter(|number| number.is_finite() && !(least..=most).contains(number)) {
            let unit = metric.unit().as_str();
            issues.add(
                at(field),
                format!("{number} is not between {least} and {most}, as a number of {unit} is"),
            );
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

/// What a figure of the unit can be on earth.
fn bounds(unit: Unit) -> (f64, f64) {
    match unit {
        Unit::Celsius => (-90.0, 60.0),
        Unit::Percent => (0.0, 100.0),
        Unit::SquareKilometre => (0.0, 510_100_000.0),
        Unit::Kilometre => (0.0, 500_000.0),
        Unit::Person => (0.0, 10_000_000_000.0),
        Unit::Year | Unit::Minute => (0.0, 1_000_000.0),
        Unit::Tonne | Unit::TonnePerYear | Unit::Count => (0.0, 1e12),
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
