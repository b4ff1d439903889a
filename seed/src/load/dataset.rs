//! The row of the data set itself: home city, version and revision.

use entity::dataset;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::error::LoadError;
use super::report::Report;
use super::state::State;
use super::vocabulary::Vocabulary;
use super::{Options, bulk};
use crate::record::{DataSet, RecordHash, hash};

/// How many digits of the hash the version shows.
const VERSION_DIGITS: usize = 12;

/// Writes the row if anything differs, and completes the report.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    data: &DataSet,
    options: Options<'_>,
    vocabulary: &Vocabulary,
    state: &State,
    report: &mut Report,
) -> Result<(), LoadError> {
    let home = options.home.unwrap_or(&data.dataset.home);
    let slugs = || state.cities.keys().map(String::as_str);
    let home_city_id = state.id(home).ok_or_else(|| LoadError::unknown_home(home, slugs()))?;
    let record = &data.dataset;
    let old = dataset::Entity::find_by_id(1).one(tx).await?;
    let mut row = dataset::Model {
        id: 1,
        title: record.title.clone(),
        home_city_id,
        source_id: vocabulary.sources[&record.source],
        license: record.license.clone(),
        cite: record.cite.clone(),
        stated_as_of: record.stated_as_of.as_ref().map(ToString::to_string),
        version: version(data, state, home_city_id),
        revision: old.as_ref().map_or(0, |old| old.revision),
    };
    let cities_changed = !(report.added.is_empty() && report.updated.is_empty());
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

/// The first digits of a hash over the hashes of all records and the home city.
///
/// Cities that the database has beside the data count too: an answer may show them.
fn version(data: &DataSet, state: &State, home_city_id: i64) -> String {
    let home = state.cities.iter().find(|(_, city)| city.id == home_city_id).map(|(slug, _)| slug);
    let mut hashes: Vec<String> = state.cities.values().map(|city| city.hash.clone()).collect();
    hashes.extend(data.sources.iter().map(RecordHash::record_hash));
    hashes.extend(data.countries.iter().map(RecordHash::record_hash));
    hashes.extend(data.industries.iter().map(RecordHash::record_hash));
    hashes.push(data.dataset.record_hash());
    hashes.sort_unstable();
    let mut version = hash("version", &(hashes, home));
    version.truncate(VERSION_DIGITS);
    version
}
