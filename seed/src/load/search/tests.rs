//! Which terms a text has.

use entity::search_term::TermKind;
use entity::search_text::{TargetKind, TextField};

use super::terms;
use super::texts::Wanted;

/// The terms of a city's text but grams, as lines.
fn terms_of(field: TextField, target: TargetKind, text: &str) -> Vec<String> {
    let wanted = Wanted { target: (target, 1), city: None, field, weight: 100, text: text.to_owned() };
    let terms = terms::of_text(&wanted).into_iter().filter(|(kind, _)| *kind != TermKind::Gram);
    terms.map(|(kind, term)| format!("{kind:?} {term}")).collect()
}

#[test]
fn name_has_its_whole_its_words_and_its_sound() {
    let name = |text| terms_of(TextField::Name, TargetKind::City, text);
    assert_eq!(name("Port-Gentil"), ["Name portgentil", "Word gentil", "Word port"]);
    assert_eq!(name("The Hague"), ["Name thehague", "Word hague"]);
    assert_eq!(name("Gießen"), ["Name giessen", "Word giessen"]);
    assert_eq!(name("Köln"), ["Name koeln", "Name koln", "Word koeln", "Word koln"]);
    assert_eq!(
        name("温州市"),
        [
            "Name 温州",
            "Name 温州市",
            "Sound wenzhou",
            "Sound wenzhoushi",
            "Word wenzhoushi",
            "Pair 州市",
            "Pair 市",
            "Pair 温州"
        ]
    );
    assert_eq!(name("…"), Vec::<String>::new());
}

#[test]
fn code_is_found_as_a_whole_and_summary_by_its_words() {
    assert_eq!(terms_of(TextField::Code, TargetKind::City, "kure-jp"), ["Code kurejp"]);
    assert_eq!(terms_of(TextField::Code, TargetKind::Country, "JP"), ["Code jp", "Word jp"]);
    let summary = |text| terms_of(TextField::Summary, TargetKind::City, text);
    assert_eq!(summary("It is a port of Japan."), ["Word japan", "Word port"]);
    assert_eq!(summary("有港口。"), ["Pair 口", "Pair 有港", "Pair 港口"]);
}

#[test]
fn terms_of_long_texts_are_bounded() {
    let words: Vec<String> = (0..5_000).map(|number| format!("word{number}")).collect();
    let text = words.join(" ");
    for field in [TextField::Name, TextField::Summary] {
        let wanted =
            Wanted { target: (TargetKind::City, 1), city: Some(1), field, weight: 1, text: text.clone() };
        let terms = terms::of_text(&wanted);
        assert!(terms.len() <= 160, "{}", terms.len());
        assert!(terms.iter().all(|(_, term)| term.len() <= 200));
    }
}
