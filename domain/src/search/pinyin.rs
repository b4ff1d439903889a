//! Chinese names by their sound.

use ::pinyin::ToPinyin;

/// The syllables of a Chinese name in one word, without tones; `None` if a character has no reading or the name has none.
///
/// A character with several readings gets its usual one; a name that is read otherwise has its pinyin in the data.
pub fn pinyin(name: &str) -> Option<String> {
    let mut syllables = String::new();
    for letter in name.chars().filter(|letter| letter.is_alphanumeric()) {
        syllables.push_str(letter.to_pinyin()?.plain());
    }
    (!syllables.is_empty()).then_some(syllables)
}

/// The word without the numbers of its tones, `wenzhou` for `wen1zhou1`; `None` if it is no such word.
pub fn without_tone_numbers(word: &str) -> Option<String> {
    let is_tone = |letter: char| ('1'..='5').contains(&letter);
    let syllables: Option<Vec<&str>> = word
        .split_inclusive(is_tone)
        .map(|syllable| {
            let letters = syllable.strip_suffix(is_tone)?;
            // The longest syllable is `zhuang`.
            let fits =
                (1..=6).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_lowercase());
            fits.then_some(letters)
        })
        .collect();
    syllables.map(|syllables| syllables.concat()).filter(|word| !word.is_empty())
}
