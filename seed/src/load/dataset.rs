//! The row of the data set itself: home city, version and revision.

use entity::{city_record, city_slug, dataset, source};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::error::LoadError;
use super::owner::{Owner, SEED};
use super::report::Report;
use super::state::State;
use super::vocabulary::Vocabulary;
use super::{bulk, stored};
use crate::record::{DataSet, RecordHash, hash};

/// How many digits of the hash the version shows.
const VERSION_DIGITS: usize = 12;

/// Writes the row if anything differs, and completes the report.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    data: &DataSet,
    home: Option<&str>,
    vocabulary: &Vocabulary,
    state: &State,
    report: &mut Report,
) -> Result<(), LoadError> {
    let home = home.unwrap_or(&data.dataset.home);
    let slugs = || state.cities.keys().map(String::as_str);
    let home_city_id = state.id(home).ok_or_else(|| LoadError::unknown_home(home, slugs()))?;
    let home = state.cities.iter().find(|(_, city)| city.id == home_city_id).map(|(slug, _)| slug.clone());
    let record = &data.dataset;
    let old = dataset::Entity::find_by_id(1).one(tx).await?;
    let mut row = dataset::Model {
        id: 1,
        title: record.title.clone(),
        home_city_id,
        source_id: vocabulary.sources[&record.source],
        license: record.license.clone(),
        translations: stored::translations(&record.translations),
        author: record.author.clone(),
        published: record.published.as_ref().map(ToString::to_string),
        url: record.url.clone(),
        stated_as_of: record.stated_as_of.as_ref().map(ToString::to_string),
        changes: stored::json(&record.changes, record.changes.is_empty()),
        version: String::new(),
        revision: old.as_ref().map_or(0, |old| old.revision),
        own_home: if owner.is_seed() {
            Some(record.home.clone())
        } else {
            old.as_ref().and_then(|old| old.own_home.clone())
        },
    };
    row.version = version(tx, &row, &home.unwrap_or_default()).await?;
    let cities_changed = report.changes_cities();
    report.changed = cities_changed || report.vocabulary_rows > 0 || old.as_ref() != Some(&row);
    if report.changed {
        row.revision += 1;
        report.version.clone_from(&row.version);
        report.revision = row.revision;
        if old.is_some() {
            bulk::update::<dataset::Entity>(tx, row).await?;
        } else {
            bulk::insert::<dataset::Entity>(tx, vec![row]).await?;
        }
    } else {
        report.version = row.version;
        report.revision = row.revision;
    }
    Ok(())
}

/// The first digits of a hash over all that the database holds: the vocabulary, the records of every owner, and the home city.
///
/// It is read from the tables, so that a load by one owner need not know the records of the others.
async fn version(tx: &impl ConnectionTrait, dataset: &dataset::Model, home: &str) -> Result<String, DbErr> {
    let mut hashes: Vec<String> = Vec::new();
    let records: Vec<(String, String)> = city_record::Entity::find()
        .select_only()
        .columns([city_record::Column::Layer, city_record::Column::RecordHash])
        .into_tuple()
        .all(tx)
        .await?;
    hashes.extend(records.into_iter().map(|(owner, hash)| format!("{owner} {hash}")));
    let sources = source::Entity::find().all(tx).await?;
    let own = sources.iter().find(|source| source.id == dataset.source_id).map(|source| source.slug.clone());
    hashes.extend(sources.into_iter().map(|row| stored::source_record(row).record_hash()));
    hashes.extend(stored::countries(tx).await?.iter().map(RecordHash::record_hash));
    hashes.extend(stored::industries(tx).await?.iter().map(RecordHash::record_hash));
    // Slugs that a city had in an import before the data set took it over.
    let former = city_slug::Entity::find().filter(city_slug::Column::Layer.ne(SEED)).all(tx).await?;
    hashes.extend(former.into_iter().map(|row| format!("{} {}", row.layer, row.slug)));
    hashes.sort_unstable();
    let dataset::Model { title, translations, license, author, published, url, .. } = dataset;
    let dataset::Model { stated_as_of, changes, .. } = dataset;
    let whole =
        (hashes, home, own, title, translations, license, author, published, url, stated_as_of, changes);
    let mut version = hash("version", &whole);
    version.truncate(VERSION_DIGITS);
    Ok(version)
}
