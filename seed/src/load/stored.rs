//! What the database has of the vocabulary and of the cities' columns, as records again.

use std::collections::BTreeMap;

use domain::geo::Bounds;
use entity::city::CityLevel;
use entity::{city, country, country_name, dataset, fact, industry, industry_name, relation, source};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use serde::Serialize;

use super::bulk;
use crate::record::{
    CityRecord, CountryRecord, DataSet, DatasetRecord, FactBody, IndustryRecord, PlaceDetails, SourceRecord,
    Texts, Translations,
};

/// The data set of the database without its cities; `None` where there is none yet.
pub(super) async fn vocabulary(tx: &impl ConnectionTrait) -> Result<Option<DataSet>, DbErr> {
    let sources = source::Entity::find().order_by_asc(source::Column::Id).all(tx).await?;
    let Some(row) = dataset::Entity::find_by_id(1).one(tx).await? else { return Ok(None) };
    let home = city::Entity::find_by_id(row.home_city_id).one(tx).await?;
    let dataset = DatasetRecord {
        title: row.title,
        home: home.map(|city| city.slug).unwrap_or_default(),
        source: sources
            .iter()
            .find(|source| source.id == row.source_id)
            .map(|source| source.slug.clone())
            .unwrap_or_default(),
        license: row.license,
        translations: read_translations(row.translations.as_deref()),
        author: row.author,
        published: row.published.and_then(|date| date.parse().ok()),
        url: row.url,
        stated_as_of: row.stated_as_of.and_then(|date| date.parse().ok()),
        changes: row.changes.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
    };
    Ok(Some(DataSet {
        dataset,
        sources: sources.into_iter().map(source_record).collect(),
        countries: countries(tx).await?,
        industries: industries(tx).await?,
        cities: Vec::new(),
    }))
}

pub(super) fn source_record(row: source::Model) -> SourceRecord {
    SourceRecord {
        slug: row.slug,
        title: row.title,
        description: row.description,
        publisher: row.publisher,
        url: row.url,
        published: row.published.and_then(|date| date.parse().ok()),
        retrieved: row.retrieved,
        license: row.license,
        translations: read_translations(row.translations.as_deref()),
    }
}

/// The translations as their column holds them; nothing where there are none.
pub(super) fn translations(translations: &Translations) -> Option<String> {
    json(translations, translations.is_empty())
}

/// A value as the JSON of its column; nothing where it is empty.
pub(super) fn json(value: &impl Serialize, is_empty: bool) -> Option<String> {
    (!is_empty).then(|| serde_json::to_string(value).expect("texts by field and language are JSON"))
}

fn read_translations(column: Option<&str>) -> Translations {
    column.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// The countries of the database with their names.
pub(super) async fn countries(tx: &impl ConnectionTrait) -> Result<Vec<CountryRecord>, DbErr> {
    let mut names: BTreeMap<i64, Texts> = BTreeMap::new();
    for row in country_name::Entity::find().all(tx).await? {
        names.entry(row.country_id).or_default().insert(row.lang, row.text);
    }
    let rows = country::Entity::find().order_by_asc(country::Column::Id).all(tx).await?;
    let record = |row: country::Model| CountryRecord {
        names: names.remove(&row.id).unwrap_or_default(),
        code: row.code,
        alpha3: row.alpha3,
        numeric: row.numeric,
        region: row.region,
        subregion: row.subregion,
        languages: row.languages.split_whitespace().map(ToOwned::to_owned).collect(),
        bounds: bounds_of(row.south, row.west, row.north, row.east),
    };
    Ok(rows.into_iter().map(record).collect())
}

/// The box of a country from its columns.
fn bounds_of(south: Option<f64>, west: Option<f64>, north: Option<f64>, east: Option<f64>) -> Option<Bounds> {
    Some(Bounds { south: south?, west: west?, north: north?, east: east? })
}

pub(super) async fn industries(tx: &impl ConnectionTrait) -> Result<Vec<IndustryRecord>, DbErr> {
    let mut names: BTreeMap<i64, Texts> = BTreeMap::new();
    for row in industry_name::Entity::find().all(tx).await? {
        names.entry(row.industry_id).or_default().insert(row.lang, row.text);
    }
    let rows = industry::Entity::find().order_by_asc(industry::Column::Id).all(tx).await?;
    let slugs: BTreeMap<i64, String> = rows.iter().map(|row| (row.id, row.slug.clone())).collect();
    let record = |row: industry::Model| IndustryRecord {
        names: names.remove(&row.id).unwrap_or_default(),
        slug: row.slug,
        sector: row.sector,
        part_of: row.part_of_id.and_then(|id| slugs.get(&id).cloned()),
    };
    Ok(rows.into_iter().map(record).collect())
}

/// The slugs of the sources by id.
pub(super) async fn source_slugs(tx: &impl ConnectionTrait) -> Result<BTreeMap<i64, String>, DbErr> {
    let rows = source::Entity::find().all(tx).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.slug)).collect())
}

/// The owner that brought the source, if there is one of that slug.
pub(super) async fn owner_of_source(tx: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, DbErr> {
    let row = source::Entity::find().filter(source::Column::Slug.eq(slug)).one(tx).await?;
    Ok(row.map(|row| row.layer))
}

/// What a city's columns say, for the record of an owner that they do not belong to.
#[derive(Debug)]
pub(super) struct Identity {
    country: String,
    level: CityLevel,
    name: String,
}

impl Identity {
    /// Puts the columns into the record, which keeps nothing but the facts that it adds.
    pub(super) fn give_to(&self, city: &mut CityRecord) {
        city.country.clone_from(&self.country);
        city.level = self.level;
        city.within = None;
        city.ended = None;
        city.successor = None;
        city.translations.clear();
        city.location = None;
        city.details = PlaceDetails::default();
        city.cited.clear();
        city.summaries.clear();
        for fact in &mut city.facts {
            if fact.is_of_a_column()
                && let FactBody::Name(name) = &mut fact.body
            {
                name.text.clone_from(&self.name);
                fact.stated = None;
            }
        }
    }
}

/// So many relations are read in one statement.
const PAGE: u64 = 10_000;

/// Each relation with its fact, in the order of their ids; a page after the other, since there may be many.
pub(super) async fn each_relation(
    tx: &impl ConnectionTrait,
    mut take: impl FnMut(relation::Model, fact::Model),
) -> Result<(), DbErr> {
    let mut last = 0;
    loop {
        let rows = relation::Entity::find()
            .find_also_related(fact::Entity)
            .filter(relation::Column::Id.gt(last))
            .order_by_asc(relation::Column::Id)
            .limit(PAGE)
            .all(tx)
            .await?;
        let Some((row, _)) = rows.last() else { return Ok(()) };
        last = row.id;
        for (row, fact) in rows {
            take(row, fact.expect("a relation shares the id of its fact"));
        }
    }
}

/// The codes of the countries by id.
pub(super) async fn country_codes(tx: &impl ConnectionTrait) -> Result<BTreeMap<i64, String>, DbErr> {
    Ok(country::Entity::find().all(tx).await?.into_iter().map(|row| (row.id, row.code)).collect())
}

/// The identities of the cities.
pub(super) async fn identities(
    tx: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<BTreeMap<i64, Identity>, DbErr> {
    let codes = country_codes(tx).await?;
    let rows = bulk::find::<city::Entity>(tx, city::Column::Id, ids).await?;
    let identity = |row: city::Model| {
        let country = codes.get(&row.country_id).cloned().unwrap_or_default();
        (row.id, Identity { country, level: row.level, name: row.name })
    };
    Ok(rows.into_iter().map(identity).collect())
}
