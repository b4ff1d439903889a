//! Statistics: exact figures of the page, the rules of scope and dates, and the same by counting one by one.

use std::collections::{BTreeMap, BTreeSet};

use entity::partial_date::PartialDate;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use sister_cities::store::Snapshot;
use sister_cities::store::grouping::Grouping;
use sister_cities::store::statistics::{self as store, Around, Extreme, NETWORK, Scope};

use crate::support::{TestApp, TestDatabase};

/// `key: relations` of a list of buckets.
fn counts(buckets: &Value) -> Vec<(String, i64)> {
    let buckets = buckets.as_array().expect("buckets");
    let key = |bucket: &Value| bucket["key"].as_str().expect("a key").to_owned();
    buckets.iter().map(|bucket| (key(bucket), bucket["relations"].as_i64().expect("a count"))).collect()
}

fn pairs(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

/// The slugs of the partners of a list of relations.
fn partners(relations: &Value) -> Vec<&str> {
    let relations = relations.as_array().expect("relations");
    relations.iter().map(|relation| relation["partner"]["slug"].as_str().expect("a slug")).collect()
}

async fn change(app: &TestApp, sql: &str) {
    app.connection.execute_unprepared(sql).await.expect("the change is allowed");
}

/// Sets what is known of the date of one partner's relation.
async fn date(app: &TestApp, partner: &str, edtf: Option<&str>) {
    let set = match edtf {
        None => "established = NULL, established_first = NULL, established_last = NULL".to_owned(),
        Some(edtf) => {
            let date: PartialDate = edtf.parse().expect("the test writes dates");
            let (first, last) = (date.first().number(), date.last().number());
            format!("established = '{edtf}', established_first = {first}, established_last = {last}")
        }
    };
    change(app, &format!("UPDATE relation SET {set} WHERE id = ({})", relation_of(partner))).await;
}

fn relation_of(partner: &str) -> String {
    format!("SELECT relation_id FROM relation_end JOIN city ON city.id = partner_id WHERE slug = '{partner}'")
}

#[tokio::test]
async fn relations_are_counted_by_all_that_they_share() {
    let app = TestApp::seeded().await;
    let statistics = &app
        .data(
            "{ statistics { byKind { key relations } byStatus { key relations } byLevel { key relations } \
             byRegion { key relations } bySubregion { key relations } byDecade { key relations } \
             byYear { key relations } byMonth { key relations } byCountry { key relations cities } } }",
        )
        .await["statistics"];
    assert_eq!(counts(&statistics["byKind"]), pairs(&[("FRIENDLY_EXCHANGE", 24), ("SISTER_CITY", 10)]));
    assert_eq!(counts(&statistics["byStatus"]), pairs(&[("ACTIVE", 34)]));
    assert_eq!(
        counts(&statistics["byLevel"]),
        pairs(&[("CITY", 26), ("COUNTY", 2), ("DISTRICT", 3), ("MUNICIPALITY", 1), ("PROVINCE", 2)])
    );
    assert_eq!(
        counts(&statistics["byRegion"]),
        pairs(&[("AFRICA", 3), ("AMERICAS", 5), ("ASIA", 8), ("EUROPE", 16), ("OCEANIA", 2)])
    );
    assert_eq!(
        counts(&statistics["bySubregion"]),
        pairs(&[
            ("Australia and New Zealand", 2),
            ("Eastern Asia", 5),
            ("Eastern Europe", 1),
            ("Middle Africa", 1),
            ("Northern America", 4),
            ("Northern Europe", 4),
            ("South America", 1),
            ("South-eastern Asia", 1),
            ("Southern Africa", 1),
            ("Southern Asia", 1),
            ("Southern Europe", 6),
            ("Western Africa", 1),
            ("Western Asia", 1),
            ("Western Europe", 5),
        ])
    );
    assert_eq!(
        counts(&statistics["byDecade"]),
        pairs(&[("198X", 1), ("199X", 2), ("200X", 9), ("201X", 20), ("202X", 2)])
    );
    assert_eq!(
        counts(&statistics["byYear"]),
        pairs(&[
            ("1984", 1),
            ("1995", 1),
            ("1998", 1),
            ("2002", 1),
            ("2006", 2),
            ("2007", 1),
            ("2008", 3),
            ("2009", 2),
            ("2010", 3),
            ("2011", 3),
            ("2012", 2),
            ("2013", 3),
            ("2014", 2),
            ("2015", 2),
            ("2016", 2),
            ("2017", 2),
            ("2019", 1),
            ("2020", 1),
            ("2021", 1),
        ])
    );
    let months = counts(&statistics["byMonth"]);
    assert_eq!((months.len(), months.first()), (28, Some(&("1984-10".to_owned(), 1))));
    assert!(months.contains(&("2013-05".to_owned(), 3)));
    let countries = counts(&statistics["byCountry"]);
    assert_eq!(countries.len(), 23);
    assert!(countries.is_sorted());
    let many: Vec<_> = countries.into_iter().filter(|(_, count)| *count > 2).collect();
    assert_eq!(many, pairs(&[("ES", 3), ("IT", 3), ("KR", 3), ("US", 3)]));
}

#[tokio::test]
async fn kinds_in_a_bucket_and_cumulative_counts_add_up() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ statistics { byRegion { key byKind { key relations cumulative } } \
             byDecade { key cumulative byKind { key cumulative byKind { key relations } } } \
             byKind { relations cumulative byKind { key relations } } } }",
        )
        .await;
    assert_eq!(
        data["statistics"]["byRegion"][3],
        json!({ "key": "EUROPE", "byKind": [
            { "key": "FRIENDLY_EXCHANGE", "relations": 12, "cumulative": null },
            { "key": "SISTER_CITY", "relations": 4, "cumulative": null } ] })
    );
    assert_eq!(
        data["statistics"]["byDecade"][4],
        json!({ "key": "202X", "cumulative": 34, "byKind": [
            { "key": "FRIENDLY_EXCHANGE", "cumulative": 24, "byKind": [{ "key": "FRIENDLY_EXCHANGE", "relations": 1 }] },
            { "key": "SISTER_CITY", "cumulative": 10, "byKind": [{ "key": "SISTER_CITY", "relations": 1 }] } ] })
    );
    assert_eq!(
        data["statistics"]["byKind"][1],
        json!({ "relations": 10, "cumulative": null, "byKind": [{ "key": "SISTER_CITY", "relations": 10 }] })
    );
}

#[tokio::test]
async fn first_latest_and_gaps_are_those_of_the_page() {
    let app = TestApp::seeded().await;
    let gap = "averageGapMonths longestGap { months from { partner { slug } } to { partner { slug } } }";
    let data = app
        .data(&format!(
            "{{ all: statistics {{ first {{ partner {{ slug }} }} latest {{ partner {{ slug }} }} {gap} \
             byYear {{ key first {{ partner {{ slug }} }} }} }} \
             friends: statistics(filter: {{kind: {{eq: FRIENDLY_EXCHANGE}}}}) \
             {{ first {{ partner {{ slug }} }} {gap} }} }}"
        ))
        .await;
    let all = &data["all"];
    assert_eq!(
        (partners(&all["first"]), partners(&all["latest"])),
        (vec!["ishinomaki-jp"], vec!["turin-it"])
    );
    assert_eq!(all["averageGapMonths"], json!(443.0 / 33.0));
    assert_eq!(
        all["longestGap"],
        json!({ "months": 134, "from": { "partner": { "slug": "ishinomaki-jp" } },
            "to": { "partner": { "slug": "alicante-es" } } })
    );
    let mut of_2013 = partners(&all["byYear"][11]["first"]);
    of_2013.sort_unstable();
    assert_eq!(all["byYear"][11]["key"], "2013");
    assert_eq!(of_2013, ["ambato-ec", "castellon-es", "vallensbaek-dk"]);
    let mut first = partners(&data["friends"]["first"]);
    first.sort_unstable();
    assert_eq!(first, ["jung-gu-incheon-kr", "kure-jp"]);
    // From 2017-10 to 2019-07; the average is from 2006-10 to 2020-11 over 23 gaps.
    assert_eq!(data["friends"]["longestGap"]["months"], 21);
    assert_eq!(data["friends"]["averageGapMonths"], json!(169.0 / 23.0));
}

#[tokio::test]
async fn labels_speak_english_and_chinese() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ en: statistics { ...L } zh: statistics { ...Z } } \
             fragment L on Statistics { byKind { label } byStatus { label } byMonth { label } byDecade { label } \
             byCountry { label } } \
             fragment Z on Statistics { byKind { label(lang: [\"zh\"]) } byStatus { label(lang: [\"zh\"]) } \
             byMonth { label(lang: [\"zh-CN\"]) } byDecade { label(lang: [\"xx\", \"zh\"]) } \
             byCountry { label(lang: [\"zh\"]) } }",
        )
        .await;
    let label = |lang: &str, list: &str, at: usize| {
        data[lang][list][at]["label"].as_str().expect("a label").to_owned()
    };
    for (list, at, english, chinese) in [
        ("byKind", 0, "Friendly exchange city", "友好交流关系城市"),
        ("byKind", 1, "Sister city", "友好城市"),
        ("byStatus", 0, "Active", "有效"),
        ("byDecade", 0, "1980s", "20世纪80年代"),
        ("byCountry", 0, "Austria", "奥地利"),
    ] {
        assert_eq!((label("en", list, at), label("zh", list, at)), (english.to_owned(), chinese.to_owned()));
    }
    assert_eq!(label("en", "byMonth", 0), "October 1984");
}

#[tokio::test]
async fn a_date_in_scope_means_its_last_day() {
    let app = TestApp::seeded().await;
    for (as_of, relations) in [
        ("1984-09", 0),
        ("1984-10-30", 0),
        ("1984-10", 1),
        ("198X", 1),
        ("19XX", 3),
        ("2012", 20),
        ("2020", 33),
        ("2021-09-15", 33),
        ("2021-09", 34),
        ("2021", 34),
    ] {
        let data = app.data(&format!("{{ statistics(asOf: \"{as_of}\") {{ relations cities }} }}")).await;
        assert_eq!(data["statistics"], json!({ "relations": relations, "cities": relations }), "{as_of}");
    }
}

#[tokio::test]
async fn what_has_no_relations_has_no_figures() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ statistics(asOf: \"1984-09\") { cities countries regions relations undated byKind { key } \
             byYear { key } byCountry { key } first { id } latest { id } longestGap { months } averageGapMonths } \
             one: statistics(asOf: \"1985\") { first { partner { slug } } longestGap { months } averageGapMonths } }",
        )
        .await;
    assert_eq!(
        data["statistics"],
        json!({ "cities": 0, "countries": 0, "regions": 0, "relations": 0, "undated": 0, "byKind": [],
            "byYear": [], "byCountry": [], "first": [], "latest": [], "longestGap": null, "averageGapMonths": null })
    );
    assert_eq!(partners(&data["one"]["first"]), ["ishinomaki-jp"]);
    assert_eq!(data["one"]["longestGap"], Value::Null);
    assert_eq!(data["one"]["averageGapMonths"], Value::Null);
}

#[tokio::test]
async fn dates_less_exact_than_a_bucket_are_left_out_and_counted_apart() {
    let app = TestApp::seeded().await;
    date(&app, "ishinomaki-jp", Some("198X")).await;
    date(&app, "alicante-es", Some("1995")).await;
    date(&app, "turin-it", None).await;
    date(&app, "prato-it", Some("1998/2002")).await;
    let fields = "relations undated month: undated(to: MONTH) year: undated(to: YEAR) decade: undated(to: DECADE) \
        byMonth { relations cumulative } byYear { key relations } byDecade { key relations } first { partner { slug } } \
        longestGap { months }";
    let data = app.data(&format!("{{ statistics {{ {fields} }} }}")).await;
    let statistics = &data["statistics"];
    assert_eq!(
        [&statistics["undated"], &statistics["month"], &statistics["year"], &statistics["decade"]],
        [1, 4, 3, 2]
    );
    assert_eq!(statistics["relations"], 34);
    let sum = |list: &str| {
        let buckets = statistics[list].as_array().expect("buckets");
        buckets.iter().map(|bucket| bucket["relations"].as_i64().expect("a count")).sum::<i64>()
    };
    assert_eq!((sum("byMonth"), sum("byYear"), sum("byDecade")), (30, 31, 32));
    assert_eq!(statistics["byMonth"].as_array().expect("months").last().expect("one")["cumulative"], 30);
    assert_eq!(statistics["byYear"][0], json!({ "key": "1995", "relations": 1 }));
    assert_eq!(statistics["byDecade"][0], json!({ "key": "198X", "relations": 1 }));
    // The first of a decade is the first of all, though it begins no gap.
    assert_eq!(partners(&statistics["first"]), ["ishinomaki-jp"]);
    // From 1998-06 to 2006-10.
    assert_eq!(statistics["longestGap"]["months"], 100);

    let data = app.data(&format!("{{ statistics(asOf: \"2021\") {{ {fields} }} }}")).await;
    let statistics = &data["statistics"];
    assert_eq!((&statistics["relations"], &statistics["undated"]), (&json!(33), &json!(1)));
}

#[tokio::test]
async fn ended_relations_count_while_they_lasted() {
    let app = TestApp::seeded().await;
    let end = "status = 'ENDED', ended = '2010-06', ended_first = 20100601, ended_last = 20100630";
    change(&app, &format!("UPDATE relation SET {end} WHERE id = ({})", relation_of("alicante-es"))).await;
    let never = "status = 'ENDED'";
    change(&app, &format!("UPDATE relation SET {never} WHERE id = ({})", relation_of("prato-it"))).await;
    date(&app, "prato-it", None).await;
    let suspended = "status = 'SUSPENDED'";
    change(&app, &format!("UPDATE relation SET {suspended} WHERE id = ({})", relation_of("kure-jp"))).await;
    let data = app
        .data(
            "{ now: statistics { relations undated byStatus { key relations } } \
             before: statistics(asOf: \"2010-05\") { relations undated byStatus { key relations } } \
             during: statistics(asOf: \"2010-06-01\") { relations } }",
        )
        .await;
    assert_eq!(
        data["now"],
        json!({ "relations": 32, "undated": 0, "byStatus": [
            { "key": "ACTIVE", "relations": 31 }, { "key": "SUSPENDED", "relations": 1 } ] })
    );
    // Those of before 2010-06, without Prato.
    assert_eq!(
        data["before"],
        json!({ "relations": 11, "undated": 0, "byStatus": [{ "key": "ACTIVE", "relations": 11 }] })
    );
    assert_eq!(data["during"]["relations"], 10);
}

#[tokio::test]
async fn ties_are_cut_at_twenty_by_id() {
    let app = TestApp::seeded().await;
    let day = "established = '2000-01-01', established_first = 20000101, established_last = 20000101, kind = 'UNKNOWN'";
    change(&app, &format!("UPDATE relation SET {day}")).await;
    let data = app
        .data(
            "{ statistics { first { id } latest { id } longestGap { months } averageGapMonths \
             byYear { first { id } byKind { latest { id } } } byRegion { key first { id } } } }",
        )
        .await;
    let statistics = &data["statistics"];
    assert_eq!(statistics["first"].as_array().expect("a list").len(), 20);
    for same in [
        &statistics["latest"],
        &statistics["byYear"][0]["first"],
        &statistics["byYear"][0]["byKind"][0]["latest"],
    ] {
        assert_eq!(same, &statistics["first"]);
    }
    assert_eq!(statistics["byRegion"][3]["first"].as_array().expect("a list").len(), 16);
    assert_eq!(
        (&statistics["longestGap"]["months"], &statistics["averageGapMonths"]),
        (&json!(0), &json!(0.0))
    );
}

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
    let average = statistics["averageGapMonths"].as_f64().expect("an average");
    let whole = |count: i64| f64::from(i32::try_from(count).expect("few months"));
    assert!((average - whole(total) / whole(number)).abs() < f64::EPSILON * average, "{average}");

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
    let snapshot = Snapshot::new(app.connection.clone());
    let view = snapshot.view().await.expect("a view");
    let scope = Scope {
        around: Around::Network,
        as_of: None,
        filter: sister_cities::store::relation::Filter::default(),
    };
    let totals = store::count(view, &scope, &[NETWORK]).await.expect("counts")[&NETWORK];
    let number = |count: usize| i64::try_from(count).expect("few");
    let slugs: BTreeSet<_> = rows.iter().flat_map(|row| &row.ends).map(|(slug, _)| slug).collect();
    let codes: BTreeSet<_> = rows.iter().flat_map(|row| &row.ends).map(|(_, code)| code).collect();
    assert_eq!(
        (totals.relations, totals.cities, totals.countries),
        (510, number(slugs.len()), number(codes.len()))
    );
    assert_eq!(totals.undated, number(rows.iter().filter(|row| row.date.is_none()).count()));

    let grouped = async |grouping| {
        let groups = store::group(view, &scope, grouping, false, &[NETWORK]).await.expect("groups");
        let groups = groups[&NETWORK].iter();
        groups.map(|bucket| (bucket.group.key.clone(), bucket.relations)).collect::<Vec<_>>()
    };
    assert_eq!(grouped(Grouping::Kind).await, tally(rows.iter().map(|row| row.kind.clone())));
    assert_eq!(grouped(Grouping::Year).await, tally(rows.iter().filter_map(|row| row.key(4))));
    // Both ends in one country count once.
    let countries =
        rows.iter().flat_map(|row| row.ends.iter().map(|end| end.1.clone()).collect::<BTreeSet<_>>());
    assert_eq!(grouped(Grouping::Country).await, tally(countries));

    let found = store::find_gaps(view, &scope, &[NETWORK]).await.expect("gaps")[&NETWORK];
    let (longest, total, gaps) = gaps(&rows);
    assert_eq!((i64::from(found.months), found.total, found.number), (longest, total, gaps));

    for grouping in [None, Some(Grouping::Country), Some(Grouping::Kind)] {
        let firsts = store::find_extremes(view, &scope, grouping, false, Extreme::First, &[NETWORK])
            .await
            .expect("firsts");
        for (place, relations) in firsts {
            let ids: BTreeSet<_> = relations.iter().map(|relation| relation.id).collect();
            assert_eq!(ids.len(), relations.len(), "{place:?} has a relation twice");
        }
    }
}

const EVERYTHING: &str = "{ statistics { cities undated longestGap { months from { kind } to { kind } } averageGapMonths \
    first { kind } latest { kind } byKind { key first { kind } } byStatus { key } byLevel { key } \
    byRegion { key label byKind { relations latest { kind } } } bySubregion { key } \
    byCountry { label(lang: [\"zh\"]) first { kind } latest { kind } byKind { relations } } \
    byMonth { cumulative } byYear { cumulative byKind { cumulative first { kind } } } byDecade { cumulative } } }";

#[tokio::test]
async fn statements_are_as_many_for_ten_thousand_relations_as_for_a_few() {
    let mut numbers = BTreeSet::new();
    for cities in [34, 10_000] {
        let limits =
            sister_cities::config::limits::ShapeLimits { max_list_items: u64::MAX, ..Default::default() };
        let app = TestApp::over(TestDatabase::synthetic(cities).await, limits).await;
        app.statements();
        app.data(EVERYTHING).await;
        numbers.insert(app.statements().len());
    }
    // Totals, gaps and their ends, first, latest; nine groupings; of them: kinds of 3, dates of 5; names of countries.
    assert_eq!(numbers, BTreeSet::from([5 + 9 + 3 + 5 + 1]));
}

#[tokio::test]
async fn statistics_of_many_cities_are_counted_at_once() {
    let app = TestApp::synthetic(340).await;
    app.statements();
    let data = app
        .data(
            "{ cities(first: 100) { nodes { partnerCount statistics { relations byYear { key relations } \
             first { established { edtf } } } } } }",
        )
        .await;
    let statements = app.statements();
    assert_eq!(statements.len(), 5, "cities, partners, totals, years, first: {statements:#?}");
    for city in data["cities"]["nodes"].as_array().expect("cities") {
        assert_eq!(city["partnerCount"], city["statistics"]["relations"]);
    }
}
