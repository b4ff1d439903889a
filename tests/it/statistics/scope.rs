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
    let app = TestApp::demo().await;
    for (as_of, relations) in [
        ("1978", 0),
        // About 1979 may be any day of the year.
        ("1979-12-30", 0),
        ("1979", 1),
        // The exchange ended in April, and the sister cities met on the twelfth.
        ("1981-04-11", 0),
        ("1981-04", 1),
        ("198X", 3),
        ("19XX", 6),
        ("2011-05-19", 6),
        ("2011-05-20", 7),
        ("2011-05", 9),
        ("2012-06-29", 9),
        ("2012-06", 8),
        ("2019-07-15", 8),
        ("2019-07", 9),
        ("2019", 9),
    ] {
        let data = app.data(&format!("{{ statistics(asOf: \"{as_of}\") {{ relations cities }} }}")).await;
        assert_eq!(data["statistics"], json!({ "relations": relations, "cities": relations }), "{as_of}");
    }
}

#[tokio::test]
async fn what_has_no_relations_has_no_figures() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ statistics(asOf: \"1978\") { cities countries regions relations undated byKind { key } \
             byYear { key } byCountry { key } first { id } latest { id } longestGap { months } averageGapMonths } \
             one: statistics(asOf: \"1982\") { first { partner { slug } } longestGap { months } averageGapMonths } }",
        )
        .await;
    assert_eq!(
        data["statistics"],
        json!({ "cities": 0, "countries": 0, "regions": 0, "relations": 0, "undated": 1, "byKind": [],
            "byYear": [], "byCountry": [], "first": [], "latest": [], "longestGap": null, "averageGapMonths": null })
    );
    assert_eq!(partners(&data["one"]["first"]), ["umikado-jp"]);
    assert_eq!(data["one"]["longestGap"], Value::Null);
    assert_eq!(data["one"]["averageGapMonths"], Value::Null);
}

#[tokio::test]
async fn dates_less_exact_than_a_bucket_are_left_out_and_counted_apart() {
    let app = TestApp::demo().await;
    // Beside them are 1994, 199X and one without a date.
    date(&app, "north-quarter-gb", Some("197X")).await;
    date(&app, "cedar-county-us", None).await;
    date(&app, "zielone-county-pl", Some("1998/2002")).await;
    let fields = "relations undated month: undated(to: MONTH) year: undated(to: YEAR) decade: undated(to: DECADE) \
        byMonth { relations cumulative } byYear { key relations } byDecade { key relations } first { partner { slug } } \
        longestGap { months }";
    let data = app.data(&format!("{{ statistics {{ {fields} }} }}")).await;
    let statistics = &data["statistics"];
    assert_eq!(
        [&statistics["undated"], &statistics["month"], &statistics["year"], &statistics["decade"]],
        [2, 6, 5, 3]
    );
    assert_eq!(statistics["relations"], 10);
    let sum = |list: &str| {
        let buckets = statistics[list].as_array().expect("buckets");
        buckets.iter().map(|bucket| bucket["relations"].as_i64().expect("a count")).sum::<i64>()
    };
    assert_eq!((sum("byMonth"), sum("byYear"), sum("byDecade")), (4, 5, 7));
    assert_eq!(statistics["byMonth"].as_array().expect("months").last().expect("one")["cumulative"], 4);
    assert_eq!(statistics["byYear"][0], json!({ "key": "1981", "relations": 1 }));
    assert_eq!(statistics["byDecade"][0], json!({ "key": "197X", "relations": 1 }));
    // The first of a decade is the first of all, though it begins no gap.
    assert_eq!(partners(&statistics["first"]), ["north-quarter-gb"]);
    // From 1986-10 to 2011-05.
    assert_eq!(statistics["longestGap"]["months"], 295);

    let data = app.data(&format!("{{ statistics(asOf: \"2012-05\") {{ {fields} }} }}")).await;
    let statistics = &data["statistics"];
    assert_eq!((&statistics["relations"], &statistics["undated"]), (&json!(9), &json!(2)));
}

#[tokio::test]
async fn ended_relations_count_while_they_lasted() {
    let app = TestApp::demo().await;
    // It has no date, and from now on has ended nobody knows when.
    let never = format!("UPDATE relation SET status = 'ENDED' WHERE id = ({})", relation_of("minamiura-jp"));
    change(&app, &never).await;
    let data = app
        .data(
            "{ now: statistics { relations undated byStatus { key relations } } \
             before: statistics(asOf: \"2012-05\") { relations undated byStatus { key relations } } \
             day: statistics(asOf: \"2012-06-29\") { relations } end: statistics(asOf: \"2012-06-30\") { relations } \
             month: statistics(asOf: \"1981-03\") { relations } during: statistics(asOf: \"1981-04-01\") { relations } }",
        )
        .await;
    assert_eq!(
        data["now"],
        json!({ "relations": 9, "undated": 0, "byStatus": [{ "key": "ACTIVE", "relations": 7 },
            { "key": "SUSPENDED", "relations": 1 }, { "key": "UNKNOWN", "relations": 1 }] })
    );
    // With Hilltown, and without Minamiura. Whether one was suspended or unknown then, nobody says.
    assert_eq!(
        data["before"],
        json!({ "relations": 9, "undated": 0, "byStatus": [{ "key": "ACTIVE", "relations": 9 }] })
    );
    assert_eq!((&data["day"]["relations"], &data["end"]["relations"]), (&json!(9), &json!(8)));
    // It ended in April 1981, on which day is not known.
    assert_eq!((&data["month"]["relations"], &data["during"]["relations"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn ties_are_cut_at_twenty_by_id() {
    let app = TestApp::synthetic(30).await;
    let day = "established = '2000-01-01', established_first = 20000101, established_last = 20000101, kind = 'UNKNOWN'";
    change(&app, &format!("UPDATE relation SET {day}")).await;
    let data = app
        .data(
            "{ statistics { relations first { id } latest { id } longestGap { months } averageGapMonths \
             byYear { first { id } byKind { latest { id } } } byRegion { key relations first { id } } } }",
        )
        .await;
    let statistics = &data["statistics"];
    assert_eq!(statistics["relations"], 30);
    assert_eq!(statistics["first"].as_array().expect("a list").len(), 20);
    for same in [
        &statistics["latest"],
        &statistics["byYear"][0]["first"],
        &statistics["byYear"][0]["byKind"][0]["latest"],
    ] {
        assert_eq!(same, &statistics["first"]);
    }
    for region in statistics["byRegion"].as_array().expect("regions") {
        assert_eq!(region["relations"], region["first"].as_array().expect("a list").len(), "{region}");
    }
    assert_eq!(
        (&statistics["longestGap"]["months"], &statistics["averageGapMonths"]),
        (&json!(0), &json!(0.0))
    );
}
