//! Names in the languages that a client asks for.

use serde_json::{Value, json};

use crate::support::{Codes as _, TestApp};

fn nodes(data: &Value) -> &[Value] {
    data.as_array().expect("a list")
}

#[tokio::test]
async fn every_country_has_a_name_in_english_and_in_chinese() {
    let app = TestApp::demo().await;
    let data = app
        .data("{ countries(first: 250) { totalCount nodes { code en: name zh: name(lang: [\"zh\"]) } } }")
        .await;
    for country in nodes(&data["countries"]["nodes"]) {
        let zh = country["zh"].as_str().expect("a name");
        assert!(zh.chars().all(|c| c >= '\u{4e00}' || "·（）".contains(c)), "{country}");
        assert!(country["en"].as_str().is_some_and(|name| name != zh), "{country}");
    }
}

#[tokio::test]
async fn name_comes_in_the_first_wanted_language_that_is_known() {
    let app = TestApp::demo().await;
    for (lang, name) in [
        ("[\"zh\"]", "翁卡市"),
        ("[\"zh-CN\"]", "翁卡市"),
        ("[\"zh-Hans-CN\"]", "翁卡市"),
        ("[\"zh-SG\"]", "翁卡市"),
        ("[\"zh-Latn\"]", "Wēngkǎ Shì"),
        ("[\"pl-DE\"]", "Łąka Wielka"),
        ("\"PL\"", "Łąka Wielka"),
        ("[\"fr\", \"pl\"]", "Łąka Wielka"),
        ("[\"fr\"]", "Laka Wielka"),
        ("[]", "Laka Wielka"),
        // Simplified characters are no answer to a wish for traditional ones.
        ("[\"zh-TW\"]", "Laka Wielka"),
        ("[\"zh-HK\", \"pl\"]", "Łąka Wielka"),
        ("[\"zh-Hant\", \"zh\"]", "翁卡市"),
    ] {
        let data = app.data(&format!("{{ city(slug: \"laka-wielka-pl\") {{ name(lang: {lang}) }} }}")).await;
        assert_eq!(data["city"]["name"], name, "{lang}");
    }
}

#[tokio::test]
async fn deprecated_tag_means_what_replaced_it() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ home { name(lang: [\"iw\"]) names(lang: [\"iw\"]) { text lang } tw: name(lang: [\"tw\"]) } \
             country(code: \"NO\") { no: name(lang: [\"no\"]) nb: name(lang: [\"nb-NO\"]) } }",
        )
        .await;
    assert_eq!(
        data["home"],
        json!({ "name": "צינגואן", "names": [{ "text": "צינגואן", "lang": "he" }], "tw": "Kinwan" })
    );
    assert_eq!(data["country"], json!({ "no": "Norge", "nb": "Norge" }));
}

#[tokio::test]
async fn summary_comes_in_the_wanted_languages_only() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ city(slug: \"kitaura-jp\") { ja: summary(lang: [\"ja\"]) none: summary(lang: []) \
             both: summary(lang: [\"ja\", \"en-US\"]) hant: summary(lang: [\"zh-TW\"]) } }",
        )
        .await;
    let city = &data["city"];
    assert_eq!((&city["ja"], &city["none"], &city["hant"]), (&Value::Null, &Value::Null, &Value::Null));
    assert!(city["both"].as_str().is_some_and(|text| text.starts_with("Kitaura")), "{city}");
}

#[tokio::test]
async fn names_are_filtered_by_language_and_kind() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ city(slug: \"umikado-jp\") { latin: names(lang: [\"ja-Latn\", \"zh-Latn\"]) { text } \
             local: names(kind: [LOCAL], lang: [\"ja\"]) { text } none: names(lang: []) { text } \
             other: names(lang: [\"pt-BR\"]) { text } all: names { text } } }",
        )
        .await;
    assert_eq!(data["city"]["latin"], json!([{ "text": "Umikado-shi" }, { "text": "Hǎimén Shì" }]));
    assert_eq!(data["city"]["local"], json!([{ "text": "海門市" }]));
    assert_eq!((&data["city"]["none"], &data["city"]["other"]), (&json!([]), &json!([])));
    assert_eq!(nodes(&data["city"]["all"]).len(), 6);
}

#[tokio::test]
async fn regions_and_groups_have_names_in_many_languages() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ region(code: EUROPE) { ru: name(lang: [\"ru\"]) ja: name(lang: [\"ja\"]) tlh: name(lang: [\"tlh\"]) } \
             country(code: \"FI\") { subregion fr: subregion(lang: [\"fr-CA\"]) fi: subregion(lang: [\"fi\"]) \
             zh: subregion(lang: [\"zh\"]) tw: subregion(lang: [\"zh-TW\"]) } \
             nowhere: country(code: \"AQ\") { subregion(lang: [\"zh\"]) } }",
        )
        .await;
    assert_eq!(data["region"], json!({ "ru": "Европа", "ja": "ヨーロッパ", "tlh": "Europe" }));
    assert_eq!(
        data["country"],
        json!({ "subregion": "Northern Europe", "fr": "Europe du Nord", "fi": "Pohjois-Eurooppa",
            "zh": "北欧", "tw": "北歐" })
    );
    assert_eq!(data["nowhere"]["subregion"], Value::Null);
}

#[tokio::test]
async fn every_group_of_the_countries_has_a_chinese_name() {
    let app = TestApp::demo().await;
    let data = app
        .data("{ countries(first: 250) { nodes { code en: subregion zh: subregion(lang: [\"zh\"]) } } }")
        .await;
    for country in nodes(&data["countries"]["nodes"]) {
        let known = country["en"].is_null() || country["en"] != country["zh"];
        assert!(known, "no Chinese name of the group of {country}");
    }
}

#[tokio::test]
async fn what_is_no_language_tag_is_refused_with_what_is_accepted() {
    let app = TestApp::demo().await;
    for tag in ["*", "", "english-language", "zh_CN", "i-klingon", "e"] {
        let inline = app.answer(&format!("{{ home {{ name(lang: [\"{tag}\"]) }} }}")).await;
        let variable = app
            .post(json!({ "query": "query Q($lang: [LanguageTag!]!) { home { name(lang: $lang) } }",
                "variables": { "lang": [tag] } }))
            .await
            .json();
        for (answer, code) in [(inline, "GRAPHQL_VALIDATION_FAILED"), (variable, "BAD_USER_INPUT")] {
            assert_eq!(answer.codes(), [code], "{tag}");
            let message = answer["errors"][0]["message"].as_str().expect("a message");
            assert!(message.contains("\"zh-Hans\"") && message.contains(&format!("\"{tag}\"")), "{message}");
        }
    }
}

#[tokio::test]
async fn languages_of_one_argument_are_limited() {
    let app = TestApp::demo().await;
    for field in ["name", "summary", "names", "country { name", "country { subregion"] {
        let query = |count: usize| {
            let lang = vec!["\"it\""; count].join(",");
            let rest = if field == "names" { "{ text }" } else { "" };
            let close = if field.contains('{') { "}" } else { "" };
            format!("{{ home {{ {field}(lang: [{lang}]) {rest} {close} }} }}")
        };
        assert_eq!(app.codes(&query(20)).await, [""; 0], "{field}");
        assert_eq!(app.codes(&query(21)).await, ["BAD_USER_INPUT"], "{field}");
    }
}
