//! The search: what is looked up, in one statement, and how hits are ranked.
//!
//! Every lookup is a range of the index on terms. Points are integers and every tie ends in the id, so that both
//! databases give the same hits in the same order. `docs/search.md` explains the rules to users.

use entity::search_term::TermKind;
use entity::search_text::TargetKind;
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, QueryResult, Statement, Value};
use seed::search::{LAST, Piece, compact, fold, grams, pairs, pieces, without_tone_numbers};
use serde_json::json;

use super::order::{Key, Position};
use super::page::{Page, Placed, Window};
use super::{StoreError, View, keys};

/// The points of a lookup, of 100, where the term is what was asked and where it only begins so.
struct Points {
    exact: i64,
    prefix: i64,
}

/// The whole text is a whole name.
const WHOLE: Points = Points { exact: 100, prefix: 70 };
/// The whole text sounds like a whole Chinese name; one that is written so comes before it.
const SOUND: Points = Points { exact: 99, prefix: 69 };
/// A word of the text is a word of a name or summary.
const WORD: Points = Points { exact: 50, prefix: 30 };
/// One ideograph says less than a word.
const IDEOGRAPH: Points = Points { exact: 30, prefix: 30 };

/// The part that is the whole text; its words are the parts 1, 2, 3 ...
const WHOLE_TEXT: usize = 0;
/// No term has a smaller character, so `term ≤ x < term + FIRST` is the term alone.
const FIRST: char = '\u{1}';

/// A search as it was asked, folded and cut.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Search {
    /// `[part, kind, low, high, points of low, points of others]` for each lookup.
    lookups: String,
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
    /// Smaller is better; with the id it is the place in the list.
    rank: i64,
    pub matched_in: Vec<MatchedField>,
    pub matched_text: String,
}

impl Search {
    /// Folds and cuts a text; `None` if it has neither letters nor numbers.
    pub fn new(text: &str, mut kinds: Vec<TargetKind>) -> Option<Self> {
        kinds.sort_unstable();
        kinds.dedup();
        let folded = fold(text);
        let mut lookups = Lookups::default();
        let whole = compact(&folded);
        let toneless: Option<String> = folded.split(' ').map(without_tone_numbers).collect();
        for whole in std::iter::once(&whole).chain(&toneless).filter(|whole| !whole.is_empty()) {
            lookups.range(WHOLE_TEXT, TermKind::Name, whole, &WHOLE);
            lookups.range(WHOLE_TEXT, TermKind::Sound, whole, &SOUND);
            lookups.alone(WHOLE_TEXT, TermKind::Code, whole, WHOLE.exact);
            // `wen zhou` is the word Wenzhou of a longer text.
            lookups.range(WHOLE_TEXT, TermKind::Word, whole, &WORD);
        }
        let mut words = WHOLE_TEXT;
        for piece in pieces(&folded) {
            match piece {
                Piece::Word(word) => {
                    words += 1;
                    for word in std::iter::once(word.to_owned()).chain(without_tone_numbers(word)) {
                        lookups.range(words, TermKind::Word, &word, &WORD);
                    }
                }
                Piece::Ideographs(run) if run.chars().count() == 1 => {
                    words += 1;
                    lookups.range(words, TermKind::Pair, run, &IDEOGRAPH);
                }
                Piece::Ideographs(run) => {
                    for pair in pairs(run).filter(|pair| pair.chars().count() == 2) {
                        words += 1;
                        lookups.alone(words, TermKind::Pair, pair, WORD.exact);
                    }
                }
            }
        }
        let grams = grams(&folded);
        lookups.grams(&grams);
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        (!whole.is_empty()).then(|| Self {
            lookups: json!(lookups.rows).to_string(),
            words: count(words),
            grams: count(grams.len()),
            kinds,
        })
    }

    /// What tells this search from others: equal for spellings that fold to the same.
    pub fn fingerprint(&self) -> String {
        let kinds: Vec<String> = self.kinds.iter().map(ActiveEnum::to_value).collect();
        seed::record::hash("search", &(&self.lookups, kinds))
    }

    fn statement(&self, view: &View, outer: &str, more: impl IntoIterator<Item = i64>) -> Statement {
        let kinds: Vec<String> = if self.kinds.is_empty() {
            ["CITY", "COUNTRY", "FEATURE", "INDUSTRY"].map(String::from).to_vec()
        } else {
            self.kinds.iter().map(ActiveEnum::to_value).collect()
        };
        let sql = format!("{HITS}{outer}")
            .replace("JSON_ROWS", keys::json_rows(view.backend()))
            .replace("KINDS", &format!("'{}'", kinds.join("', '")));
        let mut values: Vec<Value> =
            vec![self.lookups.clone().into(), self.words.max(1).into(), self.grams.into()];
        values.extend(more.into_iter().map(Value::from));
        Statement::from_sql_and_values(view.backend(), sql, values)
    }
}

/// The rows of a search's lookups.
#[derive(Default)]
struct Lookups {
    rows: Vec<serde_json::Value>,
}

impl Lookups {
    /// The term, and those that begin with it.
    fn range(&mut self, part: usize, kind: TermKind, term: &str, points: &Points) {
        self.rows.push(json!([part, kind, term, format!("{term}{LAST}"), points.exact, points.prefix]));
    }

    /// The term alone.
    fn alone(&mut self, part: usize, kind: TermKind, term: &str, points: i64) {
        self.rows.push(json!([part, kind, term, format!("{term}{FIRST}"), points, 0]));
    }

    /// Grams are a part of their own, -1, whose points are how many of them a text has.
    fn grams(&mut self, grams: &[String]) {
        let row = |gram: &String| json!([-1, TermKind::Gram, gram, format!("{gram}{FIRST}"), 0, 0]);
        self.rows.extend(grams.iter().map(row));
    }
}

/// The ranked targets: `chosen(target_kind, target_id, solid, rank)`, and `hit` with what led to each.
///
/// `$1` the lookups, `$2` how many words (at least 1), `$3` how many grams.
/// `found`: what each text has of each part. `met`: with the text, strength from 0 to 10,000. `hit`: the targets that
/// a text leads to; a feature and an industry lead to their cities too, and the name of a country lends a word to
/// its cities, for `Ipswich Australia`, but finds none. `ranked`: all words must be met, wherever; grams count only
/// where nothing else is found.
const HITS: &str = "\
WITH asked AS MATERIALIZED (
  SELECT CAST(value ->> 0 AS BIGINT) AS part, value ->> 1 AS kind, value ->> 2 AS low, value ->> 3 AS high,
    CAST(value ->> 4 AS BIGINT) AS exact, CAST(value ->> 5 AS BIGINT) AS prefix
  FROM JSON_ROWS
), found AS MATERIALIZED (
  SELECT t.text_id, a.part, COUNT(*) AS times, MAX(CASE WHEN t.term = a.low THEN a.exact ELSE a.prefix END) AS points
  FROM asked a CROSS JOIN search_term t
  WHERE t.kind = a.kind AND t.term >= a.low AND t.term < a.high
  GROUP BY t.text_id, a.part
  HAVING a.part >= 0 OR COUNT(*) * 2 >= $3
), met AS MATERIALIZED (
  SELECT s.target_kind, s.target_id, s.city_id, s.field, s.weight, s.id AS text_id, f.part,
    CASE WHEN length(s.text) > 9999 THEN 9999 ELSE length(s.text) END AS letters,
    CASE WHEN f.part >= 0 THEN f.points * 100
      WHEN f.times * 5 >= $3 + s.grams THEN f.times * 3000 / ($3 + s.grams) ELSE 0 END AS strength
  FROM found f JOIN search_text s ON s.id = f.text_id
), hit AS MATERIALIZED (
  SELECT target_kind, target_id, part, strength * weight / 100 AS score, text_id, letters,
    CASE field WHEN 'NICKNAME' THEN 2 WHEN 'SUMMARY' THEN 16 ELSE 1 END AS field
  FROM met WHERE strength > 0
  UNION ALL
  SELECT 'CITY', city_id, part, strength * 40 / 100, text_id, letters, 4
  FROM met WHERE strength > 0 AND target_kind = 'FEATURE'
  UNION ALL
  SELECT 'CITY', fact.city_id, part, strength * 39 / 100, text_id, letters, 8
  FROM met JOIN city_industry i ON i.industry_id = met.target_id JOIN fact ON fact.id = i.id
  WHERE strength > 0 AND target_kind = 'INDUSTRY' AND fact.feature_id IS NULL
  UNION ALL
  SELECT 'CITY', city.id, part, 0, text_id, letters, 0
  FROM met JOIN city ON city.country_id = met.target_id
  WHERE target_kind = 'COUNTRY' AND part > 0 AND $2 > 1
), best AS (
  SELECT target_kind, target_id, part, MAX(score) AS score
  FROM hit WHERE target_kind IN (KINDS) GROUP BY target_kind, target_id, part
), parts AS (
  SELECT target_kind, target_id,
    MAX(CASE WHEN part = 0 THEN score ELSE 0 END) AS whole,
    CASE WHEN COUNT(CASE WHEN part > 0 THEN 1 END) = $2
      THEN CAST(SUM(CASE WHEN part > 0 THEN score ELSE 0 END) AS BIGINT) / $2 ELSE 0 END AS words,
    MAX(CASE WHEN part < 0 THEN score ELSE 0 END) AS fuzzy
  FROM best GROUP BY target_kind, target_id
), ranked AS MATERIALIZED (
  SELECT target_kind, target_id, CASE WHEN whole > words THEN whole ELSE words END AS solid, fuzzy
  FROM parts
), chosen AS (
  SELECT target_kind, target_id, solid,
    CASE target_kind WHEN 'CITY' THEN 0 WHEN 'COUNTRY' THEN 1 WHEN 'FEATURE' THEN 2 ELSE 3 END
      - 4 * CASE WHEN solid > 0 THEN solid ELSE fuzzy END AS rank
  FROM ranked
  WHERE solid > 0 OR (fuzzy > 0 AND NOT EXISTS (SELECT 1 FROM ranked WHERE solid > 0))
)
";

/// A page, each hit with the fields that it was found in and the best text: of the best score, the shortest.
///
/// `$4` how many rows, `$5` and `$6` the place after which they come.
const PAGE: &str = ", page AS MATERIALIZED (
  SELECT target_kind, target_id, solid, rank FROM chosen
  WHERE (rank, target_id) > ($5, $6)
  ORDER BY rank, target_id LIMIT $4
), reason AS (
  SELECT page.target_kind, page.target_id, page.rank, CAST(SUM(DISTINCT hit.field) AS BIGINT) AS fields,
    MAX(hit.score * 100000000000000 + (9999 - hit.letters) * 10000000000 + 9999999999 - hit.text_id) AS best
  FROM page JOIN hit ON hit.target_kind = page.target_kind AND hit.target_id = page.target_id
    AND (hit.part >= 0) = (page.solid > 0)
  WHERE hit.field > 0
  GROUP BY page.target_kind, page.target_id, page.rank
)
SELECT reason.target_kind, reason.target_id, reason.rank, reason.fields, s.text
FROM reason JOIN search_text s ON s.id = 9999999999 - reason.best % 10000000000
ORDER BY reason.rank, reason.target_id";

const COUNT: &str = "SELECT COUNT(*) AS hits FROM chosen";

/// A page of what is found, the best first.
pub async fn list(view: &View, search: &Search, window: &Window) -> Result<Page<Hit>, StoreError> {
    let after = window.after.as_ref().map(|Position { keys, id, .. }| (keys.as_slice(), *id));
    let (rank, id) = match after {
        Some(([Key::Number(rank)], id)) => (*rank, id),
        _ => (i64::MIN, i64::MIN),
    };
    let limit = i64::try_from(window.limit).unwrap_or(i64::MAX).saturating_add(1);
    let statement = search.statement(view, PAGE, [limit, rank, id]);
    let rows = view.tx.query_all_raw(statement).await?;
    let placed = |row: &QueryResult| {
        let row = hit(row)?;
        let position = Position { keys: vec![Key::Number(row.rank)], id: row.id, or_equal: false };
        Ok(Placed { row, position })
    };
    Ok(window.page(rows.iter().map(placed).collect::<Result<_, DbErr>>()?))
}

/// How many things are found.
pub async fn count(view: &View, search: &Search) -> Result<i64, StoreError> {
    let row = view.tx.query_one_raw(search.statement(view, COUNT, [])).await?;
    Ok(row.map(|row| row.try_get("", "hits")).transpose()?.unwrap_or_default())
}

fn hit(row: &QueryResult) -> Result<Hit, DbErr> {
    let fields: i64 = row.try_get("", "fields")?;
    Ok(Hit {
        kind: row.try_get("", "target_kind")?,
        id: row.try_get("", "target_id")?,
        rank: row.try_get("", "rank")?,
        matched_in: FIELDS.iter().filter(|(_, bit)| fields & bit != 0).map(|(field, _)| *field).collect(),
        matched_text: row.try_get("", "text")?,
    })
}
