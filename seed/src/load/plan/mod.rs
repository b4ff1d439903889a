//! What a load will do, as a value: nothing here reads or writes the database.
//!
//! [`plan`] looks for the city of each record among those of the database; `cities`, `takeover` and `facts` then do what the plan says.

mod conflict;
mod matching;
mod planned;

pub(super) use conflict::Conflict;
pub(super) use matching::Match;
pub(super) use planned::{Change, PlannedCity};

use std::collections::BTreeSet;

use super::owner::Owner;
use super::report::Report;
use super::state::{State, Stored};
use crate::record::{DataSet, RecordHash};
use matching::Unclaimed;

/// What there is to do for all records of an owner.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) owner: Owner<'a>,
    /// A city for each record, in the order of the data.
    pub(super) cities: Vec<PlannedCity<'a>>,
    /// The slugs that imports gave to cities of the data set, and that lead to these from now on.
    pub(super) inherited: Vec<InheritedSlug>,
    /// The slugs of cities that the owner spoke of and no longer does; they are kept.
    pub(super) missing: Vec<String>,
}

/// A slug that an import gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InheritedSlug {
    pub(super) slug: String,
    pub(super) city_id: i64,
    /// The import.
    pub(super) owner: String,
}

/// Finds out what a load of these data by this owner does to a database in this state.
///
/// The data have passed `check`: slugs, former slugs and Wikidata ids name one record each.
pub(super) fn plan<'a>(
    state: &State,
    data: &'a DataSet,
    owner: Owner<'a>,
) -> Result<Plan<'a>, Vec<Conflict>> {
    let mut unclaimed = Unclaimed::new(state, owner);
    let mut ids = state.free_ids();
    let mut conflicts = Vec::new();
    let mut cities = Vec::with_capacity(data.cities.len());
    for record in &data.cities {
        let (found, stored) = unclaimed.claim(record);
        conflicts.extend(Conflict::of_taking_over(record, &found, stored));
        let hash = record.record_hash();
        let change = Change::between(stored, &hash);
        let id = stored.map_or_else(|| ids.next(), |city| city.id);
        cities.push(PlannedCity { id, record, hash, found, change });
    }
    let missing = unclaimed.spoken_of();
    conflicts.extend(Conflict::of_missing(&cities, &missing, state));
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    Ok(Plan { owner, inherited: inherited(&cities), cities, missing })
}

/// The slugs that imports gave to the cities, but those that a record has.
fn inherited(cities: &[PlannedCity<'_>]) -> Vec<InheritedSlug> {
    let current: BTreeSet<&str> = cities.iter().map(|city| city.record.slug.as_str()).collect();
    let mut inherited = Vec::new();
    for city in cities {
        let given = city.found.imported().filter(|imported| !current.contains(imported.slug.as_str()));
        inherited.extend(given.map(|imported| InheritedSlug {
            slug: imported.slug.clone(),
            city_id: city.id,
            owner: imported.owner.clone(),
        }));
    }
    inherited
}

impl<'a> Plan<'a> {
    /// The cities of which the owner has something new or different to say.
    pub(super) fn changed(&self) -> impl Iterator<Item = &PlannedCity<'a>> + Clone {
        self.cities.iter().filter(|city| city.change != Change::Unchanged)
    }

    /// Whether the slug is one that an import gave and that leads to a city of the data set from now on.
    pub(super) fn inherits(&self, slug: &str) -> bool {
        self.inherited.iter().any(|inherited| inherited.slug == slug)
    }

    pub(super) fn changed_ids(&self) -> Vec<i64> {
        self.changed().map(|city| city.id).collect()
    }

    /// What the database has when the plan is carried out, given what it had.
    pub(super) fn after(&self, mut state: State) -> State {
        for city in &self.cities {
            let claimed = city.found.slug(city.record).into_iter();
            for slug in claimed.chain(city.found.twin().map(|twin| twin.slug.as_str())) {
                state.cities.remove(slug);
            }
            if let Some(twin) = city.found.twin() {
                state.former.values_mut().filter(|id| **id == twin.id).for_each(|id| *id = city.id);
            }
        }
        for PlannedCity { id, record, hash, found, .. } in &self.cities {
            let owner = match found {
                Match::Recognised { owner, .. } => owner,
                _ => self.owner.0,
            };
            let stored = Stored {
                id: *id,
                owner: owner.to_owned(),
                hash: Some(hash.clone()),
                wikidata_id: record.wikidata_id.clone(),
            };
            state.cities.insert(record.slug.clone(), stored);
            state.former.extend(record.former_slugs.iter().map(|slug| (slug.clone(), *id)));
        }
        state.former.extend(self.inherited.iter().map(|slug| (slug.slug.clone(), slug.city_id)));
        state
    }

    /// What the plan says of the cities, as a report of the load begins.
    pub(super) fn report(&self) -> Report {
        let slugs = |change| {
            let cities = self.cities.iter().filter(move |city| city.change == change);
            cities.map(|city| city.record.slug.clone()).collect()
        };
        Report {
            added: slugs(Change::Added),
            updated: slugs(Change::Updated),
            unchanged: slugs(Change::Unchanged),
            missing: self.missing.clone(),
            ..Report::default()
        }
    }
}

#[cfg(test)]
mod tests;
