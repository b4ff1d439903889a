//! The numbers that the typed rows of a file carry.

use domain::partial_date::{PartialDate, Precision};

use super::numbers::{Number, numbers};
use seed::record::{CityRecord, DataSet, FactBody, FactRecord};

/// The numbers that rows carry.
#[derive(Debug, Default)]
pub(super) struct Carried {
    values: Vec<f64>,
    written: Vec<Number>,
}

impl Carried {
    pub(super) fn contains(&self, number: &Number) -> bool {
        self.values.iter().any(|value| number.is(*value))
            || self.written.iter().any(|written| written.equals(number))
    }

    fn add_date(&mut self, date: Option<&PartialDate>) {
        let Some(date) = date else { return };
        let years = [date.first(), date.last()].map(|day| day.number() / 10_000);
        match date.precision() {
            Precision::Day | Precision::Month | Precision::Year | Precision::Decade => {
                self.values.push(f64::from(years[0]));
                self.values.extend(date.day().map(f64::from));
            }
            Precision::Interval => self.values.extend(years.map(f64::from)),
            Precision::Century => {}
        }
        if matches!(date.precision(), Precision::Century | Precision::Interval) {
            self.values.extend(years.map(|year| f64::from(year / 100 + 1)));
        }
    }

    fn add(&mut self, fact: &FactRecord) {
        self.written.extend(fact.stated.as_deref().map(numbers).unwrap_or_default());
        match &fact.body {
            FactBody::Relation(relation) => {
                self.add_date(relation.established.as_ref());
                self.add_date(relation.ended.as_ref());
            }
            FactBody::Name(name) => self.written.extend(numbers(&name.text)),
            FactBody::Measurement(fact) => {
                self.values.extend([fact.value, fact.low, fact.high].into_iter().flatten());
                self.add_date(fact.as_of.as_ref());
            }
            FactBody::Industry(fact) => self.add_date(fact.since.as_ref()),
            FactBody::Feature(feature) => self.written.extend(numbers(&feature.name)),
            FactBody::Event(event) => self.add_date(event.date.as_ref()),
            FactBody::Ranking(ranking) => {
                self.values
                    .extend([ranking.position, ranking.group_size].into_iter().flatten().map(f64::from));
            }
            FactBody::Attribute(_) | FactBody::Climate(_) => {}
        }
    }
}

/// What the rows carry that the page is a source of, and the relations that other files state with the city.
pub(super) fn carried(city: &CityRecord, data: &DataSet) -> Carried {
    let page = &city.origin.source;
    let from_page = |fact: &&FactRecord| {
        fact.origin.source == *page || fact.cite.iter().any(|origin| origin.source == *page)
    };
    let mut carried = Carried::default();
    city.facts.iter().filter(from_page).for_each(|fact| carried.add(fact));
    for fact in data.cities.iter().flat_map(|other| &other.facts).filter(from_page) {
        if matches!(&fact.body, FactBody::Relation(relation) if relation.with == city.slug) {
            carried.add(fact);
        }
    }
    carried
}
