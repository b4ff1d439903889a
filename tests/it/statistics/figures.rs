//! The figures of the network made for tests, counted by hand from its files.

use serde_json::json;

use super::{counts, pairs, partners};
use crate::support::TestApp;

#[tokio::test]
async fn relations_are_counted_by_all_that_they_share() {
    let app = TestApp::demo().await;
    let statistics = &app
        .data(
            "{ statistics { byKind { key relations } byStatus { key relations } byLevel { key relations } \
             byRegion { key relations } bySubregion { key relations } byDecade { key relations } \
             byYear { key relations } byMonth { key relations } byCountry { key relations cities } } }",
        )
        .await["statistics"];
    for (list, expected) in [
        ("byKind", &[("FRIENDLY_EXCHANGE", 4), ("SISTER_CITY", 5), ("UNKNOWN", 1)][..]),
        ("byStatus", &[("ACTIVE", 8), ("SUSPENDED", 1), ("UNKNOWN", 1)]),
        ("byLevel", &[("CITY", 6), ("COUNTY", 2), ("DISTRICT", 1), ("PROVINCE", 1)]),
        ("byRegion", &[("AFRICA", 1), ("AMERICAS", 2), ("ASIA", 3), ("EUROPE", 4)]),
        (
            "bySubregion",
            &[
                ("Eastern Asia", 3),
                ("Eastern Europe", 2),
                ("Northern America", 2),
                ("Northern Europe", 2),
                ("Southern Africa", 1),
            ],
        ),
        // An interval within a decade is in it, and what has no date is in none.
        ("byDecade", &[("198X", 2), ("199X", 2), ("200X", 1), ("201X", 4)]),
        ("byYear", &[("1981", 1), ("1986", 1), ("1994", 1), ("2011", 3), ("2019", 1)]),
        ("byMonth", &[("1981-04", 1), ("1986-10", 1), ("2011-05", 3), ("2019-07", 1)]),
        ("byCountry", &[("GB", 2), ("JP", 3), ("NA", 1), ("PL", 2), ("US", 2)]),
    ] {
        assert_eq!(counts(&statistics[list]), pairs(expected), "{list}");
    }
    let countries = statistics["byCountry"].as_array().expect("countries");
    assert!(countries.iter().all(|country| country["cities"] == country["relations"]), "{countries:?}");
}

#[tokio::test]
async fn kinds_in_a_bucket_and_cumulative_counts_add_up() {
    let app = TestApp::demo().await;
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
            { "key": "FRIENDLY_EXCHANGE", "relations": 1, "cumulative": null },
            { "key": "SISTER_CITY", "relations": 2, "cumulative": null },
            { "key": "UNKNOWN", "relations": 1, "cumulative": null } ] })
    );
    assert_eq!(
        data["statistics"]["byDecade"][3],
        json!({ "key": "201X", "cumulative": 9, "byKind": [
            { "key": "FRIENDLY_EXCHANGE", "cumulative": 3, "byKind": [{ "key": "FRIENDLY_EXCHANGE", "relations": 2 }] },
            { "key": "SISTER_CITY", "cumulative": 5, "byKind": [{ "key": "SISTER_CITY", "relations": 2 }] } ] })
    );
    assert_eq!(
        data["statistics"]["byKind"][1],
        json!({ "relations": 5, "cumulative": null, "byKind": [{ "key": "SISTER_CITY", "relations": 5 }] })
    );
}

#[tokio::test]
async fn first_latest_and_gaps_are_of_dates_that_are_exact_enough() {
    let app = TestApp::demo().await;
    let gap = "averageGapMonths longestGap { months from { partner { slug } } to { partner { slug } } }";
    let data = app
        .data(&format!(
            "{{ all: statistics {{ first {{ partner {{ slug }} }} latest {{ partner {{ slug }} }} {gap} \
             byYear {{ key first {{ partner {{ slug }} }} }} }} \
             friends: statistics(filter: {{kind: {{eq: FRIENDLY_EXCHANGE}}}}) \
             {{ first {{ partner {{ slug }} }} {gap} }} \
             sisters: statistics(filter: {{kind: {{eq: SISTER_CITY}}}}) {{ {gap} }} }}"
        ))
        .await;
    let all = &data["all"];
    assert_eq!(
        (partners(&all["first"]), partners(&all["latest"])),
        (vec!["umikado-jp"], vec!["north-quarter-gb"])
    );
    // From 1981-04 to 2019-07 over the 5 gaps between six months, of which three are the same.
    assert_eq!(all["averageGapMonths"], json!(459.0 / 5.0));
    // 1986-10 to 2011-05: in between are dates that are no month. Of those of May 2011 the first by id ends the gap.
    assert_eq!(
        all["longestGap"],
        json!({ "months": 295, "from": { "partner": { "slug": "laka-wielka-pl" } },
            "to": { "partner": { "slug": "cedar-county-us" } } })
    );
    // The third of 2011 has a day, the twentieth of the month in which the others lie.
    assert_eq!(all["byYear"][3]["key"], "2011");
    assert_eq!(partners(&all["byYear"][3]["first"]), ["cedar-county-us", "kitaura-jp"]);
    assert_eq!(partners(&data["friends"]["first"]), ["windhoek-bay-na"]);
    assert_eq!(
        (&data["friends"]["longestGap"]["months"], &data["friends"]["averageGapMonths"]),
        (&json!(0), &json!(0.0))
    );
    // April 1981, October 1986, May 2011 and July 2019.
    assert_eq!(data["sisters"]["longestGap"]["months"], 295);
    assert_eq!(data["sisters"]["averageGapMonths"], json!(459.0 / 3.0));
}

#[tokio::test]
async fn labels_speak_english_and_chinese() {
    let app = TestApp::demo().await;
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
        ("byKind", 2, "Unknown", "未知"),
        ("byStatus", 0, "Active", "有效"),
        ("byStatus", 1, "Suspended", "暂停"),
        ("byMonth", 0, "April 1981", "1981年4月"),
        ("byDecade", 0, "1980s", "20世纪80年代"),
        ("byDecade", 3, "2010s", "21世纪10年代"),
        ("byCountry", 0, "United Kingdom", "英国"),
    ] {
        assert_eq!((label("en", list, at), label("zh", list, at)), (english.to_owned(), chinese.to_owned()));
    }
}

#[tokio::test]
async fn network_counts_the_home_city_too() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ network { statistics { cities countries regions relations undated byCountry { key relations cities } \
             byKind { key relations } longestGap { months } first { cities { slug } } } \
             then: statistics(asOf: \"2012-05\", filter: {kind: {eq: SISTER_CITY}}) { relations cities } } }",
        )
        .await;
    let all = &data["network"]["statistics"];
    for (field, count) in
        [("cities", 14), ("countries", 6), ("regions", 4), ("relations", 14), ("undated", 1)]
    {
        assert_eq!(all[field], count, "{field}");
    }
    let kinds = [("FRIENDLY_EXCHANGE", 5), ("SISTER_CITY", 8), ("UNKNOWN", 1)];
    assert_eq!(counts(&all["byKind"]), pairs(&kinds));
    let china = all["byCountry"].as_array().expect("countries").iter().find(|country| country["key"] == "CN");
    assert_eq!(china, Some(&json!({ "key": "CN", "relations": 11, "cities": 2 })));
    // From 1986-10 to 1999-09.
    assert_eq!(all["longestGap"]["months"], 155);
    assert_eq!(all["first"], json!([{ "cities": [{ "slug": "laka-wielka-pl" }, { "slug": "newport-gb" }] }]));
    assert_eq!(data["network"]["then"], json!({ "relations": 8, "cities": 9 }));
}
