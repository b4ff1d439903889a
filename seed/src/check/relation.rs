//! The rules of relations: two different cities, each link stated once.

use std::collections::BTreeMap;

use domain::partial_date::PartialDate;
use entity::relation::RelationStatus;

use super::issue::{At, Issues, Item, RecordAt};
use super::references::{References, missing};
use crate::record::{CityRecord, DataSet, FactBody, FactRecord, RelationRecord};

pub(super) fn check(
    fact: &FactRecord,
    relation: &RelationRecord,
    city: &CityRecord,
    at: impl Fn(&str) -> At,
    references: &References<'_>,
    issues: &mut Issues,
) {
    if relation.with == city.slug {
        issues.add(at("with"), format!("'{}' cannot have a relation with itself", city.slug));
    } else {
        issues.add_some(at("with"), missing("city", &relation.with, &references.cities));
    }
    if fact.of.is_some() {
        issues.add(at("of"), "a relation is always the city's own; leave 'of' out");
    }
    if let (Some(ended), false) = (&relation.ended, relation.status == RelationStatus::Ended) {
        let status = relation.status.as_str();
        issues.add(
            at("status"),
            format!("status {status} of a relation that ended '{ended}'; leave 'status' out, or write ENDED"),
        );
    }
    if let (Some(established), Some(ended)) = (&relation.established, &relation.ended)
        && ended.last() < established.first()
    {
        issues.add(at("ended"), format!("ended '{ended}' before it was established '{established}'"));
    }
}

/// No relation is established or ended after the data set's own date, which is as far as it knows.
pub(super) fn check_dates(data: &DataSet, issues: &mut Issues) {
    let Some(published) = &data.dataset.published else { return };
    for (index, city) in data.cities.iter().enumerate() {
        for (n, fact) in city.facts.iter().enumerate() {
            let FactBody::Relation(relation) = &fact.body else { continue };
            let dates = [("established", &relation.established), ("ended", &relation.ended)];
            for (field, date) in dates.into_iter().filter_map(|(field, date)| Some((field, date.as_ref()?))) {
                if date.first() > published.last() {
                    issues.add(
                        At::new(RecordAt::City(index), Item::Fact(n), field),
                        format!(
                            "{field} '{date}' is after the data set's own date '{published}' in dataset.toml"
                        ),
                    );
                }
            }
        }
    }
}

/// The same link (pair, kind, established) is stated in one file only.
pub(super) fn check_unique(data: &DataSet, issues: &mut Issues) {
    let mut seen = BTreeMap::new();
    for (index, city) in data.cities.iter().enumerate() {
        for (n, fact) in city.facts.iter().enumerate() {
            let FactBody::Relation(relation) = &fact.body else { continue };
            let (one, other) = (city.slug.as_str(), relation.with.as_str());
            let established = relation.established.as_ref().map(PartialDate::edtf);
            let link = (one.min(other), one.max(other), relation.kind, established);
            if let Some((owner, key)) = seen.insert(link, (&city.slug, &fact.key)) {
                issues.add(
                    At::new(RecordAt::City(index), Item::Fact(n), "with"),
                    format!("this relation is stated already in '{owner}' as '{key}'; state each one once"),
                );
            }
        }
    }
}
