//! The terms of a text.

use std::collections::BTreeSet;

use entity::search_term::TermKind;
use entity::search_text::{TargetKind, TextField};

use super::texts::Wanted;
use domain::search::{Piece, compact, fold, grams, pairs, pieces, pinyin, spelled_out};

/// The most grams of a text: longer names are sentences, and nobody mistypes half of one.
const MAX_GRAMS: usize = 60;
/// The most words and pairs of a text.
const MAX_WORDS: usize = 100;
/// The longest term in bytes: an index holds no endless ones.
const MAX_TERM: usize = 200;

/// The terms of a text: which ones depends on what it is to its target.
pub(super) fn of_text(text: &Wanted) -> BTreeSet<(TermKind, String)> {
    let folded = fold(&text.text);
    let mut terms = BTreeSet::new();
    match text.field {
        TextField::Name | TextField::Nickname => {
            name(&mut terms, &folded);
            if let Some(spelled) = spelled_out(&text.text) {
                name(&mut terms, &spelled);
            }
            if let Some(sound) = pinyin(&folded) {
                terms.insert((TermKind::Word, sound.clone()));
                terms.insert((TermKind::Sound, sound));
            }
            terms.extend(grams(&folded).into_iter().take(MAX_GRAMS).map(|gram| (TermKind::Gram, gram)));
        }
        TextField::Code => {
            terms.insert((TermKind::Code, compact(&folded)));
            // In `Springfield US` the code is a word among others.
            if text.target.0 == TargetKind::Country {
                words(&mut terms, &folded);
            }
        }
        TextField::Summary => words(&mut terms, &folded),
    }
    terms.retain(|(_, term)| !term.is_empty() && term.len() <= MAX_TERM);
    terms
}

/// The whole name, and its words.
fn name(terms: &mut BTreeSet<(TermKind, String)>, folded: &str) {
    let whole = compact(folded);
    // 温州 is the whole name of 温州市 too.
    if let Some(city) = whole.strip_suffix('市').filter(|city| city.chars().count() >= 2) {
        terms.extend(pinyin(city).map(|sound| (TermKind::Sound, sound)));
        terms.insert((TermKind::Name, city.to_owned()));
    }
    terms.insert((TermKind::Name, whole));
    words(terms, folded);
}

fn words(terms: &mut BTreeSet<(TermKind, String)>, folded: &str) {
    let words = pieces(folded).flat_map(|piece| match piece {
        Piece::Word(word) => vec![(TermKind::Word, word.to_owned())],
        Piece::Ideographs(run) => pairs(run).map(|pair| (TermKind::Pair, pair.to_owned())).collect(),
    });
    terms.extend(words.take(MAX_WORDS));
}
