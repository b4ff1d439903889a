//! Each wish and what answers it.

use super::*;

const TEXTS: [(&str, &str); 4] =
    [("en", "Prato"), ("zh-Hans", "普拉托"), ("zh-Latn-pinyin", "Pǔlātuō"), ("ja", "プラート")];

fn text(wanted: &[&str]) -> &'static str {
    let wanted: Vec<_> = wanted.iter().map(|&tag| tag.to_owned()).collect();
    choose(&TEXTS, |text| Some(text.0), &wanted).expect("there are texts").1
}

#[test]
fn first_known_language_wins_and_english_is_the_fallback() {
    assert_eq!(text(&["zh"]), "普拉托");
    assert_eq!(text(&["ko", "JA"]), "プラート");
    assert_eq!(text(&["ko"]), "Prato");
    assert_eq!(text(&[]), "Prato");
}

#[test]
fn tag_falls_back_to_more_general_ones() {
    for (want, have) in [
        ("en-GB", "en"),
        ("pt-BR", "pt"),
        ("de-AT-1996", "de-AT"),
        ("de-AT-1996", "de"),
        ("ja-JP", "ja"),
        ("sr-Latn-ME", "sr-Latn"),
    ] {
        assert!(matches(have, want), "{have} answers {want}");
        assert!(!matches(want, "fr"), "{want} is not French");
    }
    // A wish is never answered by another region's variety.
    assert!(!matches("pt-BR", "pt-PT"));
    assert!(!matches("en", "en-Cyrl"));
}

#[test]
fn nearest_of_several_texts_wins() {
    let texts = [("pt", 1), ("pt-BR", 2)];
    let found = |tag: &str| choose(&texts, |text| Some(text.0), &[tag.to_owned()]).expect("a text").1;
    assert_eq!(found("pt-BR"), 2);
    assert_eq!(found("pt-AO"), 1);
}

#[test]
fn simplified_chinese_is_found_by_all_that_means_it() {
    for want in ["zh", "zh-Hans", "zh-CN", "zh-Hans-CN", "zh-SG", "zh-MY", "ZH-hans-cn"] {
        assert_eq!(text(&[want]), "普拉托", "{want}");
        assert!(matches("zh", want), "{want}");
    }
}

#[test]
fn traditional_chinese_is_never_answered_by_simplified() {
    for want in ["zh-Hant", "zh-TW", "zh-HK", "zh-MO", "zh-Hant-HK"] {
        assert!(!matches("zh-Hans", want) && !matches("zh", want), "{want}");
        assert!(matches("zh-Hant", want), "{want}");
        // The next wanted language is next, then English.
        assert_eq!(text(&[want, "zh"]), "普拉托", "{want}");
        assert_eq!(text(&[want]), "Prato", "{want}");
    }
}

#[test]
fn script_that_is_asked_for_is_the_script_that_comes() {
    assert_eq!(text(&["zh-Latn-pinyin"]), "Pǔlātuō");
    assert_eq!(text(&["zh-Latn"]), "Pǔlātuō");
    assert_eq!(text(&["zh-latn-PINYIN"]), "Pǔlātuō");
    assert!(matches("ja-Latn", "ja-Latn-JP"));
    assert!(!matches("ja-Latn", "ja") && !matches("ja", "ja-Latn"));
    assert!(!matches("zh-Latn-pinyin", "zh"));
    assert!(
        matches("sr-Latn", "sr-ME") && !matches("sr", "sr-ME"),
        "Serbian of Montenegro is written in Latin"
    );
}

#[test]
fn variety_answers_the_wish_for_its_language() {
    assert!(matches("pt-BR", "pt"));
    assert!(matches("zh-Hans-SG", "zh"));
    assert!(!matches("zh-TW", "zh") && matches("zh-TW", "zh-Hant"));
    assert!(!matches("fil", "fi"));
}

#[test]
fn norwegian_is_found_by_either_code() {
    assert!(matches("nb", "no") && matches("no", "nb") && matches("nb", "no-NO"));
    assert!(!matches("nn", "nb") && !matches("nb", "nn"));
}

#[test]
fn tags_are_written_in_their_usual_way() {
    for (given, usual) in [
        ("EN-gb", "en-GB"),
        ("zh-hans", "zh-Hans"),
        ("iw", "he"),
        ("in", "id"),
        ("tl", "fil"),
        ("sh", "sr-Latn"),
        ("cmn-TW", "zh-TW"),
        ("art-lojban", "jbo"),
        ("en-u-ca-buddhist", "en"),
        ("zh-Latn-pinyin", "zh-Latn-pinyin"),
    ] {
        assert_eq!(canonical(given).as_deref(), Some(usual), "{given}");
    }
}

#[test]
fn what_is_no_tag_is_refused() {
    for given in
        ["", "*", "en-*", "english-language", "c", "zh_CN", "en US", "i-klingon", "zh-cmn", "x-mine", "en-"]
    {
        assert_eq!(canonical(given), None, "{given}");
    }
}
