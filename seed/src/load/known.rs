//! What the database has, as an importer compares its own with it.

use std::collections::BTreeMap;

use domain::partial_date::PartialDate;
use entity::city::{self, CityLevel};
use entity::city_name::NameKind;
use entity::relation::{RelationKind, RelationStatus};
use entity::{city_name, dataset, fact};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::link::rank;
use super::stored;
use crate::record::CountryRecord;

/// Countries, cities and the data set, as far as an import is compared with them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub countries: Vec<CountryRecord>,
    /// In the order of their ids.
    pub cities: Vec<KnownCity>,
    /// The relations of two cities, by their ids, the lower first.
    pub relations: BTreeMap<(i64, i64), Vec<KnownRelation>>,
    /// The slug of the home city.
    pub home: Option<String>,
    /// The last day of the date on which the data set was published, as `YYYYMMDD`.
    pub last_day: Option<i32>,
}

/// A city of the database.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownCity {
    pub id: i64,
    /// The data set (`seed`) or the import that its place and name come from.
    pub owner: String,
    pub slug: String,
    /// The usual name.
    pub name: String,
    /// The names of the city itself by which it is known.
    pub names: Vec<String>,
    /// By-names, and spellings of sources that are not the usual ones: a name of which another city may be meant.
    pub other_names: Vec<String>,
    /// Alpha-2 code.
    pub country: String,
    /// Latitude and longitude in decimal degrees.
    pub point: Option<(f64, f64)>,
    pub wikidata_id: Option<String>,
    pub level: CityLevel,
    /// The larger place that it lies in.
    pub within: Option<String>,
    /// The greatest of the headline figure.
    pub population: Option<f64>,
}

/// A relation of the database.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownRelation {
    /// The data set (`seed`) or the import that states it.
    pub owner: String,
    pub kind: RelationKind,
    pub status: RelationStatus,
    pub established: Option<PartialDate>,
    pub ended: Option<PartialDate>,
}

impl KnownRelation {
    /// Whether it says no more than that there is a relation.
    pub fn is_bare(&self) -> bool {
        self.kind == RelationKind::Unknown && self.established.is_none()
    }

    /// The one of these that an import cites where it states such a link, as the loader decides; none where it states
    /// one more.
    pub fn cited_for<'a>(
        relations: &[&'a Self],
        kind: RelationKind,
        established: Option<&PartialDate>,
    ) -> Option<&'a Self> {
        let same = |known: &&&Self| known.kind == kind && known.established.as_ref() == established;
        let is_bare = kind == RelationKind::Unknown && established.is_none();
        let highest = || relations.iter().max_by_key(|known| known.rank()).filter(|_| is_bare);
        relations.iter().find(same).or_else(highest).copied()
    }

    /// What orders the relations of two cities: one that lasts above one that has ended, then the later one above.
    pub fn rank(&self) -> impl Ord + use<> {
        let established = self.established.as_ref();
        let first_day = established.map(|date| date.first().number());
        rank(self.status, first_day, self.kind, established.map(ToString::to_string))
    }
}

/// Reads what the database has.
pub async fn known(db: &impl ConnectionTrait) -> Result<Known, DbErr> {
    let (home, published) = match dataset::Entity::find_by_id(1).one(db).await? {
        Some(row) => (city::Entity::find_by_id(row.home_city_id).one(db).await?, row.published),
        None => (None, None),
    };
    let published = published.and_then(|date| date.parse::<PartialDate>().ok());
    Ok(Known {
        countries: stored::countries(db).await?,
        cities: cities(db).await?,
        relations: relations(db).await?,
        home: home.map(|city| city.slug),
        last_day: published.map(|date| date.last().number()),
    })
}

async fn cities(db: &impl ConnectionTrait) -> Result<Vec<KnownCity>, DbErr> {
    let codes = stored::country_codes(db).await?;
    let names: Vec<(i64, String, NameKind)> = city_name::Entity::find()
        .inner_join(fact::Entity)
        .filter(fact::Column::FeatureId.is_null())
        .select_only()
        .column(fact::Column::CityId)
        .column(city_name::Column::Text)
        .column(city_name::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let (mut by_city, mut others): (BTreeMap<i64, Vec<String>>, BTreeMap<i64, Vec<String>>) =
        Default::default();
    for (city, name, kind) in names {
        let of_kind = match kind {
            NameKind::Official | NameKind::Local | NameKind::Alias | NameKind::Former => &mut by_city,
            NameKind::Nickname | NameKind::AsWritten => &mut others,
        };
        of_kind.entry(city).or_default().push(name);
    }
    let rows = city::Entity::find().order_by_asc(city::Column::Id).all(db).await?;
    let known = |row: city::Model| {
        let mut names = by_city.remove(&row.id).unwrap_or_default();
        names.push(row.name.clone());
        names.sort_unstable();
        names.dedup();
        let mut other_names = others.remove(&row.id).unwrap_or_default();
        other_names.retain(|name| !names.contains(name));
        KnownCity {
            id: row.id,
            owner: row.layer,
            slug: row.slug,
            name: row.name,
            names,
            other_names,
            country: codes.get(&row.country_id).cloned().unwrap_or_default(),
            point: row.latitude.zip(row.longitude),
            wikidata_id: row.wikidata_id,
            level: row.level,
            within: row.within,
            population: row.population_high,
        }
    };
    Ok(rows.into_iter().map(known).collect())
}

async fn relations(db: &impl ConnectionTrait) -> Result<BTreeMap<(i64, i64), Vec<KnownRelation>>, DbErr> {
    let date = |edtf: Option<String>| edtf.and_then(|edtf| edtf.parse().ok());
    let mut relations: BTreeMap<_, Vec<KnownRelation>> = BTreeMap::new();
    stored::each_relation(db, |row, fact| {
        // Most pairs have one.
        let of_pair = relations.entry((row.low_city_id, row.high_city_id));
        of_pair.or_insert_with(|| Vec::with_capacity(1)).push(KnownRelation {
            owner: fact.layer,
            kind: row.kind,
            status: row.status,
            established: date(row.established),
            ended: date(row.ended),
        });
    })
    .await?;
    Ok(relations)
}
