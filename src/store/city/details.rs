//! What a visitor asks of a place beside its facts. Few requests ask for it, so it is read apart from the city.

use std::collections::{BTreeMap, HashMap};

use entity::city;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Query;

use crate::store::reading::{Length, Row};
use crate::store::{StoreError, View, keys};

/// All of it may be unknown.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// An identifier of the IANA time zone database.
    pub time_zone: Option<String>,
    /// In metres above sea level.
    pub elevation: Option<f64>,
    /// A URL.
    pub website: Option<String>,
    /// The titles of Wikipedia articles by language, English first.
    pub wikipedia: Vec<(String, String)>,
}

/// The details of cities, by city.
pub async fn find_details(view: &View, ids: &[i64]) -> Result<HashMap<i64, Details>, StoreError> {
    use city::Column;
    let select = Query::select()
        .columns([Column::Id, Column::TimeZone, Column::Elevation, Column::Website, Column::Wikipedia])
        .from(city::Entity)
        .and_where(keys::among(view.backend(), Column::Id.as_column_ref(), ids))
        .to_owned();
    let read = |row: &Row<'_>| {
        let wikipedia: Option<String> = row.get("wikipedia")?;
        let details = Details {
            time_zone: row.get("time_zone")?,
            elevation: row.get("elevation")?,
            website: row.get("website")?,
            wikipedia: wikipedia.as_deref().map(by_language).unwrap_or_default(),
        };
        Ok((row.get("id")?, details))
    };
    Ok(view.tx.rows(Length::Short, &select, read).await?.into_iter().collect())
}

/// The column's texts. Where nothing that is wanted is there, the first one is taken, which is English.
fn by_language(json: &str) -> Vec<(String, String)> {
    let texts: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by_key(|(lang, _)| lang != "en");
    texts
}
