//! Which of several figures of a city stands for all.

use std::cmp::Reverse;

use entity::measurement::{Metric, Qualifier};

use crate::record::{CityRecord, FactBody, MeasurementRecord};

/// What the choice looks at.
pub struct Figure {
    pub qualifier: Qualifier,
    /// The data set's own source gives it.
    pub from_own_source: bool,
    /// The last possible day of its date, as a column holds it.
    pub as_of_last: Option<i32>,
}

/// The one of these figures, in the order of the entry, that stands for all: of the data set's own source first,
/// then the latest, then the first of the entry; never a target.
///
/// All are of one metric and of the city itself.
pub fn headline<T>(figures: impl IntoIterator<Item = T>, look: impl Fn(&T) -> Figure) -> Option<T> {
    figures
        .into_iter()
        .map(|figure| (look(&figure), figure))
        .filter(|(seen, _)| seen.qualifier != Qualifier::Target)
        // Of equal ones the first is taken.
        .min_by_key(|(seen, _)| (!seen.from_own_source, Reverse(seen.as_of_last)))
        .map(|(_, figure)| figure)
}

/// The headline figure of a record.
pub(crate) fn of_record<'a>(
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
        qualifier: figure.qualifier,
        from_own_source: fact.origin.source == own_source,
        as_of_last: figure.as_of.as_ref().map(|as_of| as_of.last().number()),
    });
    chosen.map(|(_, figure)| figure)
}

#[cfg(test)]
mod tests {
    use entity::measurement::Qualifier;

    use super::{Figure, headline};

    #[test]
    fn own_source_comes_before_the_date_and_the_date_before_the_entry() {
        let choose = |figures: &[(Qualifier, bool, Option<i32>)]| {
            let figures = figures.iter().enumerate();
            let chosen = headline(figures, |(_, figure)| {
                let (qualifier, from_own_source, as_of_last) = **figure;
                Figure { qualifier, from_own_source, as_of_last }
            });
            chosen.map(|(at, _)| at)
        };
        let (exact, target) = (Qualifier::None, Qualifier::Target);
        assert_eq!(choose(&[(exact, false, Some(20_241_231)), (exact, true, None)]), Some(1));
        assert_eq!(choose(&[(exact, true, None), (exact, true, Some(19_991_231))]), Some(1));
        assert_eq!(choose(&[(exact, true, Some(19_991_231)), (exact, true, Some(20_001_231))]), Some(1));
        assert_eq!(choose(&[(exact, false, None), (exact, false, None)]), Some(0));
        assert_eq!(choose(&[(target, true, Some(20_301_231)), (exact, false, None)]), Some(1));
        assert_eq!(choose(&[(target, true, None)]), None);
        assert_eq!(choose(&[]), None);
    }
}
