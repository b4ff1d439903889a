//! The headline figure of a record; `domain` has the rule.

use domain::headline::{Figure, headline};
use entity::measurement::{Metric, Qualifier};

use crate::record::{CityRecord, FactBody, MeasurementRecord};

/// The headline figure of a record.
pub(super) fn of_record<'a>(
    city: &'a CityRecord,
    metric: Metric,
    own_source: &str,
) -> Option<&'a MeasurementRecord> {
    let own = city.facts.iter().filter(|fact| fact.of.is_none());
    let figures = own.filter_map(|fact| match &fact.body {
        FactBody::Measurement(figure) if figure.metric == metric => Some((fact, figure)),
        _ => None,
    });
    let chosen = headline(figures, |(fact, figure)| Figure {
        is_target: figure.qualifier == Qualifier::Target,
        from_own_source: fact.origin.source == own_source,
        as_of_last: figure.as_of.as_ref().map(|as_of| as_of.last().number()),
    });
    chosen.map(|(_, figure)| figure)
}
