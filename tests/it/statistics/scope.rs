//! Which relations are counted, and what happens to dates that are not exact, not there or all the same.

use domain::partial_date::PartialDate;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::partners;
use crate::support::TestApp;

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
