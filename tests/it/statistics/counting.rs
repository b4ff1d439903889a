//! The same figures by reading all relations and counting them one by one.

use std::collections::{BTreeMap, BTreeSet};

use domain::partial_date::PartialDate;
use serde_json::{Value, json};

use super::counts;
use crate::support::TestApp;

/// A relation as a client reads it, with the countries and slugs of the ends that are counted.
struct Row {
    kind: String,
    date: Option<PartialDate>,
    ends: Vec<(String, String)>,
}

impl Row {
    fn of(relation: &Value, ends: &[&Value]) -> Self {
        let end = |city: &&Value| {
            let text = |value: &Value| value.as_str().expect("text").to_owned();
            (text(&city["slug"]), text(&city["country"]["code"]))
        };
        Self {
            kind: relation["kind"].as_str().expect("a kind").to_owned(),
            date: relation["established"]["edtf"].as_str().map(|edtf| edtf.parse().expect("a date")),
            ends: ends.iter().map(end).collect(),
        }
    }

    fn key(&self, length: usize) -> Option<String> {
        let (first, last) = (self.date.as_ref()?.first().to_string(), self.date.as_ref()?.last().to_string());
        (first[..length] == last[..length]).then(|| first[..length].to_owned())
    }

    fn month(&self) -> Option<i64> {
        let month = self.key(7)?;
        let number = |text: &str| text.parse::<i64>().expect("a number");
        Some(number(&month[..4]) * 12 + number(&month[5..]))
    }
}

/// Counts of each key, one by one.
fn tally(keys: impl Iterator<Item = String>) -> Vec<(String, i64)> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// The longest gap, all months of all gaps, and the number of gaps.
fn gaps(rows: &[Row]) -> (i64, i64, i64) {
    let mut months: Vec<i64> = rows.iter().filter_map(Row::month).collect();
    months.sort_unstable();
    let gaps: Vec<i64> = months.windows(2).map(|pair| pair[1] - pair[0]).collect();
    (*gaps.iter().max().expect("gaps"), gaps.iter().sum(), i64::try_from(gaps.len()).expect("few"))
}

async fn rows_of_home(app: &TestApp) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut after = "null".to_owned();
    loop {
        let page = app
            .data(&format!(
                "{{ home {{ partners(first: 100, after: {after}) {{ pageInfo {{ hasNextPage endCursor }} edges {{ \
                 relation {{ kind established {{ edtf }} }} node {{ slug country {{ code }} }} }} }} }} }}"
            ))
            .await;
        let page = &page["home"]["partners"];
        for edge in page["edges"].as_array().expect("edges") {
            rows.push(Row::of(&edge["relation"], &[&edge["node"]]));
        }
        if page["pageInfo"]["hasNextPage"] == false {
            return rows;
        }
        after = page["pageInfo"]["endCursor"].to_string();
    }
}

async fn rows_of_all(app: &TestApp) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut after = "null".to_owned();
    loop {
        let page = app
            .data(&format!(
                "{{ relations(first: 100, after: {after}) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ \
                 kind established {{ edtf }} cities {{ slug country {{ code }} }} }} }} }}"
            ))
            .await;
        for relation in page["relations"]["nodes"].as_array().expect("nodes") {
            rows.push(Row::of(relation, &[&relation["cities"][0], &relation["cities"][1]]));
        }
        if page["relations"]["pageInfo"]["hasNextPage"] == false {
            return rows;
        }
        after = page["relations"]["pageInfo"]["endCursor"].to_string();
    }
}

#[tokio::test]
async fn statistics_are_what_counting_one_by_one_gives() {
    let app = TestApp::synthetic(340).await;
    let rows = rows_of_home(&app).await;
    assert_eq!(rows.len(), 340);
    let statistics = &app
        .data(
            "{ statistics { cities relations undated year: undated(to: YEAR) byKind { key relations } \
             byCountry { key relations } byYear { key relations cumulative byKind { key relations cumulative } } \
             byMonth { key relations } byDecade { key relations } first { established { edtf } } \
             latest { established { edtf } } longestGap { months } averageGapMonths } }",
        )
        .await["statistics"];
    assert_eq!((&statistics["cities"], &statistics["relations"]), (&json!(340), &json!(340)));
    assert_eq!(statistics["undated"], rows.iter().filter(|row| row.date.is_none()).count());
    assert_eq!(counts(&statistics["byKind"]), tally(rows.iter().map(|row| row.kind.clone())));
    assert_eq!(counts(&statistics["byCountry"]), tally(rows.iter().map(|row| row.ends[0].1.clone())));
    let years = tally(rows.iter().filter_map(|row| row.key(4)));
    assert_eq!(counts(&statistics["byYear"]), years);
    assert_eq!(counts(&statistics["byMonth"]), tally(rows.iter().filter_map(|row| row.key(7))));
    let decades = tally(rows.iter().filter_map(|row| row.key(3)).map(|decade| format!("{decade}X")));
    assert_eq!(counts(&statistics["byDecade"]), decades);

    let mut sum = 0;
    let mut of_kinds: BTreeMap<String, i64> = BTreeMap::new();
    for year in statistics["byYear"].as_array().expect("years") {
        sum += year["relations"].as_i64().expect("a count");
        assert_eq!(year["cumulative"], sum);
        let kinds = counts(&year["byKind"]);
        assert_eq!(kinds.iter().map(|(_, count)| count).sum::<i64>(), year["relations"]);
        for (kind, bucket) in kinds.iter().zip(year["byKind"].as_array().expect("kinds")) {
            let of_kind = of_kinds.entry(kind.0.clone()).or_default();
            *of_kind += kind.1;
            assert_eq!(bucket["cumulative"], *of_kind);
        }
    }
    assert_eq!(sum + statistics["year"].as_i64().expect("a count"), 340);

    let (longest, total, number) = gaps(&rows);
    assert_eq!(statistics["longestGap"]["months"], longest);
    assert_average(statistics, total, number);

    let span = |row: &Row| row.date.as_ref().map(|date| (date.first(), date.last()));
    for (list, extreme) in
        [("first", rows.iter().filter_map(span).min()), ("latest", rows.iter().filter_map(span).max())]
    {
        let found = statistics[list].as_array().expect("relations");
        let ties = rows.iter().filter(|row| span(row) == extreme).count();
        assert_eq!(found.len(), ties.min(20), "{list}");
        for relation in found {
            let date: PartialDate =
                relation["established"]["edtf"].as_str().expect("a date").parse().expect("a date");
            assert_eq!(Some((date.first(), date.last())), extreme, "{list}");
        }
    }
}

#[tokio::test]
async fn whole_graph_counts_every_relation_once_and_every_city_of_either_end() {
    let app = TestApp::synthetic(340).await;
    let rows = rows_of_all(&app).await;
    assert_eq!(rows.len(), 340 + 170);
    let statistics = &app
        .data(
            "{ network { statistics { relations cities countries undated byKind { key relations first { id } } \
             byYear { key relations } byCountry { key relations first { id } } first { id } \
             longestGap { months } averageGapMonths } } }",
        )
        .await["network"]["statistics"];
    let slugs: BTreeSet<_> = rows.iter().flat_map(|row| &row.ends).map(|(slug, _)| slug).collect();
    let codes: BTreeSet<_> = rows.iter().flat_map(|row| &row.ends).map(|(_, code)| code).collect();
    assert_eq!(statistics["relations"], 510);
    assert_eq!(statistics["cities"], slugs.len());
    assert_eq!(statistics["countries"], codes.len());
    assert_eq!(statistics["undated"], rows.iter().filter(|row| row.date.is_none()).count());
    assert_eq!(counts(&statistics["byKind"]), tally(rows.iter().map(|row| row.kind.clone())));
    assert_eq!(counts(&statistics["byYear"]), tally(rows.iter().filter_map(|row| row.key(4))));
    // Both ends in one country count once.
    let countries =
        rows.iter().flat_map(|row| row.ends.iter().map(|end| end.1.clone()).collect::<BTreeSet<_>>());
    assert_eq!(counts(&statistics["byCountry"]), tally(countries));

    let (longest, total, number) = gaps(&rows);
    assert_eq!(statistics["longestGap"]["months"], longest);
    assert_average(statistics, total, number);

    let groups = ["byKind", "byCountry"].map(|list| statistics[list].as_array().expect("groups"));
    for group in groups.into_iter().flatten().chain([statistics]) {
        let ids: Vec<_> =
            group["first"].as_array().expect("relations").iter().map(|first| &first["id"]).collect();
        let distinct: BTreeSet<_> = ids.iter().map(|id| id.as_str().expect("an id")).collect();
        assert_eq!(ids.len(), distinct.len(), "{group} has a relation twice");
    }
}

fn assert_average(statistics: &Value, total: i64, number: i64) {
    let whole = |count: i64| f64::from(i32::try_from(count).expect("few months"));
    assert_eq!(statistics["averageGapMonths"], json!(whole(total) / whole(number)));
}
