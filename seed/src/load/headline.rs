//! The headline figure of a record; `domain` has the rule.

use domain::headline::{Figure, headline};
use entity::measurement::{Metric, Qualifier};

use super::judged::Judged;
use crate::record::{CityRecord, FactBody, FactRecord, MeasurementRecord};

/// A figure and the fact that it is.
pub(super) type Found<'a> = (&'a FactRecord, &'a MeasurementRecord);

/// The headline figure of a record, as the sources state it.
pub(super) fn of_record<'a>(
    city: &'a CityRecord,
    judged: &Judged<'_>,
    metric: Metric,
    own_source: &str,
) -> Option<Found<'a>> {
    let own = city.facts.iter().filter(|fact| fact.of.is_none());
    let figures = own.filter_map(measurement).filter(|(_, figure)| figure.metric == metric);
    headline(figures, |(fact, figure)| Figure {
        is_target: figure.qualifier == Qualifier::Target,
        is_better: judged.corrected_by(&fact.key).is_some(),
        from_own_source: fact.origin.source == own_source,
        as_of_last: figure.as_of.as_ref().map(|as_of| as_of.last().number()),
    })
}

/// The figure that a note gives instead, else the figure itself.
pub(super) fn best<'a>(city: &'a CityRecord, judged: &Judged<'_>, stated: Found<'a>) -> Found<'a> {
    let found =
        judged.better_than(&stated.0.key).and_then(|key| city.facts.iter().find(|fact| fact.key == key));
    found.and_then(measurement).unwrap_or(stated)
}

fn measurement(fact: &FactRecord) -> Option<Found<'_>> {
    match &fact.body {
        FactBody::Measurement(figure) => Some((fact, figure)),
        _ => None,
    }
}
