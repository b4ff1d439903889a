//! Names in the languages that a client asks for.

use serde_json::{Value, json};

use crate::support::{Codes as _, TestApp};

/// Where English, or Chinese, is the language of the place.
const LOCAL_NAME_IS_ENGLISH_OR_CHINESE: [&str; 5] = ["AU", "CA", "CN", "GB", "US"];

fn nodes(data: &Value) -> &[Value] {
    data.as_array().expect("a list")
}

#[tokio::test]
async fn every_partner_has_a_name_in_english_in_chinese_and_in_its_own_language() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ cities(first: 100) { nodes { slug country { code } en: names(lang: [\"en\"], kind: [OFFICIAL]) { text } \
             zh: names(lang: [\"zh\"], kind: [OFFICIAL]) { text } own: names(kind: [LOCAL]) { text lang } } } }",
        )
        .await;
    let cities = nodes(&data["cities"]["nodes"]);
    assert_eq!(cities.len(), 35);
    for city in cities {
        let slug = &city["slug"];
        assert_eq!(nodes(&city["en"]).len(), 1, "{slug} in English");
        assert_eq!(nodes(&city["zh"]).len(), 1, "{slug} in Chinese");
        let code = city["country"]["code"].as_str().expect("a code");
        let has_own = !nodes(&city["own"]).is_empty();
        assert_eq!(has_own, !LOCAL_NAME_IS_ENGLISH_OR_CHINESE.contains(&code), "{slug} in its own language");
        assert!(
            nodes(&city["own"]).iter().all(|name| name["lang"].is_string()),
            "{slug}: a name without a language"
        );
    }
}

#[tokio::test]
async fn every_country_has_a_name_in_english_and_in_chinese() {
    let app = TestApp::seeded().await;
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
    let app = TestApp::seeded().await;
    for (lang, name) in [
        ("[\"zh\"]", "那不勒斯市"),
        ("[\"zh-CN\"]", "那不勒斯市"),
        ("[\"zh-Hans-CN\"]", "那不勒斯市"),
        ("[\"zh-SG\"]", "那不勒斯市"),
        ("[\"zh-Latn\"]", "Nàbùlèsī Shì"),
        ("[\"it-CH\"]", "Napoli"),
        ("\"IT\"", "Napoli"),
        ("[\"fr\", \"it\"]", "Napoli"),
        ("[\"fr\"]", "Naples"),
        ("[]", "Naples"),
        // Simplified characters are no answer to a wish for traditional ones.
        ("[\"zh-TW\"]", "Naples"),
        ("[\"zh-HK\", \"it\"]", "Napoli"),
        ("[\"zh-Hant\", \"zh\"]", "那不勒斯市"),
    ] {
        let data = app.data(&format!("{{ city(slug: \"naples-it\") {{ name(lang: {lang}) }} }}")).await;
        assert_eq!(data["city"]["name"], name, "{lang}");
    }
}

#[tokio::test]
async fn deprecated_tag_means_what_replaced_it() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ city(slug: \"dimona-il\") { name(lang: [\"iw\"]) names(lang: [\"iw\"]) { text lang } } \
             country(code: \"NO\") { no: name(lang: [\"no\"]) nb: name(lang: [\"nb-NO\"]) } \
             kumasi: city(slug: \"kumasi-gh\") { name(lang: [\"tw\"]) } }",
        )
        .await;
    assert_eq!(data["city"], json!({ "name": "דימונה", "names": [{ "text": "דימונה", "lang": "he" }] }));
    assert_eq!(data["country"], json!({ "no": "Norge", "nb": "Norge" }));
    assert_eq!(data["kumasi"]["name"], "Kumase");
}

#[tokio::test]
async fn summary_comes_in_the_wanted_languages_only() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ city(slug: \"kure-jp\") { ja: summary(lang: [\"ja\"]) none: summary(lang: []) \
             both: summary(lang: [\"ja\", \"en-US\"]) hant: summary(lang: [\"zh-TW\"]) } }",
        )
        .await;
    let city = &data["city"];
    assert_eq!((&city["ja"], &city["none"], &city["hant"]), (&Value::Null, &Value::Null, &Value::Null));
    assert!(city["both"].as_str().is_some_and(|text| text.starts_with("Kure")), "{city}");
}

#[tokio::test]
async fn names_are_filtered_by_language_and_kind() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ city(slug: \"ishinomaki-jp\") { latin: names(lang: [\"ja-Latn\", \"zh-Latn\"]) { text } \
             local: names(kind: [LOCAL], lang: [\"ja\"]) { text } none: names(lang: []) { text } \
             other: names(lang: [\"pt-BR\"]) { text } all: names { text } } }",
        )
        .await;
    assert_eq!(data["city"]["latin"], json!([{ "text": "Shíjuǎn Shì" }, { "text": "Ishinomaki-shi" }]));
    assert_eq!(data["city"]["local"], json!([{ "text": "石巻市" }]));
    assert_eq!((&data["city"]["none"], &data["city"]["other"]), (&json!([]), &json!([])));
    assert_eq!(nodes(&data["city"]["all"]).len(), 5);
}

#[tokio::test]
async fn regions_and_groups_have_names_in_many_languages() {
    let app = TestApp::seeded().await;
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
    let app = TestApp::seeded().await;
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
    let app = TestApp::seeded().await;
    for tag in ["*", "", "english-language", "zh_CN", "i-klingon", "e"] {
        let inline = app.answer(&format!("{{ home {{ name(lang: [\"{tag}\"]) }} }}")).await;
        let variable = app
            .post(json!({ "query": "query Q($lang: [LanguageTag!]!) { home { name(lang: $lang) } }",
                "variables": { "lang": [tag] } }))
            .await
            .json();
        for answer in [inline, variable] {
            assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{tag}");
            let message = answer["errors"][0]["message"].as_str().expect("a message");
            assert!(message.contains("\"zh-Hans\"") && message.contains(&format!("\"{tag}\"")), "{message}");
        }
    }
}

#[tokio::test]
async fn languages_of_one_argument_are_limited() {
    let app = TestApp::seeded().await;
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
