//! What the page says, in figures that were counted by hand from the data files.

use serde_json::json;

use super::{counts, pairs, partners};
use crate::support::TestApp;

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
async fn network_counts_the_home_city_too() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ network { statistics { cities countries regions relations undated byCountry { key relations cities } \
             byKind { key relations } longestGap { months } first { cities { slug } } } \
             then: statistics(asOf: \"2020-04\", filter: {kind: {eq: SISTER_CITY}}) { relations cities } } }",
        )
        .await;
    let all = &data["network"]["statistics"];
    for (field, count) in
        [("cities", 35), ("countries", 24), ("regions", 5), ("relations", 34), ("undated", 0)]
    {
        assert_eq!(all[field], count, "{field}");
    }
    assert_eq!(counts(&all["byKind"]), pairs(&[("FRIENDLY_EXCHANGE", 24), ("SISTER_CITY", 10)]));
    let china = all["byCountry"].as_array().expect("countries").iter().find(|country| country["key"] == "CN");
    assert_eq!(china, Some(&json!({ "key": "CN", "relations": 34, "cities": 1 })));
    assert_eq!(all["longestGap"]["months"], 134);
    assert_eq!(all["first"].as_array().expect("relations").len(), 1);
    assert_eq!(data["network"]["then"], json!({ "relations": 9, "cities": 10 }));
}
