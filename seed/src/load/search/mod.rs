//! What the search finds: the texts of cities, countries and industries, and their terms.
//!
//! The texts are read back from the database, so that they are right however many data sets speak of a city.
//! A text that stands there already keeps its row and its terms.

mod countries;
mod terms;
mod texts;

use std::collections::{BTreeSet, HashMap};

use entity::search_text::{TargetKind, TextField};
use entity::{city, search_term, search_text};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::bulk;
use super::ids::Ids;
use super::progress::Progress;
use texts::Wanted;

/// Raise it when the same text gets other terms, or a country other names in `countries`: every text is then written anew.
pub(super) const FORM: i32 = 2;

/// Brings texts and terms to what the database says: those of the changed cities, of cities whose terms were made by
/// other rules, and of all countries and industries if they changed or the rules did.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    changed: &[i64],
    vocabulary_changed: bool,
    progress: &dyn Progress,
) -> Result<(), DbErr> {
    let mut cities = outdated(tx).await?;
    cities.extend(changed);
    cities.sort_unstable();
    cities.dedup();
    progress.begin("search", Some(cities.len()));
    let mut ids = Ids::after::<search_text::Entity>(tx, search_text::Column::Id).await?;
    if vocabulary_changed || is_vocabulary_outdated(tx).await? {
        let wanted = texts::of_vocabulary(tx).await?;
        let stored = search_text::Entity::find().filter(search_text::Column::CityId.is_null());
        replace(tx, &mut ids, wanted, stored.all(tx).await?).await?;
    }
    for cities in cities.chunks(bulk::BIND_VALUES) {
        let wanted = texts::of_cities(tx, cities).await?;
        let stored = bulk::find::<search_text::Entity>(tx, search_text::Column::CityId, cities).await?;
        replace(tx, &mut ids, wanted, stored).await?;
        progress.advance(cities.len());
    }
    Ok(())
}

/// Writes the texts that are not stored, with their terms, and deletes those that are not wanted.
async fn replace(
    tx: &impl ConnectionTrait,
    ids: &mut Ids,
    wanted: Vec<Wanted>,
    stored: Vec<search_text::Model>,
) -> Result<(), DbErr> {
    let mut stored: HashMap<Key, i64> = stored.into_iter().map(|row| (Key::of_row(&row), row.id)).collect();
    let (mut rows, mut terms) = (Vec::new(), BTreeSet::new());
    for text in wanted {
        if stored.remove(&text.key()).is_none() {
            let id = ids.next();
            let of_text = terms::of_text(&text);
            let grams = of_text.iter().filter(|(kind, _)| *kind == search_term::TermKind::Gram).count();
            rows.push(text.into_row(id, i32::try_from(grams).unwrap_or(i32::MAX)));
            terms.extend(of_text.into_iter().map(|(kind, term)| (kind, term, id)));
        }
    }
    let gone: Vec<i64> = stored.into_values().collect();
    // Terms go with their text.
    bulk::delete::<search_text::Entity>(tx, search_text::Column::Id, &gone).await?;
    bulk::insert::<search_text::Entity>(tx, rows).await?;
    let terms = terms.into_iter().map(|(kind, term, text_id)| search_term::Model { kind, term, text_id });
    bulk::insert::<search_term::Entity>(tx, terms.collect()).await
}

/// The cities that have no texts by the rules as they are: all those of a database that was filled by others.
async fn outdated(tx: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    let texts = Query::select()
        .expr(Expr::value(1))
        .from(search_text::Entity)
        .and_where(search_text::Column::CityId.into_expr().equals(city::Column::Id.as_column_ref()))
        .and_where(search_text::Column::Form.eq(FORM))
        .to_owned();
    city::Entity::find()
        .select_only()
        .column(city::Column::Id)
        .filter(Expr::exists(texts).not())
        .into_tuple()
        .all(tx)
        .await
}

/// Whether countries and industries have no texts by the rules as they are.
async fn is_vocabulary_outdated(tx: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let text = search_text::Entity::find()
        .filter(search_text::Column::CityId.is_null())
        .filter(search_text::Column::Form.eq(FORM));
    Ok(text.one(tx).await?.is_none())
}

/// What makes a row the one of a text.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    target: (TargetKind, i64),
    field: TextField,
    weight: i32,
    form: i32,
    text: String,
}

impl Key {
    fn of_row(row: &search_text::Model) -> Self {
        Self {
            target: (row.target_kind, row.target_id),
            field: row.field,
            weight: row.weight,
            form: row.form,
            text: row.text.clone(),
        }
    }
}

impl Wanted {
    fn key(&self) -> Key {
        Key {
            target: self.target,
            field: self.field,
            weight: self.weight,
            form: FORM,
            text: self.text.clone(),
        }
    }

    fn into_row(self, id: i64, grams: i32) -> search_text::Model {
        search_text::Model {
            id,
            target_kind: self.target.0,
            target_id: self.target.1,
            city_id: self.city,
            field: self.field,
            weight: self.weight,
            grams,
            form: FORM,
            text: self.text,
        }
    }
}

#[cfg(test)]
mod tests;
