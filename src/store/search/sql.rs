//! The statement of the search, the same for both databases but for the function that opens a JSON list and for joins.

/// The ranked targets: `chosen(target_kind, target_id, solid, rank)`, and `hit` with what led to each.
///
/// `$1` the lookups, `$2` how many words (at least 1), `$3` how many grams.
/// `found`: what each text has of each part. `met`: with the text, strength from 0 to 10,000. `led`: the targets
/// that a text leads to; a feature and an industry lead to their cities too. `hit`: the same, and the name of a country
/// lends a word to those of its cities, for `Ipswich Australia`. `ranked`: all words must be met, wherever; parts below 0
/// count only where nothing else is found. [`JOINS`] stand for tables, whose rows are looked up one by one.
pub(super) const HITS: &str = "\
WITH asked AS MATERIALIZED (
  SELECT CAST(value ->> 0 AS BIGINT) AS part, value ->> 1 AS kind, value ->> 2 AS low, value ->> 3 AS high,
    CAST(value ->> 4 AS BIGINT) AS exact, CAST(value ->> 5 AS BIGINT) AS prefix, CAST(value ->> 6 AS BIGINT) AS needed
  FROM JSON_ROWS
), found AS MATERIALIZED (
  SELECT t.text_id, a.part, COUNT(*) AS times, MAX(CASE WHEN t.term = a.low THEN a.exact ELSE a.prefix END) AS points
  FROM asked a TERMS
  GROUP BY t.text_id, a.part
  HAVING COUNT(*) >= MAX(a.needed)
), met AS MATERIALIZED (
  SELECT s.target_kind, s.target_id, s.city_id, s.field, s.weight, s.id AS text_id, f.part,
    CASE WHEN length(s.text) > 9999 THEN 9999 ELSE length(s.text) END AS letters,
    CASE WHEN f.part <> -1 THEN f.points * 100
      WHEN f.times * 5 >= $3 + s.grams THEN f.times * 3000 / ($3 + s.grams) ELSE 0 END AS strength
  FROM found f TEXTS
), led AS MATERIALIZED (
  SELECT target_kind, target_id, part, strength * weight / 100 AS score, text_id, letters,
    CASE field WHEN 'NICKNAME' THEN 2 WHEN 'SUMMARY' THEN 16 ELSE 1 END AS field
  FROM met WHERE strength > 0
  UNION ALL
  SELECT 'CITY', city_id, part, strength * 40 / 100, text_id, letters, 4
  FROM met WHERE strength > 0 AND target_kind = 'FEATURE'
  UNION ALL
  SELECT 'CITY', fact.city_id, part, strength * 39 / 100, text_id, letters, 8
  FROM met INDUSTRIES FACTS
  WHERE strength > 0 AND target_kind = 'INDUSTRY'
), hit AS MATERIALIZED (
  SELECT target_kind, target_id, part, score, text_id, letters, field FROM led
  UNION ALL
  SELECT 'CITY', c.target_id, met.part, 0, met.text_id, met.letters, 0
  FROM met CROSS JOIN (SELECT DISTINCT target_id FROM led WHERE target_kind = 'CITY') c CITIES
  WHERE met.target_kind = 'COUNTRY' AND met.part > 0 AND $2 > 1
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

/// A word of [`HITS`], and the table, its alias and the condition of which `keys::join_each` makes the join.
///
/// No database knows beforehand how few rows a search has, and each would rather begin with all terms or all facts.
pub(super) const JOINS: [(&str, &str, &str, &str); 5] = [
    ("TERMS", "search_term", "t", "t.kind = a.kind AND t.term >= a.low AND t.term < a.high"),
    ("TEXTS", "search_text", "s", "s.id = f.text_id"),
    ("INDUSTRIES", "city_industry", "i", "i.industry_id = met.target_id"),
    ("FACTS", "fact", "fact", "fact.id = i.id AND fact.feature_id IS NULL"),
    ("CITIES", "city", "city", "city.id = c.target_id AND city.country_id = met.target_id"),
];

/// A page, each hit with the fields that it was found in and the best text: of the best score, the shortest.
///
/// `$4` how many rows, `$5` and `$6` the place beyond which they lie; `BEYOND` and `DIRECTION` say on which side.
pub(super) const PAGE: &str = ", page AS MATERIALIZED (
  SELECT target_kind, target_id, solid, rank FROM chosen
  WHERE (rank, target_id) BEYOND ($5, $6)
  ORDER BY rank DIRECTION, target_id DIRECTION LIMIT $4
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
ORDER BY reason.rank DIRECTION, reason.target_id DIRECTION";

pub(super) const COUNT: &str = "SELECT COUNT(*) AS hits FROM chosen";
