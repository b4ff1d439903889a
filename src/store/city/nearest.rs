//! What someone may have meant who wrote a slug that no city has.

use std::collections::HashMap;

use domain::nearest::nearest;
use entity::city;
use sea_orm::{EntityTrait, QuerySelect, QueryTrait as _};

use crate::store::blocking::off_thread;
use crate::store::reading::Length;
use crate::store::{StoreError, View};

/// Longer words are no slugs, and comparing them with all slugs would be work for nothing.
const LONGEST_WORD: usize = 60;

/// For each word at most three slugs, the nearest first; words that no slug is near to are absent.
///
/// One statement reads all slugs, whatever the number of words.
pub async fn nearest_slugs(
    view: &View,
    words: &[String],
) -> Result<HashMap<String, Vec<String>>, StoreError> {
    let words: Vec<_> = words.iter().filter(|word| word.len() <= LONGEST_WORD).cloned().collect();
    if words.is_empty() {
        return Ok(HashMap::new());
    }
    let slugs = city::Entity::find().select_only().column(city::Column::Slug);
    let slugs = view.tx.rows(Length::Long, &slugs.into_query(), |row| row.get::<String>("slug")).await?;
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
