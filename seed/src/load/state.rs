//! Which cities the database has, and what the owner at hand says of them.

use std::collections::{BTreeMap, BTreeSet};

use entity::{city, city_record, city_slug};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::ids::Ids;

/// A city of the database.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) id: i64,
    /// Whose its columns are.
    pub(super) owner: String,
    /// The hash of its record of the owner at hand; `None` if that says nothing of the city.
    pub(super) hash: Option<String>,
    pub(super) wikidata_id: Option<String>,
}

/// The cities of a database, before a load or as a plan leaves them.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) cities: BTreeMap<String, Stored>,
    /// Former slugs.
    pub(super) former: BTreeMap<String, i64>,
}

impl State {
    pub(super) async fn read(tx: &impl ConnectionTrait, owner: &str) -> Result<Self, DbErr> {
        let cities: Vec<(String, i64, String, Option<String>)> = city::Entity::find()
            .select_only()
            .columns([city::Column::Slug, city::Column::Id, city::Column::Layer, city::Column::WikidataId])
            .order_by_asc(city::Column::Id)
            .into_tuple()
            .all(tx)
            .await?;
        let records =
            city_record::Entity::find().filter(city_record::Column::Layer.eq(owner)).all(tx).await?;
        let mut hashes: BTreeMap<i64, String> =
            records.into_iter().map(|row| (row.city_id, row.record_hash)).collect();
        let former = city_slug::Entity::find().all(tx).await?;
        Ok(Self {
            cities: cities
                .into_iter()
                .map(|(slug, id, owner, wikidata_id)| {
                    (slug, Stored { id, owner, hash: hashes.remove(&id), wikidata_id })
                })
                .collect(),
            former: former.into_iter().map(|row| (row.slug, row.city_id)).collect(),
        })
    }

    /// The ids that no city has.
    pub(super) fn free_ids(&self) -> Ids {
        Ids::beyond(self.cities.values().map(|city| city.id).max().unwrap_or(0))
    }

    /// The slugs of all cities.
    pub(super) fn slugs(&self) -> BTreeSet<String> {
        self.cities.keys().cloned().collect()
    }

    /// The id of the city with the slug or former slug.
    pub(super) fn id(&self, slug: &str) -> Option<i64> {
        self.cities.get(slug).map(|city| city.id).or_else(|| self.former.get(slug).copied())
    }

    /// Whether a city has or had the slug.
    pub(super) fn is_taken(&self, slug: &str) -> bool {
        self.cities.contains_key(slug) || self.former.contains_key(slug)
    }
}
