//! Which of several figures of a city stands for all.

use entity::measurement::{Metric, Qualifier};

use crate::record::{CityRecord, FactBody, MeasurementRecord};

/// The figure of the city itself that stands for all: of the data set's own source first, then the latest,
/// then the first of the entry; never a target.
pub(crate) fn headline<'a>(
    city: &'a CityRecord,
    metric: Metric,
    own_source: &str,
) -> Option<&'a MeasurementRecord> {
    city.facts
        .iter()
        .filter(|fact| fact.of.is_none())
        .filter_map(|fact| match &fact.body {
            FactBody::Measurement(figure) => Some((fact, figure)),
            _ => None,
        })
        .filter(|(_, figure)| figure.metric == metric && figure.qualifier != Qualifier::Target)
        .min_by_key(|(fact, figure)| {
            let as_of = figure.as_of.as_ref().map(entity::partial_date::PartialDate::last);
            (fact.origin.source != own_source, std::cmp::Reverse(as_of))
        })
        .map(|(_, figure)| figure)
}
