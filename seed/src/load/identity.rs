//! Which data set a database holds: those of two networks are never mixed.
//!
//! A data set is known by the home city that its files name, or by its title together with its own source.
//! So each of the three may be corrected, and `--home` makes no difference, but another city's network is another one.

use entity::{city, dataset, source};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::error::LoadError;
use crate::record::DatasetRecord;

/// What a data set is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    title: String,
    /// The slug of the home city.
    home: String,
    /// The slug of its own source.
    source: String,
}

impl Identity {
    fn of(record: &DatasetRecord) -> Self {
        Self { title: record.title.clone(), home: record.home.clone(), source: record.source.clone() }
    }

    async fn stored(tx: &impl ConnectionTrait) -> Result<Option<Self>, DbErr> {
        let Some(row) = dataset::Entity::find_by_id(1).one(tx).await? else { return Ok(None) };
        let source = source::Entity::find_by_id(row.source_id).one(tx).await?;
        let home = match row.own_home {
            Some(home) => Some(home),
            None => city::Entity::find_by_id(row.home_city_id).one(tx).await?.map(|city| city.slug),
        };
        Ok(Some(Self {
            title: row.title,
            home: home.unwrap_or_default(),
            source: source.map(|source| source.slug).unwrap_or_default(),
        }))
    }

    fn is_that_of(&self, other: &Self) -> bool {
        self.home == other.home || (self.title == other.title && self.source == other.source)
    }
}

/// Refuses a data set that is not the one of the database.
pub async fn ensure_same(tx: &impl ConnectionTrait, record: &DatasetRecord) -> Result<(), LoadError> {
    let given = Identity::of(record);
    match Identity::stored(tx).await? {
        Some(held) if !held.is_that_of(&given) => {
            Err(LoadError::AnotherDataSet { held: held.title, given: given.title })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(title: &str, home: &str, source: &str) -> Identity {
        Identity { title: title.to_owned(), home: home.to_owned(), source: source.to_owned() }
    }

    #[test]
    fn home_or_title_and_source_make_a_data_set_the_same() {
        let held = identity("Partners of Bergen", "bergen-no", "office");
        for (given, same) in [
            (identity("Partners of Bergen", "bergen-no", "office"), true),
            (identity("Sister cities of Bergen", "bergen-no", "office-2"), true),
            (identity("Partners of Bergen", "bergen-vestland-no", "office"), true),
            (identity("Partners of Bergen", "oslo-no", "another"), false),
            (identity("Partners of Oslo", "oslo-no", "office"), false),
            (identity("Partners of Oslo", "oslo-no", "another"), false),
        ] {
            assert_eq!(held.is_that_of(&given), same, "{given:?}");
        }
    }
}
