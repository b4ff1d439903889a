//! What someone may have meant who wrote a slug that no city has.

use std::collections::HashMap;

use domain::nearest::nearest;
use domain::search::LAST;
use entity::city;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait as _, Select,
};

use crate::store::blocking::off_thread;
use crate::store::reading::Length;
use crate::store::{StoreError, View};

/// Longer words are no slugs, and comparing them with all slugs would be work for nothing.
const LONGEST_WORD: usize = 60;

/// So many slugs are compared with a word; where the data have more, only those that begin as the word does.
const COMPARED: usize = 20_000;

/// How many letters that is.
const BEGINNING: usize = 3;

/// For each word at most three slugs, the nearest first; words that no slug is near to are absent.
///
/// One statement reads the slugs, or two where there are many, whatever the number of words.
pub async fn nearest_slugs(
    view: &View,
    words: &[String],
) -> Result<HashMap<String, Vec<String>>, StoreError> {
    let words: Vec<_> = words.iter().filter(|word| word.len() <= LONGEST_WORD).cloned().collect();
    if words.is_empty() {
        return Ok(HashMap::new());
    }
    let slugs = candidates(view, &words, COMPARED).await?;
    off_thread(move || {
        let near = |word: &str| -> Vec<String> {
            let found = nearest(word, slugs.iter().map(String::as_str));
            found.into_iter().map(str::to_owned).collect()
        };
        let found = words.into_iter().map(|word| (near(&word), word));
        found.filter(|(near, _)| !near.is_empty()).map(|(near, word)| (word, near)).collect()
    })
    .await
}

/// All slugs; or if they are more than so many, as many of those that begin as one of the words does.
async fn candidates(view: &View, words: &[String], most: usize) -> Result<Vec<String>, StoreError> {
    let limit = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    let read = async |select: Select<city::Entity>| {
        view.tx.rows(Length::Long, &select.into_query(), |row| row.get::<String>("slug")).await
    };
    let all = city::Entity::find().select_only().column(city::Column::Slug);
    let slugs = read(all.clone().limit(limit(most + 1))).await?;
    if slugs.len() <= most {
        return Ok(slugs);
    }
    let mut alike = Condition::any();
    for word in words {
        let beginning: String = word.to_lowercase().chars().take(BEGINNING).collect();
        let beyond = format!("{beginning}{LAST}");
        alike = alike.add(city::Column::Slug.gte(beginning).and(city::Column::Slug.lt(beyond)));
    }
    read(all.filter(alike).order_by_asc(city::Column::Slug).limit(limit(most))).await
}
