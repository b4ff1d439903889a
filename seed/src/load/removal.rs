//! Cities that the data set no longer has, or that an import brought, taken out of the database.

use std::collections::{BTreeMap, BTreeSet};

use entity::{city, city_record, city_slug, city_summary, dataset, fact, note, relation};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::error::LoadError;
use super::options::{Missing, Options};
use super::owner::{Owner, SEED};
use super::plan::{Plan, plan};
use super::report::Report;
use super::seconded::Cited;
use super::state::State;
use super::{bulk, handover, seconded};
use crate::record::DataSet;

/// What the removal leaves behind for the rest of the load.
#[derive(Debug, Default)]
pub(super) struct Removal {
    pub(super) removed: Vec<String>,
    /// The cities that an import keeps, with their ids.
    pub(super) handed_over: Vec<(String, i64)>,
    /// How many loads changed the database before its data set was taken out.
    revision: i64,
}

/// Removes what the options say; the data set's own row goes with its home city, and the load writes it anew.
pub(super) async fn apply(
    tx: &impl ConnectionTrait,
    data: &DataSet,
    options: Options<'_>,
    state: &State,
) -> Result<Removal, LoadError> {
    let gone = gone(data, options, state)?;
    if gone.is_empty() && !options.replace {
        return Ok(Removal::default());
    }
    let ids: BTreeMap<i64, &str> = gone.iter().map(|slug| (state.cities[slug].id, slug.as_str())).collect();
    let imports = imports_at(tx, &ids).await?;
    if !imports.is_empty() && !options.replace && !options.force {
        let named = imports.iter().map(|(id, layers)| {
            let layers: Vec<&str> = layers.iter().map(String::as_str).collect();
            format!("{} ({})", ids[id], layers.join(", "))
        });
        return Err(LoadError::ImportsSpeakOf(named.collect()));
    }
    let mut removal = Removal { revision: take_out_data_set(tx, &ids, options).await?, ..Removal::default() };
    let mut deleted = Vec::new();
    for (&id, &slug) in &ids {
        let import = imports.get(&id).and_then(BTreeSet::first).filter(|_| options.replace);
        if let Some(import) = import {
            handover::apply(tx, id, Owner(import)).await?;
            removal.handed_over.push((slug.to_owned(), id));
        } else {
            deleted.push(id);
            removal.removed.push(slug.to_owned());
        }
    }
    delete(tx, &deleted).await?;
    removal.removed.sort_unstable();
    removal.handed_over.sort_unstable();
    Ok(removal)
}

/// The slugs of the cities that go.
fn gone(data: &DataSet, options: Options<'_>, state: &State) -> Result<Vec<String>, LoadError> {
    if !options.replace && options.missing == Missing::Keep {
        return Ok(Vec::new());
    }
    if options.replace {
        // Another data set gives no city of the old one a new slug.
        let kept: BTreeSet<&String> = data
            .cities
            .iter()
            .flat_map(|city| std::iter::once(&city.slug).chain(&city.former_slugs))
            .collect();
        let own = state.cities.iter().filter(|(_, city)| city.hash.is_some());
        return Ok(own.map(|(slug, _)| slug).filter(|slug| !kept.contains(slug)).cloned().collect());
    }
    let Plan { mut missing, cities, .. } = plan(state, data, Owner::seed())?;
    if let Missing::RemoveOne(slug) = options.missing {
        missing.retain(|missing| missing == slug);
        let is_imported =
            state.cities.get(slug).is_some_and(|city| city.owner != SEED && city.hash.is_none());
        let is_claimed = cities.iter().any(|city| {
            let imported = city.found.taken_over().into_iter().chain(city.found.twin());
            imported.into_iter().any(|imported| imported.slug == slug)
        });
        if is_imported && !is_claimed {
            missing.push(slug.to_owned());
        }
    }
    Ok(missing)
}

/// The imports that say something of the cities: in their entries, or of relations with them.
async fn imports_at(
    tx: &impl ConnectionTrait,
    ids: &BTreeMap<i64, &str>,
) -> Result<BTreeMap<i64, BTreeSet<String>>, DbErr> {
    let cities: Vec<i64> = ids.keys().copied().collect();
    let mut imports: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    let mut add = |id: i64, layer: String| {
        if layer != SEED && ids.contains_key(&id) {
            imports.entry(id).or_default().insert(layer);
        }
    };
    for row in bulk::find::<city_record::Entity>(tx, city_record::Column::CityId, &cities).await? {
        add(row.city_id, row.layer);
    }
    let relations = relations_of(tx, &cities).await?;
    let facts: Vec<i64> = relations.iter().map(|relation| relation.id).collect();
    let layers = bulk::find::<fact::Entity>(tx, fact::Column::Id, &facts).await?;
    let layers: BTreeMap<i64, String> = layers.into_iter().map(|fact| (fact.id, fact.layer)).collect();
    for relation in relations {
        for end in [relation.low_city_id, relation.high_city_id] {
            add(end, layers[&relation.id].clone());
        }
    }
    Ok(imports)
}

/// The relations that end in one of the cities.
async fn relations_of(tx: &impl ConnectionTrait, cities: &[i64]) -> Result<Vec<relation::Model>, DbErr> {
    let mut rows = bulk::find::<relation::Entity>(tx, relation::Column::LowCityId, cities).await?;
    rows.extend(bulk::find::<relation::Entity>(tx, relation::Column::HighCityId, cities).await?);
    Ok(rows)
}

/// Deletes the row of the data set where it or its home city goes; gives the revision that it had.
async fn take_out_data_set(
    tx: &impl ConnectionTrait,
    gone: &BTreeMap<i64, &str>,
    options: Options<'_>,
) -> Result<i64, DbErr> {
    let Some(row) = dataset::Entity::find_by_id(1).one(tx).await? else { return Ok(0) };
    if !options.replace && !gone.contains_key(&row.home_city_id) {
        return Ok(0);
    }
    bulk::delete::<dataset::Entity>(tx, dataset::Column::Id, &[row.id]).await?;
    Ok(row.revision)
}

/// Deletes the cities with all that anyone says of them.
async fn delete(tx: &impl ConnectionTrait, cities: &[i64]) -> Result<(), DbErr> {
    let rows = relations_of(tx, cities).await?;
    let relations: Vec<i64> = rows.iter().map(|relation| relation.id).collect();
    let mut lost = seconded::take(tx, Owner::seed(), &relations).await?;
    // What an import said of the others by these relations is lost too.
    let by_id: BTreeMap<i64, &relation::Model> = rows.iter().map(|row| (row.id, row)).collect();
    let facts = bulk::find::<fact::Entity>(tx, fact::Column::Id, &relations).await?;
    lost.extend(facts.iter().filter(|fact| fact.layer != SEED).map(|fact| Cited::by(by_id[&fact.id], fact)));
    bulk::delete::<note::Entity>(tx, note::Column::CityId, cities).await?;
    bulk::delete::<fact::Entity>(tx, fact::Column::Id, &relations).await?;
    seconded::forget(tx, &lost).await?;
    bulk::delete::<fact::Entity>(tx, fact::Column::CityId, cities).await?;
    bulk::delete::<city_summary::Entity>(tx, city_summary::Column::CityId, cities).await?;
    bulk::delete::<city_slug::Entity>(tx, city_slug::Column::CityId, cities).await?;
    // The rest hangs on the city and goes with it.
    bulk::delete::<city::Entity>(tx, city::Column::Id, cities).await
}

impl Removal {
    /// Whether anything went.
    pub(super) fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.handed_over.is_empty()
    }

    pub(super) fn ids_handed_over(&self) -> impl Iterator<Item = i64> {
        self.handed_over.iter().map(|(_, id)| *id)
    }

    pub(super) fn tell(&self, report: &mut Report) {
        report.handed_over = self.handed_over.iter().map(|(slug, _)| slug.clone()).collect();
        report.removed.clone_from(&self.removed);
    }

    /// Counts the loads from where the data set that was taken out had stopped.
    pub(super) async fn go_on_counting(
        &self,
        tx: &impl ConnectionTrait,
        report: &mut Report,
    ) -> Result<(), DbErr> {
        if self.revision == 0 {
            return Ok(());
        }
        let Some(mut row) = dataset::Entity::find_by_id(1).one(tx).await? else { return Ok(()) };
        row.revision = self.revision + 1;
        report.revision = row.revision;
        bulk::update::<dataset::Entity>(tx, row).await
    }
}
