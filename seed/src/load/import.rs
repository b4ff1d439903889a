//! Imports: facts from elsewhere beside the data set.
//!
//! An import is loaded as the data set is: its records get an owner of their own, over the vocabulary that the database has.
//! First it is fitted in: cities that the database has are recognised, and links that it has are passed over.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, TransactionTrait};

use super::error::LoadError;
use super::links::Links;
use super::options::Options;
use super::owner::{Owner, SEED, apart};
use super::report::ImportReport;
use super::run::load_within;
use super::state::State;
use super::transaction::{begin, end};
use super::{stamp, stored};
use crate::record::{CityRecord, DataSet, FactBody, SourceRecord};

/// What an importer reads from its files.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its slug is the name of the owner: the same source again is the same import again.
    pub source: SourceRecord,
    /// With slugs as they would be in an empty database; [`import`] finds the cities that are there already by Wikidata id.
    pub cities: Vec<CityRecord>,
    /// Whether it may state relations of the home city, as the home city's own list does; else those that the data set
    /// has not are left out.
    pub states_home: bool,
}

/// Adds what the import says to the database, or only reports what it would add if `dry_run`.
///
/// It never changes what the data set or another import owns; the same import again changes nothing.
pub async fn import<C: TransactionTrait>(
    db: &C,
    import: &Import,
    dry_run: bool,
) -> Result<ImportReport, LoadError> {
    let transaction = begin(db).await?;
    let imported = import_within(&transaction, import).await;
    end(transaction, imported, !dry_run).await
}

async fn import_within<C: ConnectionTrait>(tx: &C, import: &Import) -> Result<ImportReport, LoadError> {
    let owner = Owner(&import.source.slug);
    let mut data = stored::vocabulary(tx).await?.ok_or(LoadError::NoDataSet)?;
    add_source(tx, import, &mut data).await?;
    let state = State::read(tx, owner.0).await?;
    let home = (!import.states_home).then_some(data.dataset.home.as_str());
    let links = Links::read(tx, owner, &state, home).await?;
    let identities = stored::identities(tx, &recognised(import, &state)).await?;
    let mut report = ImportReport::default();
    data.cities = fit(import, owner, &state, &identities);
    report.beside = beside(import, &data.cities, &state);
    links.fit(&mut data.cities, &mut report);
    for city in &data.cities {
        if state.cities.get(&city.slug).is_some_and(|stored| stored.owner != owner.0) {
            report.recognised.push(city.slug.clone());
        }
    }
    // What adds nothing to a city of another owner is not stored.
    let adds = |city: &CityRecord| {
        let stored = state.cities.get(&city.slug);
        stored.is_none_or(|stored| stored.owner == owner.0 || stored.hash.is_some())
            || city.facts.iter().any(|fact| !fact.is_of_a_column())
            || !city.seconded.is_empty()
    };
    data.cities.retain(adds);
    report.cities = load_within(tx, owner, &data, Options::default(), state).await?;
    stamp::follow(tx, &report.cities).await?;
    Ok(report)
}

/// The import's source joins the others; it may not be one of theirs.
async fn add_source(tx: &impl ConnectionTrait, import: &Import, data: &mut DataSet) -> Result<(), LoadError> {
    let slug = &import.source.slug;
    let owner = stored::owner_of_source(tx, slug).await?;
    if slug == SEED || owner.is_some_and(|owner| owner != *slug) {
        return Err(LoadError::Issues(vec![format!(
            "source {slug}: the slug is the data set's own; choose another one for the import"
        )]));
    }
    data.sources.retain(|source| source.slug != *slug);
    data.sources.push(import.source.clone());
    Ok(())
}

/// The slugs that the database has, by Wikidata id.
fn by_wikidata_id(state: &State) -> BTreeMap<&str, &str> {
    let known = state.cities.iter();
    known.filter_map(|(slug, city)| Some((city.wikidata_id.as_deref()?, slug.as_str()))).collect()
}

/// The ids of the cities of the import that the database has from another owner.
fn recognised(import: &Import, state: &State) -> Vec<i64> {
    let known = by_wikidata_id(state);
    // One without an id has the slug of the city that it is, if it is one of the database.
    let slug = |city: &'_ CityRecord| match &city.wikidata_id {
        Some(id) => known.get(id.as_str()).map(|slug| (*slug).to_owned()),
        None => state.cities.contains_key(&city.slug).then(|| city.slug.clone()),
    };
    let slugs = import.cities.iter().filter_map(slug);
    let cities = slugs.map(|slug| &state.cities[&slug]).filter(|city| city.owner != import.source.slug);
    cities.map(|city| city.id).collect()
}

/// The records of the import under the slugs that their cities have or get.
///
/// Of a city of another owner, place and name are the database's own, so that only added facts make a difference.
fn fit(
    import: &Import,
    owner: Owner<'_>,
    state: &State,
    identities: &BTreeMap<i64, stored::Identity>,
) -> Vec<CityRecord> {
    let slugs = slugs(import, owner, state);
    let mut cities = Vec::with_capacity(import.cities.len());
    for city in &import.cities {
        let mut city = city.clone();
        city.slug.clone_from(&slugs[city.slug.as_str()]);
        for fact in &mut city.facts {
            if let FactBody::Relation(relation) = &mut fact.body
                && let Some(slug) = slugs.get(relation.with.as_str())
            {
                relation.with.clone_from(slug);
            }
        }
        let identity = state.cities.get(&city.slug).and_then(|stored| identities.get(&stored.id));
        if let Some(identity) = identity {
            identity.give_to(&mut city);
        }
        cities.push(city);
    }
    cities
}

/// The cities that may be one of the data set without anyone knowing it: its slug is the one they would have, and it has no Wikidata id.
fn beside(import: &Import, cities: &[CityRecord], state: &State) -> Vec<(String, String)> {
    let pairs = import.cities.iter().zip(cities).filter(|(proposed, city)| proposed.slug != city.slug);
    pairs
        .filter(|(proposed, _)| {
            let owner = state.cities.get(&proposed.slug);
            owner.is_some_and(|city| city.owner == SEED && city.wikidata_id.is_none())
        })
        .map(|(proposed, city)| (city.slug.clone(), proposed.slug.clone()))
        .collect()
}

/// The slug of each city of the import, by the one that the importer proposes.
fn slugs<'a>(import: &'a Import, owner: Owner<'_>, state: &State) -> BTreeMap<&'a str, String> {
    let known = by_wikidata_id(state);
    let mut slugs = BTreeMap::new();
    let mut given = BTreeSet::new();
    for city in &import.cities {
        let id = city.wikidata_id.as_deref();
        let slug = if let Some(slug) = id.and_then(|id| known.get(id)) {
            (*slug).to_owned()
        } else if id.is_none() && state.cities.get(&city.slug).is_some_and(|city| city.owner == owner.0) {
            city.slug.clone()
        } else if let Some(id) = id.filter(|_| state.is_taken(&city.slug) || given.contains(&city.slug)) {
            apart(&city.slug, id)
        } else {
            city.slug.clone()
        };
        given.insert(slug.clone());
        slugs.insert(city.slug.as_str(), slug);
    }
    slugs
}
