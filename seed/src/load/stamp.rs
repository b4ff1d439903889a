//! The stamp of a load: a start with the data that the database has already reads two rows, however many cities it has.
//!
//! It is written when the database holds just what the data set says, and follows the imports, which leave the rows of
//! the data set alone. Where it is missing or another one, a load compares everything.

use entity::{dataset, loaded};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::report::Report;
use super::{bulk, search};
use crate::record::{DataSet, RecordHash, hash};

/// A hash of all that decides what a load writes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp(String);

impl Stamp {
    /// Equal data have the same one, in whatever order their records stand.
    pub(super) fn of(data: &DataSet, home: Option<&str>) -> Self {
        let DataSet { dataset, sources, countries, industries, cities } = data;
        let mut records: Vec<String> = sources.iter().map(RecordHash::record_hash).collect();
        records.extend(countries.iter().map(RecordHash::record_hash));
        records.extend(industries.iter().map(RecordHash::record_hash));
        records.extend(cities.iter().map(RecordHash::record_hash));
        records.sort_unstable();
        Self(hash("loaded", &(search::FORM, home, dataset, records)))
    }

    /// The report of a load that has nothing to do, if that is known without a look at the cities.
    pub(super) async fn recognise(
        &self,
        tx: &impl ConnectionTrait,
        data: &DataSet,
    ) -> Result<Option<Report>, DbErr> {
        let Some(stored) = read(tx).await?.filter(|stored| stored.stamp == self.0) else { return Ok(None) };
        let dataset = dataset::Entity::find_by_id(1).one(tx).await?;
        let Some(dataset) = dataset.filter(|row| row.revision == stored.revision) else { return Ok(None) };
        // It changes nothing, and fails where nothing can be written, as a load that has something to do would.
        tx.execute_unprepared("UPDATE loaded SET stamp = stamp WHERE 1 = 0").await?;
        Ok(Some(Report {
            unchanged: data.cities.iter().map(|city| city.slug.clone()).collect(),
            version: dataset.version,
            revision: dataset.revision,
            ..Report::default()
        }))
    }

    /// Remembers the load, unless the database has cities that the data no longer have: each load tells of these.
    pub(super) async fn store(&self, tx: &impl ConnectionTrait, report: &Report) -> Result<(), DbErr> {
        if !report.missing.is_empty() {
            return Ok(());
        }
        let row = loaded::Model { id: 1, stamp: self.0.clone(), revision: report.revision };
        match read(tx).await? {
            Some(stored) if stored == row => Ok(()),
            Some(_) => bulk::update::<loaded::Entity>(tx, row).await,
            None => bulk::insert::<loaded::Entity>(tx, vec![row]).await,
        }
    }
}

/// After an import the data set is there as it was.
pub(super) async fn follow(tx: &impl ConnectionTrait, report: &Report) -> Result<(), DbErr> {
    match read(tx).await? {
        Some(stored) if report.changed && stored.revision + 1 == report.revision => {
            bulk::update::<loaded::Entity>(tx, loaded::Model { revision: report.revision, ..stored }).await
        }
        _ => Ok(()),
    }
}

async fn read(tx: &impl ConnectionTrait) -> Result<Option<loaded::Model>, DbErr> {
    loaded::Entity::find_by_id(1).one(tx).await
}
