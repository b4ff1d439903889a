//! The order that people expect of a list of names.

use super::sort_key;

/// Sorts the texts backwards and forwards again, so that their order is the keys' alone.
fn sorted<'a>(texts: &[&'a str]) -> Vec<&'a str> {
    let mut texts = texts.to_vec();
    texts.reverse();
    texts.sort_by_key(|text| sort_key(text));
    texts
}

#[track_caller]
fn check(expected: &[&str]) {
    assert_eq!(sorted(expected), expected);
}

#[test]
fn orders_by_letters_then_accents_then_case() {
    check(&["Aalborg", "Åland", "Alicante", "Castellon", "Castellón", "Castelo", "paris", "Paris", "Zürich"]);
}

#[test]
fn orders_numbers_by_their_value() {
    check(&["2nd City", "10th City", "District 9", "District 10"]);
}

#[test]
fn orders_scripts_one_after_the_other() {
    check(&["2nd City", "Zürich", "Санкт-Петербург", "광주", "温州"]);
}

#[test]
fn equal_texts_have_equal_keys_in_every_normal_form() {
    assert_eq!(sort_key("Castello\u{301}n"), sort_key("Castellón"));
    assert!(sort_key("Castellon") < sort_key("Castellón"));
}
