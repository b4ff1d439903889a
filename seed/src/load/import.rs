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
use super::progress::{Progress, Silent};
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
    import_watched(db, import.clone(), dry_run, &Silent).await
}

/// The same for a large import, which is not copied, and which somebody waits for.
pub async fn import_watched<C: TransactionTrait>(
    db: &C,
    import: Import,
    dry_run: bool,
    progress: &dyn Progress,
) -> Result<ImportReport, LoadError> {
    let transaction = begin(db).await?;
    let imported = Box::pin(import_within(&transaction, import, progress)).await;
    end(transaction, imported, !dry_run).await
}

async fn import_within<C: ConnectionTrait>(
    tx: &C,
    import: Import,
    progress: &dyn Progress,
) -> Result<ImportReport, LoadError> {
    let slug = import.source.slug.clone();
    let owner = Owner(&slug);
    let mut data = stored::vocabulary(tx).await?.ok_or(LoadError::NoDataSet)?;
    add_source(tx, &import, &mut data).await?;
    let state = State::read(tx, owner.0).await?;
    let home = (!import.states_home).then_some(data.dataset.home.as_str());
    let links = Links::read(tx, owner, &state, home).await?;
    let identities = stored::identities(tx, &recognised(&import, &state)).await?;
    let slugs = slugs(&import, owner, &state);
    let mut report = ImportReport { beside: beside(&import, &slugs, &state), ..ImportReport::default() };
    data.cities = import.cities;
    fit(&mut data.cities, &slugs, &state, &identities);
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
    let options = Options { progress, ..Options::default() };
    report.cities = load_within(tx, owner, &data, options, state).await?;
    stamp::follow(tx, &report.cities).await?;
    Ok(report)
}

/// The import's source joins the others; it may not be one of theirs.
async fn add_source(tx: &impl ConnectionTrait, import: &Import, data: &mut DataSet) -> Result<(), LoadError> {
    let source = &import.source;
    let slug = &source.slug;
    let owner = stored::owner_of_source(tx, slug).await?;
    if slug == SEED || owner.as_ref().is_some_and(|owner| owner != slug) {
        return Err(LoadError::Issues(vec![format!(
            "source {slug}: the slug is the data set's own; choose another one for the import"
        )]));
    }
    // A source of which nothing is taken is not cited.
    if owner.is_none() && import.cities.is_empty() {
        return Ok(());
    }
    data.sources.retain(|source| source.slug != *slug);
    data.sources.push(source.clone());
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

/// Puts the records of the import under the slugs that their cities have or get.
///
/// Of a city of another owner, place and name are the database's own, so that only added facts make a difference.
fn fit(
    cities: &mut [CityRecord],
    slugs: &OtherSlugs,
    state: &State,
    identities: &BTreeMap<i64, stored::Identity>,
) {
    for city in cities {
        if let Some(slug) = slugs.get(&city.slug) {
            city.slug.clone_from(slug);
        }
        for fact in &mut city.facts {
            if let FactBody::Relation(relation) = &mut fact.body
                && let Some(slug) = slugs.get(&relation.with)
            {
                relation.with.clone_from(slug);
            }
        }
        let identity = state.cities.get(&city.slug).and_then(|stored| identities.get(&stored.id));
        if let Some(identity) = identity {
            identity.give_to(city);
        }
    }
}

/// The cities that may be one of the data set without anyone knowing it: its slug is the one they would have, and it has no Wikidata id.
fn beside(import: &Import, slugs: &OtherSlugs, state: &State) -> Vec<(String, String)> {
    let pairs = import.cities.iter().filter_map(|city| Some((slugs.get(&city.slug)?, &city.slug)));
    pairs
        .filter(|(_, proposed)| {
            let owner = state.cities.get(*proposed);
            owner.is_some_and(|city| city.owner == SEED && city.wikidata_id.is_none())
        })
        .map(|(slug, proposed)| (slug.clone(), proposed.clone()))
        .collect()
}

/// The slugs of cities that have or get another one than the importer proposes, by the proposed ones.
type OtherSlugs = BTreeMap<String, String>;

fn slugs(import: &Import, owner: Owner<'_>, state: &State) -> OtherSlugs {
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
        if slug != city.slug {
            slugs.insert(city.slug.clone(), slug);
        }
    }
    slugs
}
