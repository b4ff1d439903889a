//! The headline figure of a record; `domain` has the rule.

use domain::headline::{Figure, headline};
use entity::measurement::{Metric, Qualifier};

use crate::record::{CityRecord, FactBody, FactRecord, MeasurementRecord};

/// A figure and the fact that it is.
pub(super) type Found<'a> = (&'a FactRecord, &'a MeasurementRecord);

/// The headline figure of a record, as the sources state it.
pub(super) fn of_record<'a>(city: &'a CityRecord, metric: Metric, own_source: &str) -> Option<Found<'a>> {
    let own = city.facts.iter().filter(|fact| fact.of.is_none());
    let figures = own.filter_map(measurement).filter(|(_, figure)| figure.metric == metric);
    headline(figures, |(fact, figure)| Figure {
        is_target: figure.qualifier == Qualifier::Target,
        is_better: city.notes.iter().any(|note| note.better.as_deref() == Some(fact.key.as_str())),
        from_own_source: fact.origin.source == own_source,
        as_of_last: figure.as_of.as_ref().map(|as_of| as_of.last().number()),
    })
}

/// The figure that a note gives instead, else the figure itself.
pub(super) fn best<'a>(city: &'a CityRecord, stated: Found<'a>) -> Found<'a> {
    let mut on_it = city.notes.iter().filter(|note| note.on.as_deref() == Some(stated.0.key.as_str()));
    let better = on_it.find_map(|note| note.better.as_deref());
    let found = better.and_then(|key| city.facts.iter().find(|fact| fact.key == key));
    found.and_then(measurement).unwrap_or(stated)
}

fn measurement(fact: &FactRecord) -> Option<Found<'_>> {
    match &fact.body {
        FactBody::Measurement(figure) => Some((fact, figure)),
        _ => None,
    }
}
