//! The search: what is looked up, in one statement, and how hits are ranked.
//!
//! What counts only where nothing else is found is looked up by a second statement, and only then: groups of three
//! letters stand in thousands of names of a large world.
//!
//! Every lookup is a range of the index on terms. Points are integers and every tie ends in the id, so that both
//! databases give the same hits in the same order. `docs/search.md` explains the rules to users.

mod lookups;
mod sql;

use entity::search_text::TargetKind;
use sea_orm::{ActiveEnum, DbErr, Statement, Value};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::order::{Key, KeyKind, Position};
use super::page::{Page, Placed, Window};
use super::reading::{Length, Row};
use super::{StoreError, View, keys};
use lookups::Lookups;

/// The key of the list of hits: its rank, of which smaller is better; the id follows.
pub const ORDER: [KeyKind; 1] = [KeyKind::Number];

/// A search as it was asked, folded and cut.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Search {
    /// What tells it from others.
    fingerprint: String,
    /// The lookups that find what was asked, and those that count where they find nothing, as JSON.
    solid: String,
    fuzzy: String,
    words: i64,
    grams: i64,
    /// What may be found; all if empty.
    kinds: Vec<TargetKind>,
}

/// Where a text stands that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MatchedField {
    Name,
    Nickname,
    Feature,
    Industry,
    Summary,
}

/// Each field with its bit in the statement, the one that counts most first.
const FIELDS: [(MatchedField, i64); 5] = [
    (MatchedField::Name, 1),
    (MatchedField::Nickname, 2),
    (MatchedField::Feature, 4),
    (MatchedField::Industry, 8),
    (MatchedField::Summary, 16),
];

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: TargetKind,
    pub id: i64,
    pub matched_in: Vec<MatchedField>,
    pub matched_text: String,
}

impl Search {
    /// What is asked; `None` if the text has neither letters nor numbers.
    pub fn new(text: &str, mut kinds: Vec<TargetKind>) -> Option<Self> {
        kinds.sort_unstable();
        kinds.dedup();
        let lookups = Lookups::of_text(text)?;
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (solid, fuzzy) = lookups.split();
        let types: Vec<String> = kinds.iter().map(ActiveEnum::to_value).collect();
        let told = format!("{}\n{}", json!(lookups.rows), types.join(" "));
        Some(Self {
            fingerprint: format!("{:x}", Sha256::digest(told)),
            solid,
            fuzzy,
            words: lookups.words,
            grams: count(lookups.grams),
            kinds,
        })
    }

    /// What tells this search from others: equal for spellings that fold to the same.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn statement(
        &self,
        view: &View,
        lookups: &str,
        outer: &str,
        more: impl IntoIterator<Item = i64>,
    ) -> Statement {
        let kinds: Vec<String> = if self.kinds.is_empty() {
            ["CITY", "COUNTRY", "FEATURE", "INDUSTRY"].map(String::from).to_vec()
        } else {
            self.kinds.iter().map(ActiveEnum::to_value).collect()
        };
        let backend = view.backend();
        let mut sql = format!("{}{outer}", sql::HITS)
            .replace("JSON_ROWS", keys::json_rows(backend))
            .replace("KINDS", &format!("'{}'", kinds.join("', '")));
        for (word, table, alias, condition) in sql::JOINS {
            sql = sql.replace(word, &keys::join_each(backend, table, alias, condition));
        }
        let mut values: Vec<Value> = vec![lookups.into(), self.words.max(1).into(), self.grams.into()];
        values.extend(more.into_iter().map(Value::from));
        Statement::from_sql_and_values(backend, sql, values)
    }
}

/// A page of what is found, the best first.
pub async fn list(view: &View, search: &Search, window: &Window) -> Result<Page<Hit>, StoreError> {
    let (place, beyond, end) =
        if window.backward { (&window.before, "<", i64::MAX) } else { (&window.after, ">", i64::MIN) };
    let (rank, id) = match place {
        Some(Position { keys, id, .. }) => match keys.as_slice() {
            [Key::Number(rank)] => (*rank, *id),
            _ => (end, end),
        },
        None => (end, end),
    };
    let or_equal = place.as_ref().is_some_and(|place| place.or_equal);
    let page = sql::PAGE
        .replace("BEYOND", &format!("{beyond}{}", if or_equal { "=" } else { "" }))
        .replace("DIRECTION", if window.backward { "DESC" } else { "ASC" });
    let limit = i64::try_from(window.limit).unwrap_or(i64::MAX).saturating_add(1);
    let rows = async |lookups: &str| {
        let statement = search.statement(view, lookups, &page, [limit, rank, id]);
        view.tx.raw_rows(Length::Long, statement, hit).await
    };
    let mut found = rows(&search.solid).await?;
    // Beyond a place there may be nothing more of what is found.
    if found.is_empty() && (place.is_none() || count_of(view, search, &search.solid).await? == 0) {
        found = rows(&search.fuzzy).await?;
    }
    Ok(window.page(found))
}

/// How many things are found.
pub async fn count(view: &View, search: &Search) -> Result<i64, StoreError> {
    match count_of(view, search, &search.solid).await? {
        0 => count_of(view, search, &search.fuzzy).await,
        found => Ok(found),
    }
}

async fn count_of(view: &View, search: &Search, lookups: &str) -> Result<i64, StoreError> {
    let statement = search.statement(view, lookups, sql::COUNT, []);
    let numbers = view.tx.raw_rows(Length::Long, statement, |row| row.get("hits")).await?;
    Ok(numbers.first().copied().unwrap_or_default())
}

fn hit(row: &Row<'_>) -> Result<Placed<Hit>, DbErr> {
    let fields: i64 = row.get("fields")?;
    let hit = Hit {
        kind: row.word("target_kind")?,
        id: row.get("target_id")?,
        matched_in: FIELDS.iter().filter(|(_, bit)| fields & bit != 0).map(|(field, _)| *field).collect(),
        matched_text: row.get("text")?,
    };
    let keys = vec![Key::Number(row.get("rank")?)];
    let position = Position { keys, id: hit.id, or_equal: false };
    Ok(Placed { row: hit, position })
}
