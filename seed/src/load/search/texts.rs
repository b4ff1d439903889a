//! The texts that are found, and how much each counts.

use std::collections::HashSet;

use entity::city_name::NameKind;
use entity::search_text::{TargetKind, TextField};
use entity::{city, city_name, city_summary, country, country_name, fact, feature, industry, industry_name};
use sea_orm::sea_query::{JoinType, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use super::countries;
use domain::search::sentences;

/// Official and local names, and codes.
const NAME: i32 = 100;
/// Further names: former ones, aliases, and as a source writes them.
const OTHER_NAME: i32 = 90;
const NICKNAME: i32 = 80;
const SUMMARY: i32 = 10;

/// A text that the search shall find.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) target: (TargetKind, i64),
    pub(super) city: Option<i64>,
    pub(super) field: TextField,
    pub(super) weight: i32,
    pub(super) text: String,
}

/// Texts in their order, each once for a target.
#[derive(Default)]
struct Texts {
    wanted: Vec<Wanted>,
    known: HashSet<(TargetKind, i64, String)>,
}

impl Texts {
    fn add(
        &mut self,
        target: (TargetKind, i64),
        city: Option<i64>,
        field: TextField,
        weight: i32,
        text: String,
    ) {
        if self.known.insert((target.0, target.1, text.clone())) {
            self.wanted.push(Wanted { target, city, field, weight, text });
        }
    }
}

/// Names and codes of countries and industries.
pub(super) async fn of_vocabulary(tx: &impl ConnectionTrait) -> Result<Vec<Wanted>, DbErr> {
    let mut texts = Texts::default();
    for name in country_name::Entity::find()
        .order_by_asc(country_name::Column::CountryId)
        .order_by_asc(country_name::Column::Lang)
        .all(tx)
        .await?
    {
        texts.add((TargetKind::Country, name.country_id), None, TextField::Name, NAME, name.text);
    }
    for country in country::Entity::find().order_by_asc(country::Column::Id).all(tx).await? {
        let also = countries::also(&country.code);
        for code in std::iter::once(country.code).chain(country.alpha3) {
            texts.add((TargetKind::Country, country.id), None, TextField::Code, NAME, code);
        }
        for code in also.codes {
            texts.add((TargetKind::Country, country.id), None, TextField::Code, NAME, (*code).to_owned());
        }
        for name in also.names {
            texts.add(
                (TargetKind::Country, country.id),
                None,
                TextField::Name,
                OTHER_NAME,
                (*name).to_owned(),
            );
        }
    }
    for name in industry_name::Entity::find()
        .order_by_asc(industry_name::Column::IndustryId)
        .order_by_asc(industry_name::Column::Lang)
        .all(tx)
        .await?
    {
        texts.add((TargetKind::Industry, name.industry_id), None, TextField::Name, NAME, name.text);
    }
    for industry in industry::Entity::find().order_by_asc(industry::Column::Id).all(tx).await? {
        texts.add((TargetKind::Industry, industry.id), None, TextField::Code, NAME, industry.slug);
    }
    Ok(texts.wanted)
}

/// Names of the cities and their features, their slugs and Wikidata ids, and their summaries.
///
/// There may be as many of them as a statement has bind values.
pub(super) async fn of_cities(tx: &impl ConnectionTrait, cities: &[i64]) -> Result<Vec<Wanted>, DbErr> {
    let mut texts = Texts::default();
    let of_these = || fact::Column::CityId.is_in(cities.iter().copied());
    names(tx, &mut texts, of_these()).await?;
    features(tx, &mut texts, of_these()).await?;
    let codes: Vec<(i64, String, Option<String>)> = city::Entity::find()
        .select_only()
        .columns([city::Column::Id, city::Column::Slug, city::Column::WikidataId])
        .filter(city::Column::Id.is_in(cities.iter().copied()))
        .order_by_asc(city::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    for (id, slug, wikidata_id) in codes {
        for code in std::iter::once(slug).chain(wikidata_id) {
            texts.add((TargetKind::City, id), Some(id), TextField::Code, NAME, code);
        }
    }
    for summary in city_summary::Entity::find()
        .filter(city_summary::Column::CityId.is_in(cities.iter().copied()))
        .order_by_asc(city_summary::Column::CityId)
        .order_by_asc(city_summary::Column::Lang)
        .all(tx)
        .await?
    {
        let city = summary.city_id;
        for sentence in sentences(&summary.text) {
            let text = sentence.to_owned();
            texts.add((TargetKind::City, city), Some(city), TextField::Summary, SUMMARY, text);
        }
    }
    Ok(texts.wanted)
}

/// The names that cities and features have as facts.
async fn names(tx: &impl ConnectionTrait, texts: &mut Texts, of_these: SimpleExpr) -> Result<(), DbErr> {
    let names: Vec<(i64, Option<i64>, String, NameKind)> = city_name::Entity::find()
        .join(JoinType::InnerJoin, city_name::Relation::Fact.def())
        .select_only()
        .column(fact::Column::CityId)
        .column(fact::Column::FeatureId)
        .column(city_name::Column::Text)
        .column(city_name::Column::Kind)
        .filter(of_these)
        .order_by_asc(fact::Column::CityId)
        .order_by_asc(fact::Column::Position)
        .order_by_asc(fact::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    for (city, feature, text, kind) in names {
        let target = feature.map_or((TargetKind::City, city), |feature| (TargetKind::Feature, feature));
        let (field, weight) = match kind {
            NameKind::Official | NameKind::Local => (TextField::Name, NAME),
            NameKind::Alias | NameKind::Former | NameKind::AsWritten => (TextField::Name, OTHER_NAME),
            NameKind::Nickname => (TextField::Nickname, NICKNAME),
        };
        texts.add(target, Some(city), field, weight, text);
    }
    Ok(())
}

/// The English names of features.
async fn features(tx: &impl ConnectionTrait, texts: &mut Texts, of_these: SimpleExpr) -> Result<(), DbErr> {
    let features: Vec<(i64, i64, String)> = feature::Entity::find()
        .join(JoinType::InnerJoin, feature::Relation::Fact.def())
        .select_only()
        .column(fact::Column::CityId)
        .column(feature::Column::Id)
        .column(feature::Column::Name)
        .filter(of_these)
        .order_by_asc(fact::Column::CityId)
        .order_by_asc(fact::Column::Position)
        .order_by_asc(fact::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    for (city, feature, name) in features {
        texts.add((TargetKind::Feature, feature), Some(city), TextField::Name, NAME, name);
    }
    Ok(())
}
