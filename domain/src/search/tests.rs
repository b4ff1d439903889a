//! What folding and cutting promise.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn spellings_of_one_name_fold_to_the_same() {
    for (spellings, folded) in [
        (&["Vallensbæk", "VALLENSBÆK", "vallensbaek"][..], "vallensbaek"),
        (&["Gießen", "GIESSEN", "Giessen", "GIEẞEN"], "giessen"),
        (&["Tūranga-nui-a-Kiwa", "Turanga nui a Kiwa"], "turanga nui a kiwa"),
        (&["Łódź", "lodz"], "lodz"),
        (&["İstanbul", "istanbul", "ıstanbul"], "istanbul"),
        (&["Ｗｅｎｚｈｏｕ", "Wēnzhōu"], "wenzhou"),
        (&["L'Aquila", "l’aquila", "Lʼaquila"], "l aquila"),
        (&["Йошкар-Ола", "йошкар ола"], "иошкар ола"),
        (&["ΑΘΗΝΑΣ", "Αθήνας"], "αθηνασ"),
        (&["דִּימוֹנָה", "דימונה"], "דימונה"),
        (&["プラート", "ﾌﾟﾗｰﾄ", "ぷらーと"], "ぷらーと"),
        (&["광주"], "광주"),
        (&["温州市"], "温州市"),
        (&[" – ,.!"], ""),
    ] {
        for spelling in spellings {
            assert_eq!(fold(spelling), folded, "{spelling}");
        }
    }
}

#[test]
fn every_character_folds_once_and_for_all() {
    for letter in '\0'..=char::MAX {
        let folded = fold(&letter.to_string());
        assert_eq!(fold(&folded), folded, "U+{:04X}", u32::from(letter));
    }
}

#[test]
fn marks_of_thai_and_hindi_stay() {
    assert_eq!(fold("ภูเก็ต"), "ภูเก็ต");
    assert_eq!(fold("नडियाद"), "नडियाद");
}

#[test]
fn umlauts_may_be_spelled_out() {
    assert_eq!(spelled_out("Köln").as_deref(), Some("koeln"));
    assert_eq!(spelled_out("Ålborg").as_deref(), Some("aalborg"));
    assert_eq!(spelled_out("Wēnzhōu"), None);
}

#[test]
fn text_is_cut_into_words_and_ideographs() {
    use Piece::{Ideographs, Word};
    let folded = fold("The Port of 温州, ひたちなか市 9区");
    let cut: Vec<_> = pieces(&folded).collect();
    assert_eq!(
        cut,
        [Word("port"), Ideographs("温州"), Word("ひたちなか"), Ideographs("市"), Word("9"), Ideographs("区")]
    );
    assert_eq!(pairs("温州市").collect::<Vec<_>>(), ["温州", "州市", "市"]);
    assert_eq!(compact(&folded), "theportof温州ひたちなか市9区");
}

#[test]
fn summary_is_cut_into_its_sentences() {
    let text = " Kure has 2.5 parks. It is old!  呉市是城市。有港口";
    assert_eq!(
        sentences(text).collect::<Vec<_>>(),
        ["Kure has 2.5 parks.", "It is old!", "呉市是城市。", "有港口"]
    );
    assert_eq!(sentences("  ").count(), 0);
}

#[test]
fn grams_know_the_ends_of_words() {
    assert_eq!(grams("port ab 市"), [" ab", " po", "ab ", "ort", "por", "rt "]);
}

#[test]
fn names_are_found_by_their_sound() {
    assert_eq!(pinyin("温州").as_deref(), Some("wenzhou"));
    assert_eq!(pinyin("吕勒奥·市"), pinyin("吕勒奥市"));
    assert_eq!(pinyin("Wenzhou"), None);
    assert_eq!(without_tone_numbers("wen1zhou1").as_deref(), Some("wenzhou"));
    assert_eq!(without_tone_numbers("wen1").as_deref(), Some("wen"));
    for word in ["wenzhou", "9", "district9", "wen1zhou", "", "wen6"] {
        assert_eq!(without_tone_numbers(word), None, "{word}");
    }
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC*|[a-zäöüßøæłđ'’ -]*|[ァ-ヶー温州市광주]*") {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn composed_and_decomposed_text_fold_to_the_same(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&text.nfc().collect::<String>()), &folded);
        prop_assert_eq!(&fold(&text.nfd().collect::<String>()), &folded);
    }

    #[test]
    fn folded_text_is_words_with_single_spaces(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
        prop_assert_eq!(compact(&folded).is_empty(), folded.is_empty());
    }
}
