//! Folding: what two spellings of one word have in common.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text to its words, parted by single spaces.
///
/// Case, accents and the width of letters are gone; Latin letters without an accent of their own (ß, ø, æ, ł, đ) stand as ASCII; points of Hebrew and Arabic are gone, and katakana is hiragana.
/// Other marks stay: without them, words of Thai or Hindi would not be the same words.
/// Everything that is neither letter, number nor mark parts words, apostrophes and hyphens too.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase).nfkd() {
        if !is_accent(letter) {
            push(&mut folded, letter);
        }
    }
    let composed: String = folded.nfc().collect();
    composed
        .split(|letter| !belongs_to_word(letter))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text with ä, ö, ü, å and ø written as two letters, as German and the Nordic languages do without them; `None` if it has none of these.
pub fn spelled_out(text: &str) -> Option<String> {
    const PAIRS: [(char, &str); 5] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa"), ('ø', "oe")];
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    let spelled = PAIRS.iter().fold(text.clone(), |text, (letter, pair)| text.replace(*letter, pair));
    (spelled != text).then(|| fold(&spelled))
}

/// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic.
fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}')
}

fn push(folded: &mut String, letter: char) {
    match letter {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ø' | 'ɔ' => folded.push('o'),
        'đ' | 'ð' | 'ɖ' | 'ɗ' => folded.push('d'),
        'ł' | 'ƚ' => folded.push('l'),
        'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ŋ' | 'ɲ' => folded.push('n'),
        'ŧ' | 'ƭ' => folded.push('t'),
        'ĸ' | 'ƙ' => folded.push('k'),
        'ɓ' => folded.push('b'),
        'ə' | 'ǝ' | 'ɛ' => folded.push('e'),
        // The sigma at the end of a word.
        'ς' => folded.push('σ'),
        // Persian and Arabic write these letters with different characters.
        'ک' => folded.push('ك'),
        'ی' | 'ى' => folded.push('ي'),
        'ة' => folded.push('ه'),
        // Katakana as hiragana.
        'ァ'..='ヶ' => folded.push(char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter)),
        _ => folded.push(letter),
    }
}

/// Letters, numbers, and the marks that did not fold away; no apostrophes, also not those that Unicode counts as letters.
fn belongs_to_word(letter: char) -> bool {
    (letter.is_alphanumeric() && !matches!(letter, '\u{2B0}'..='\u{2FF}')) || is_combining_mark(letter)
}
