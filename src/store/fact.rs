//! Facts: the rows of a profile with their sources, and the notes and citations that point at them.

use std::collections::HashMap;

use entity::fact::FactKind;
use entity::{
    citation, city, city_attribute, city_industry, city_name, climate, fact, feature, measurement, note,
    note_citation, ranking,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Related};

use super::reading::{Read as _, Table};
use super::{StoreError, View, keys};

/// A row of a profile table with the fact whose id it shares.
#[derive(Clone, Debug)]
pub struct Sourced<M> {
    pub fact: fact::Model,
    pub row: M,
}

/// A profile table: its rows share the ids of the facts of one kind.
pub trait Stated: Table<Model: Send + Sync> + Related<fact::Entity> {
    const KIND: FactKind;
}

macro_rules! stated {
    ($($table:ident: $kind:ident,)*) => {
        $(impl Stated for $table::Entity {
            const KIND: FactKind = FactKind::$kind;
        })*
    };
}

stated! {
    city_attribute: Attribute,
    city_industry: Industry,
    city_name: Name,
    climate: Climate,
    feature: Feature,
    measurement: Measurement,
    ranking: Ranking,
}

/// The rows of one profile table that the entries of these cities state, in the order of the entry.
///
/// The kind keeps the database from a look at every relation of a city; the join is an inner one, since from an outer
/// one SQLite would begin with all rows of the table.
pub async fn list_by_city<E: Stated>(
    view: &View,
    cities: &[i64],
) -> Result<HashMap<i64, Vec<Sourced<E::Model>>>, StoreError> {
    let found = E::find()
        .inner_join(fact::Entity)
        .select_also(fact::Entity)
        .filter(keys::among(view.backend(), fact::Column::CityId.as_column_ref(), cities))
        .filter(fact::Column::Kind.eq(E::KIND))
        .order_by_asc(fact::Column::CityId)
        .order_by_asc(fact::Column::Position)
        .order_by_asc(fact::Column::Id)
        .read(&view.tx)
        .await?;
    let mut by_city: HashMap<i64, Vec<_>> = HashMap::new();
    for (row, fact) in found {
        let Some(fact) = fact else { continue };
        by_city.entry(fact.city_id).or_default().push(Sourced { fact, row });
    }
    Ok(by_city)
}

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, fact::Model>, StoreError> {
    let found = fact::Entity::find()
        .filter(keys::among(view.backend(), fact::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|fact| (fact.id, fact)).collect())
}

/// Features with their facts.
pub async fn find_features(
    view: &View,
    ids: &[i64],
) -> Result<HashMap<i64, Sourced<feature::Model>>, StoreError> {
    let found = feature::Entity::find()
        .find_also_related(fact::Entity)
        .filter(keys::among(view.backend(), feature::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().filter_map(|(row, fact)| Some((row.id, Sourced { fact: fact?, row }))).collect())
}

/// Facts by the slug of the city that states them and their key.
pub async fn find_by_keys(
    view: &View,
    wanted: &[(String, String)],
) -> Result<HashMap<(String, String), fact::Model>, StoreError> {
    let (slugs, names): (Vec<_>, Vec<_>) = wanted.iter().cloned().unzip();
    // Slugs and keys are matched apart, which may give more facts than were asked for.
    let found = fact::Entity::find()
        .inner_join(city::Entity)
        .select_also(city::Entity)
        .filter(keys::among_words(view.backend(), city::Column::Slug.as_column_ref(), &slugs))
        .filter(keys::among_words(view.backend(), fact::Column::Key.as_column_ref(), &names))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().filter_map(|(fact, city)| Some(((city?.slug, fact.key.clone()), fact))).collect())
}

pub async fn list_citations(
    view: &View,
    facts: &[i64],
) -> Result<HashMap<i64, Vec<citation::Model>>, StoreError> {
    let found = citation::Entity::find()
        .filter(keys::among(view.backend(), citation::Column::FactId.as_column_ref(), facts))
        .order_by_asc(citation::Column::FactId)
        .order_by_asc(citation::Column::Position)
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |citation| citation.fact_id))
}

/// The sources of notes, in their order.
pub async fn list_note_citations(
    view: &View,
    notes: &[i64],
) -> Result<HashMap<i64, Vec<note_citation::Model>>, StoreError> {
    let found = note_citation::Entity::find()
        .filter(keys::among(view.backend(), note_citation::Column::NoteId.as_column_ref(), notes))
        .order_by_asc(note_citation::Column::NoteId)
        .order_by_asc(note_citation::Column::Position)
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |citation| citation.note_id))
}

/// All notes of cities' entries, in their order.
pub async fn list_notes(view: &View, cities: &[i64]) -> Result<HashMap<i64, Vec<note::Model>>, StoreError> {
    let found = note::Entity::find()
        .filter(keys::among(view.backend(), note::Column::CityId.as_column_ref(), cities))
        .order_by_asc(note::Column::CityId)
        .order_by_asc(note::Column::Position)
        .order_by_asc(note::Column::Id)
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |note| note.city_id))
}

/// Notes by the slug of the city whose entry they are on and their key.
pub async fn find_notes_by_keys(
    view: &View,
    wanted: &[(String, String)],
) -> Result<HashMap<(String, String), note::Model>, StoreError> {
    let (slugs, names): (Vec<_>, Vec<_>) = wanted.iter().cloned().unzip();
    let found = note::Entity::find()
        .inner_join(city::Entity)
        .select_also(city::Entity)
        .filter(keys::among_words(view.backend(), city::Column::Slug.as_column_ref(), &slugs))
        .filter(keys::among_words(view.backend(), note::Column::Key.as_column_ref(), &names))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().filter_map(|(note, city)| Some(((city?.slug, note.key.clone()), note))).collect())
}
