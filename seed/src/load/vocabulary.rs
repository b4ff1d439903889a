//! Sources, countries and industries: added or updated in place by slug or code, never removed.

use std::collections::{BTreeMap, BTreeSet};

use entity::{country, country_name, industry, industry_name, industry_within, source};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::ids::Ids;
use super::owner::{Owner, SEED};
use super::{bulk, stored};
use crate::record::{DataSet, Texts};
use domain::sort_key::sort_key;

/// The ids of what cities refer to.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) sources: BTreeMap<String, i64>,
    pub(super) countries: BTreeMap<String, i64>,
    pub(super) industries: BTreeMap<String, i64>,
    /// How many records were added or updated.
    pub(super) changed_rows: usize,
}

pub(super) async fn store(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    data: &DataSet,
) -> Result<Vocabulary, DbErr> {
    let mut vocabulary = Vocabulary::default();
    sources(tx, owner, data, &mut vocabulary).await?;
    countries(tx, data, &mut vocabulary).await?;
    industries(tx, data, &mut vocabulary).await?;
    Ok(vocabulary)
}

/// Deletes the sources of an earlier data set that nothing names any more; `known` are those of the data.
pub(super) async fn forget_sources(tx: &impl ConnectionTrait, known: &Vocabulary) -> Result<(), DbErr> {
    let cited = "SELECT source_id FROM fact UNION SELECT source_id FROM citation \
         UNION SELECT source_id FROM note_citation UNION SELECT source_id FROM dataset";
    let own = source::Column::Layer.eq(SEED);
    let rows = source::Entity::find().filter(own).filter(Expr::cust(format!("id NOT IN ({cited})")));
    let gone = rows.all(tx).await?.into_iter().filter(|row| !known.sources.contains_key(&row.slug));
    let gone: Vec<i64> = gone.map(|row| row.id).collect();
    bulk::delete::<source::Entity>(tx, source::Column::Id, &gone).await
}

async fn sources(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    data: &DataSet,
    vocabulary: &mut Vocabulary,
) -> Result<(), DbErr> {
    let rows = source::Entity::find().all(tx).await?;
    let stored: BTreeMap<String, _> = rows.into_iter().map(|row| (row.slug.clone(), row)).collect();
    let mut ids = Ids::after::<source::Entity>(tx, source::Column::Id).await?;
    let mut added = Vec::new();
    for record in &data.sources {
        let old = stored.get(&record.slug);
        let row = source::Model {
            id: old.map_or_else(|| ids.next(), |old| old.id),
            slug: record.slug.clone(),
            title: record.title.clone(),
            description: record.description.clone(),
            publisher: record.publisher.clone(),
            url: record.url.clone(),
            published: record.published.as_ref().map(ToString::to_string),
            retrieved: record.retrieved.clone(),
            license: record.license.clone(),
            translations: stored::translations(&record.translations),
            // An import sees the sources of all owners and takes none of them over.
            layer: match old {
                _ if owner.is_seed() => SEED.to_owned(),
                Some(old) => old.layer.clone(),
                None => owner.0.to_owned(),
            },
        };
        vocabulary.sources.insert(record.slug.clone(), row.id);
        vocabulary.changed_rows += usize::from(old != Some(&row));
        match old {
            None => added.push(row),
            Some(old) if *old != row => bulk::update::<source::Entity>(tx, row).await?,
            Some(_) => {}
        }
    }
    bulk::insert::<source::Entity>(tx, added).await
}

async fn countries(
    tx: &impl ConnectionTrait,
    data: &DataSet,
    vocabulary: &mut Vocabulary,
) -> Result<(), DbErr> {
    let rows = country::Entity::find().all(tx).await?;
    let stored: BTreeMap<String, _> = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
    let names = country_name::Entity::find().all(tx).await?;
    let stored_names = by_id(names.into_iter().map(|row| (row.country_id, row.lang, row.text)));
    let mut ids = Ids::after::<country::Entity>(tx, country::Column::Id).await?;
    let (mut added, mut renamed, mut name_rows) = (Vec::new(), Vec::new(), Vec::new());
    for record in &data.countries {
        let old = stored.get(&record.code);
        let name = record.names.get("en").cloned().unwrap_or_default();
        let row = country::Model {
            id: old.map_or_else(|| ids.next(), |old| old.id),
            code: record.code.clone(),
            alpha3: record.alpha3.clone(),
            numeric: record.numeric.clone(),
            region: record.region,
            subregion: record.subregion.clone(),
            languages: record.languages.join(" "),
            south: record.bounds.map(|bounds| bounds.south),
            west: record.bounds.map(|bounds| bounds.west),
            north: record.bounds.map(|bounds| bounds.north),
            east: record.bounds.map(|bounds| bounds.east),
            sort_key: sort_key(&name),
            name,
            partner_count: old.map_or(0, |old| old.partner_count),
        };
        vocabulary.countries.insert(record.code.clone(), row.id);
        let same_names = stored_names.get(&row.id) == Some(&record.names);
        vocabulary.changed_rows += usize::from(old != Some(&row) || !same_names);
        if !same_names {
            renamed.push(row.id);
            name_rows.extend(record.names.iter().map(|(lang, text)| country_name::Model {
                country_id: row.id,
                lang: lang.clone(),
                text: text.clone(),
            }));
        }
        match old {
            None => added.push(row),
            Some(old) if *old != row => bulk::update::<country::Entity>(tx, row).await?,
            Some(_) => {}
        }
    }
    bulk::insert::<country::Entity>(tx, added).await?;
    bulk::delete::<country_name::Entity>(tx, country_name::Column::CountryId, &renamed).await?;
    bulk::insert::<country_name::Entity>(tx, name_rows).await
}

async fn industries(
    tx: &impl ConnectionTrait,
    data: &DataSet,
    vocabulary: &mut Vocabulary,
) -> Result<(), DbErr> {
    let rows = industry::Entity::find().all(tx).await?;
    let stored: BTreeMap<String, _> = rows.into_iter().map(|row| (row.slug.clone(), row)).collect();
    let names = industry_name::Entity::find().all(tx).await?;
    let stored_names = by_id(names.into_iter().map(|row| (row.industry_id, row.lang, row.text)));
    let mut ids = Ids::after::<industry::Entity>(tx, industry::Column::Id).await?;
    // All ids first: an industry may be part of one that stands further down.
    for record in &data.industries {
        let id = stored.get(&record.slug).map_or_else(|| ids.next(), |old| old.id);
        vocabulary.industries.insert(record.slug.clone(), id);
    }
    let (mut added, mut renamed, mut name_rows) = (Vec::new(), Vec::new(), Vec::new());
    for record in &data.industries {
        let old = stored.get(&record.slug);
        let row = industry::Model {
            id: vocabulary.industries[&record.slug],
            slug: record.slug.clone(),
            name: record.names.get("en").cloned().unwrap_or_default(),
            sector: record.sector,
            part_of_id: record.part_of.as_ref().map(|slug| vocabulary.industries[slug]),
        };
        let same_names = stored_names.get(&row.id) == Some(&record.names);
        vocabulary.changed_rows += usize::from(old != Some(&row) || !same_names);
        if !same_names {
            renamed.push(row.id);
            name_rows.extend(record.names.iter().map(|(lang, text)| industry_name::Model {
                industry_id: row.id,
                lang: lang.clone(),
                text: text.clone(),
            }));
        }
        match old {
            None => added.push(row),
            Some(old) if *old != row => bulk::update::<industry::Entity>(tx, row).await?,
            Some(_) => {}
        }
    }
    bulk::insert::<industry::Entity>(tx, added).await?;
    bulk::delete::<industry_name::Entity>(tx, industry_name::Column::IndustryId, &renamed).await?;
    bulk::insert::<industry_name::Entity>(tx, name_rows).await?;
    within(tx).await
}

/// Writes which industries lie within which, if that differs.
async fn within(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let industries = industry::Entity::find().all(tx).await?;
    let part_of: BTreeMap<i64, Option<i64>> =
        industries.iter().map(|industry| (industry.id, industry.part_of_id)).collect();
    let mut rows = BTreeSet::new();
    for &id in part_of.keys() {
        let mut wider = Some(id);
        // Ends in a circle too, which `check` refuses: a pair that is there already leads nowhere new.
        while let Some(within_id) = wider.filter(|&wider| rows.insert((wider, id))) {
            wider = part_of.get(&within_id).copied().flatten();
        }
    }
    let stored = industry_within::Entity::find().all(tx).await?;
    if stored.iter().map(|row| (row.within_id, row.industry_id)).collect::<BTreeSet<_>>() == rows {
        return Ok(());
    }
    industry_within::Entity::delete_many().exec(tx).await?;
    let rows =
        rows.into_iter().map(|(within_id, industry_id)| industry_within::Model { within_id, industry_id });
    bulk::insert::<industry_within::Entity>(tx, rows.collect()).await
}

/// The texts of each id by language.
fn by_id(rows: impl Iterator<Item = (i64, String, String)>) -> BTreeMap<i64, Texts> {
    let mut names: BTreeMap<i64, Texts> = BTreeMap::new();
    for (id, lang, text) in rows {
        names.entry(id).or_default().insert(lang, text);
    }
    names
}
