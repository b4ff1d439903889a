//! What is claimed of Wenzhou's page, and the answers of the data that ship with the server.
//!
//! Here alone tests know that data, and `page.csv` alone has what the page says, partner by partner.
//! What counts is counted in the data files, so a new partner changes no test, only snapshots in `queries/` and the
//! answers in the cookbook.
//! The figures of April 2020 are history and stay.

mod documents;
mod golden;
mod page;
mod statistics;

use std::collections::BTreeSet;

use entity::relation::RelationKind;
use seed::DataSet;
use seed::record::{CityRecord, FactBody, RelationRecord};

/// What the page says of a partner.
struct Row {
    slug: String,
    country: String,
    level: String,
    kind: String,
    /// A month.
    established: String,
}

/// The partners in the order of the page.
fn page() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(include_str!("page.csv").as_bytes());
    let row = |record: csv::StringRecord| {
        let text = |at: usize| record[at].to_owned();
        Row { slug: text(0), country: text(1), level: text(2), kind: text(3), established: text(4) }
    };
    reader.records().map(|record| row(record.expect("five columns"))).collect()
}

/// The data files, as far as tests count in them.
struct Files {
    data: DataSet,
}

impl Files {
    fn read() -> Self {
        Self { data: DataSet::embedded().expect("the embedded data are right") }
    }

    fn home(&self) -> &str {
        &self.data.dataset.home
    }

    /// Each relation with the home city, and the partner, in whose file it stands.
    fn relations(&self) -> Vec<(&CityRecord, &RelationRecord)> {
        let mut relations = Vec::new();
        for city in &self.data.cities {
            for fact in &city.facts {
                if let FactBody::Relation(relation) = &fact.body
                    && relation.with == self.data.dataset.home
                {
                    relations.push((city, relation));
                }
            }
        }
        relations
    }

    /// How many relations are of the kind.
    fn of_kind(&self, kind: RelationKind) -> usize {
        self.relations().iter().filter(|(_, relation)| relation.kind == kind).count()
    }

    /// The countries of the partners.
    fn countries(&self) -> BTreeSet<&str> {
        self.relations().iter().map(|(city, _)| city.country.as_str()).collect()
    }
}

#[test]
fn every_partner_has_one_relation_with_the_home_city_and_it_lasts() {
    // What the counts of this folder rest on; where it no longer holds, they must say which relations they mean.
    let files = Files::read();
    let partners: BTreeSet<_> = files.relations().iter().map(|(city, _)| city.slug.as_str()).collect();
    assert_eq!(partners.len(), files.relations().len());
    assert_eq!(partners.len() + 1, files.data.cities.len(), "and no other city is in the data");
    assert!(files.relations().iter().all(|(_, relation)| relation.ended.is_none()));
}
