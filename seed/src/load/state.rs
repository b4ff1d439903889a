//! Which cities the database has.

use std::collections::{BTreeMap, BTreeSet};

use entity::{city, city_slug};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

/// A city of the database.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) id: i64,
    pub(super) hash: String,
    pub(super) wikidata_id: Option<String>,
}

/// The cities of the database, and after `cities::store` also those of the data.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) cities: BTreeMap<String, Stored>,
    /// Former slugs.
    pub(super) former: BTreeMap<String, i64>,
}

impl State {
    pub(super) async fn read(tx: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let cities: Vec<(String, i64, String, Option<String>)> = city::Entity::find()
            .select_only()
            .columns([
                city::Column::Slug,
                city::Column::Id,
                city::Column::RecordHash,
                city::Column::WikidataId,
            ])
            .order_by_asc(city::Column::Id)
            .into_tuple()
            .all(tx)
            .await?;
        let former = city_slug::Entity::find().all(tx).await?;
        Ok(Self {
            cities: cities
                .into_iter()
                .map(|(slug, id, hash, wikidata_id)| (slug, Stored { id, hash, wikidata_id }))
                .collect(),
            former: former.into_iter().map(|row| (row.slug, row.city_id)).collect(),
        })
    }

    /// The slugs of all cities.
    pub(super) fn slugs(&self) -> BTreeSet<String> {
        self.cities.keys().cloned().collect()
    }

    /// The id of the city with the slug or former slug.
    pub(super) fn id(&self, slug: &str) -> Option<i64> {
        self.cities.get(slug).map(|city| city.id).or_else(|| self.former.get(slug).copied())
    }
}
