//! What is looked up for a text, and what each match is worth.

use std::collections::{BTreeSet, HashSet};

use domain::search::{LAST, Piece, compact, fold, grams, pairs, pieces, without_tone_numbers};
use entity::search_term::TermKind;
use serde_json::{Value, json};

/// The points of a lookup, of 100, where the term is what was asked and where it only begins so.
struct Points {
    exact: i64,
    prefix: i64,
}

/// The whole text is a whole name.
const WHOLE: Points = Points { exact: 100, prefix: 70 };
/// The whole text sounds like a whole Chinese name; one that is written so comes before it.
const SOUND: Points = Points { exact: 99, prefix: 69 };
/// A word of the text is a word of a name or summary.
const WORD: Points = Points { exact: 50, prefix: 30 };
/// One ideograph says less than a word.
const IDEOGRAPH: Points = Points { exact: 30, prefix: 30 };

/// Two neighbouring letters of a whole name are swapped: it comes before names that share groups of letters.
const SWAPPED: i64 = 30;
/// The letters of a word in which such a slip is looked for: a shorter one is too easily another word.
const SWAPPABLE: std::ops::RangeInclusive<usize> = 4..=30;

/// The part that is the whole text; its words are the parts 1, 2, 3 ...
const WHOLE_TEXT: i64 = 0;
/// The part that is the text's grams, which count where nothing else is found.
const GRAMS: i64 = -1;
/// The part that is the text with two letters swapped, which counts where nothing else is found too.
const SLIPS: i64 = -2;
/// No term has a smaller character, so `term ≤ x < term + FIRST` is the term alone.
const FIRST: char = '\u{1}';

/// The rows of a search's lookups.
#[derive(Default)]
pub(super) struct Lookups {
    /// `[part, kind, low, high, points of low, points of others, needed]` for each lookup.
    pub(super) rows: Vec<Value>,
    /// How many words the text has; a run of ideographs counts as one.
    pub(super) words: i64,
    /// How many different grams it has.
    pub(super) grams: usize,
}

impl Lookups {
    /// Folds and cuts a text; `None` if it has neither letters nor numbers.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut lookups = Self::default();
        let whole = compact(&folded);
        let toneless: Option<String> = folded.split(' ').map(without_tone_numbers).collect();
        for whole in std::iter::once(&whole).chain(&toneless).filter(|whole| !whole.is_empty()) {
            lookups.range(WHOLE_TEXT, TermKind::Name, whole, &WHOLE);
            lookups.range(WHOLE_TEXT, TermKind::Sound, whole, &SOUND);
            lookups.together(WHOLE_TEXT, TermKind::Code, &[whole], WHOLE.exact, 1);
            // `wen zhou` is the word Wenzhou of a longer text.
            lookups.range(WHOLE_TEXT, TermKind::Word, whole, &WORD);
        }
        let mut seen = HashSet::new();
        for piece in pieces(&folded).filter(|piece| seen.insert(*piece)) {
            match piece {
                Piece::Word(word) => {
                    lookups.words += 1;
                    for word in std::iter::once(word.to_owned()).chain(without_tone_numbers(word)) {
                        lookups.range(lookups.words, TermKind::Word, &word, &WORD);
                    }
                }
                Piece::Ideographs(run) if run.chars().count() == 1 => {
                    lookups.words += 1;
                    lookups.range(lookups.words, TermKind::Pair, run, &IDEOGRAPH);
                }
                Piece::Ideographs(run) => {
                    lookups.words += 1;
                    let pairs: BTreeSet<&str> = pairs(run).filter(|pair| pair.chars().count() == 2).collect();
                    let pairs: Vec<&str> = pairs.into_iter().collect();
                    lookups.together(lookups.words, TermKind::Pair, &pairs, WORD.exact, pairs.len());
                }
            }
        }
        let slips = swapped(&folded);
        for kind in [TermKind::Name, TermKind::Sound] {
            lookups.together(SLIPS, kind, &slips, SWAPPED, 1);
        }
        let grams = grams(&folded);
        // Half of them; how many more a text has makes its strength.
        lookups.together(GRAMS, TermKind::Gram, &grams, 0, grams.len().div_ceil(2));
        lookups.grams = grams.len();
        (!whole.is_empty()).then_some(lookups)
    }

    /// The rows that find what was asked, and those that count where they find nothing, as JSON.
    pub(super) fn split(&self) -> (String, String) {
        let is_solid = |row: &&Value| row[0].as_i64().is_some_and(|part| part >= WHOLE_TEXT);
        let (solid, fuzzy): (Vec<&Value>, Vec<&Value>) = self.rows.iter().partition(is_solid);
        (json!(solid).to_string(), json!(fuzzy).to_string())
    }

    /// The term, and those that begin with it.
    fn range(&mut self, part: i64, kind: TermKind, term: &str, points: &Points) {
        self.rows.push(json!([part, kind, term, format!("{term}{LAST}"), points.exact, points.prefix, 1]));
    }

    /// Terms of which a text must have so many.
    fn together(&mut self, part: i64, kind: TermKind, terms: &[impl AsRef<str>], points: i64, needed: usize) {
        self.rows.extend(terms.iter().map(|term| {
            let term = term.as_ref();
            json!([part, kind, term, format!("{term}{FIRST}"), points, 0, needed])
        }));
    }
}

/// The spellings of a text of one word that differ from it by the order of two neighbouring letters.
fn swapped(folded: &str) -> Vec<String> {
    let mut pieces = pieces(folded);
    let (Some(Piece::Word(word)), None) = (pieces.next(), pieces.next()) else { return Vec::new() };
    let letters: Vec<char> = word.chars().collect();
    if !SWAPPABLE.contains(&letters.len()) {
        return Vec::new();
    }
    let different = (1..letters.len()).filter(|&at| letters[at - 1] != letters[at]);
    let swap = |at: usize| {
        let mut letters = letters.clone();
        letters.swap(at - 1, at);
        letters.into_iter().collect()
    };
    different.map(swap).collect()
}
