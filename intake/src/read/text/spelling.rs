//! Where the alphabets of Europe have their letters: in a wrong code page a vowel stands for a consonant, or the other way
//! round, and the word cannot be said.

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1257};

/// The letter between its neighbours, each a blank at an end of the word and all in lower case.
#[derive(Clone, Copy)]
struct Place {
    before: char,
    letter: char,
    after: char,
}

/// Whether a letter of the word stands where no language has it.
pub(super) fn is_odd(letters: &[char]) -> bool {
    places(letters).any(is_misplaced)
}

/// Whether a letter is one that the code page has, and its neighbour needs more.
pub(super) fn is_weak(letters: &[char], encoding: &'static Encoding) -> bool {
    encoding == WINDOWS_1252 && places(letters).any(is_rather_of_another)
        || encoding == WINDOWS_1257 && places(letters).any(|place| is_hardly_baltic(place, letters))
}

/// Of the letters beyond ASCII.
fn places(letters: &[char]) -> impl Iterator<Item = Place> {
    let lower = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).map_or(' ', |letter| letter.to_lowercase().next().unwrap_or(' '))
    };
    (0..letters.len()).filter(|at| !letters[*at].is_ascii()).map(move |at| Place {
        before: lower(at.checked_sub(1)),
        letter: lower(Some(at)),
        after: lower(Some(at + 1)),
    })
}

fn is_misplaced(Place { before, letter, after }: Place) -> bool {
    let stands_alone = !is_vowel(before) && !is_vowel(after);
    match letter {
        'č' => stands_alone || matches!(after, 'b' | 'd' | 'g' | 'v' | 's' | 'z' | 'p'),
        'ć' | 'ř' | 'ď' | 'ť' | 'ţ' | 'ş' | 'đ' | 'ļ' | 'ķ' | 'ģ' | 'ņ' => stands_alone,
        'ŕ' | 'ĺ' => is_vowel(before) || is_vowel(after) || before == ' ' || after == ' ',
        // Polish writes `ni` before vowels, and Spanish has its ñ nowhere else.
        'ń' | 'ň' => stands_alone || letter == 'ń' && is_vowel(after),
        'ñ' => !is_vowel(after),
        'ğ' => !is_vowel(before),
        'ă' => matches!(after, 'o' | 'e') || before == 'h',
        'ã' => matches!(after, 'i' | 'u'),
        'è' | 'ê' => matches!(after, 'a' | 'o' | 'u'),
        'ð' => !is_vowel(before) && before != 'r' || matches!(after, 'k' | 'd' | 'g' | 'm' | 't'),
        'þ' => is_vowel(before),
        'ý' => before == ' ',
        'ō' => true,
        'ų' => before != 'i',
        'į' => before != ' ',
        _ => false,
    }
}

/// Letters that stand in Western Europe by way of exception, and in the neighbouring code pages as a rule.
fn is_rather_of_another(Place { before, letter, after }: Place) -> bool {
    match letter {
        'õ' => after != 'e',
        'ë' => after == ' ' && !matches!(before, 'i' | 'e' | 'o'),
        'ý' | 'š' | 'ž' => true,
        'ð' => before != 'r' && !matches!(after, 'u' | 'i' | 'f' | 'b' | 'á'),
        _ => false,
    }
}

/// Latvian long vowels do not stand beside an h, as in `Chālons`, and a Polish ę is rare in Lithuanian.
fn is_hardly_baltic(Place { before, letter, .. }: Place, letters: &[char]) -> bool {
    let has_h = letters.iter().any(|letter| matches!(letter, 'h' | 'H' | 'w' | 'q' | 'x'));
    matches!(letter, 'ā' | 'ī') && has_h || letter == 'ę' && before != 'k'
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        || matches!(letter, 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ý' | 'ÿ')
        || matches!(
            letter,
            'ā' | 'ă'
                | 'ą'
                | 'ē'
                | 'ė'
                | 'ę'
                | 'ě'
                | 'ī'
                | 'į'
                | 'ı'
                | 'ō'
                | 'ő'
                | 'œ'
                | 'ū'
                | 'ů'
                | 'ű'
                | 'ų'
        )
}
