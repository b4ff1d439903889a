//! Whether a text in a guessed encoding looks as words look: a wrong one breaks words apart, mixes their scripts and turns
//! their case around.

use super::spelling;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};

/// How many words have a letter beyond ASCII, and how many of them no one would write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) words: usize,
    pub(super) odd: usize,
    /// Of the words that are not odd, those that another encoding explains better.
    pub(super) weak: usize,
}

impl Shape {
    /// A file of a few words must be clean; of many, a tenth may be odd, for people write odd things.
    pub(super) fn is_plausible(self) -> bool {
        self.odd * 10 <= self.words
    }
}

pub(super) fn is_plausible(text: &str, encoding: &'static Encoding) -> bool {
    of(text, encoding).is_plausible()
}

pub(super) fn of(text: &str, encoding: &'static Encoding) -> Shape {
    let mut shape = Shape::default();
    for word in foreign_words(text) {
        let letters: Vec<char> = word.chars().collect();
        let is_odd = is_odd(&letters, encoding);
        shape.words += 1;
        shape.odd += usize::from(is_odd);
        shape.weak += usize::from(!is_odd && spelling::is_weak(&letters, encoding));
    }
    shape
}

/// Runs of letters and of anything beyond ASCII, if they have something beyond ASCII.
pub(super) fn foreign_words(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric();
    text.split(breaks).filter(|word| !word.is_ascii())
}

fn is_odd(letters: &[char], encoding: &'static Encoding) -> bool {
    let has_odd_pair = letters.windows(2).any(|pair| is_odd_pair(pair[0], pair[1]));
    let has_odd_three = letters.windows(3).any(|three| is_odd_three(three[0], three[1], three[2]));
    letters.iter().any(|letter| is_never_text(*letter))
        || has_odd_pair
        || has_odd_three
        || is_latin_by_accident(letters)
        || is_of_rare_ideographs(letters, encoding)
        || encoding.is_single_byte() && spelling::is_odd(letters)
}

/// Private use, lost characters, controls, and letters that no place is written with.
fn is_never_text(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' | '\u{f0000}'..)
        || matches!(letter, 'ƒ' | 'ˆ' | '˜' | '\u{2500}'..='\u{259f}' | '¤' | '¦' | '¬')
}

fn is_odd_pair(one: char, next: char) -> bool {
    let (script, other) = (Script::of(one), Script::of(next));
    match (script, other) {
        (Script::Latin, Script::Han | Script::Kana | Script::Hangul) => one.is_lowercase(),
        (Script::Han | Script::Kana | Script::Hangul, Script::Latin) => next.is_lowercase(),
        (Script::HalfKana, Script::Han | Script::Latin)
        | (Script::Han | Script::Latin, Script::HalfKana)
        | (Script::Hangul, Script::Han | Script::Kana)
        | (Script::Han | Script::Kana, Script::Hangul) => true,
        (Script::Other, _) => next.is_alphabetic() && !stands_by_words(one) || is_misplaced_mark(one, next),
        (_, Script::Other) => {
            one.is_alphabetic() && !stands_after_words(next) || is_misplaced_mark(one, next)
        }
        _ if script != other => !script.is_east_asian() || !other.is_east_asian(),
        _ => {
            one.is_lowercase() && next.is_uppercase() && !(one.is_ascii() && next.is_ascii())
                || matches!(one, 'ς' | 'ך' | 'ם' | 'ן' | 'ף' | 'ץ') && next.is_alphabetic()
                || is_misplaced_mark(one, next)
        }
    }
}

/// Signs between letters, and two capitals before a small letter.
fn is_odd_three(one: char, middle: char, next: char) -> bool {
    let between = one.is_alphabetic() && next.is_alphabetic();
    if middle == '·' {
        // Only Catalan has it in words, as in `Marcel·lí`.
        return between && (one, next) != ('l', 'l');
    }
    if matches!(middle, '–' | '—') {
        return between && next.is_lowercase();
    }
    if between && !middle.is_ascii() && Script::of(middle) == Script::Other {
        return !"’‘´・«»\u{a0}\u{ad}".contains(middle);
    }
    one.is_uppercase() && middle.is_uppercase() && !middle.is_ascii() && next.is_lowercase()
}

/// Signs that stand before a word without a blank.
fn stands_by_words(sign: char) -> bool {
    sign.is_ascii()
        || "«»‹›„“”‚‘’¿¡–—…·†‡•№§°×→´・●○◎※★☆\u{a0}\u{ad}".contains(sign)
        || matches!(sign, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}')
}

/// Signs that stand after a word without a blank, and marks on letters.
fn stands_after_words(sign: char) -> bool {
    let is_mark = matches!(sign, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{670}' | '\u{200c}'..='\u{200f}');
    stands_by_words(sign) || is_mark || "¹²³®™".contains(sign)
}

/// A vowel sign of Thai has a consonant before it.
fn is_misplaced_mark(one: char, next: char) -> bool {
    matches!(next, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
        && !matches!(one, '\u{e01}'..='\u{e4e}')
}

/// A word of three letters or more that has hardly a plain one: another script read as Latin.
fn is_latin_by_accident(letters: &[char]) -> bool {
    let latin = letters.iter().filter(|letter| Script::of(**letter) == Script::Latin);
    let (all, plain) =
        latin.fold((0, 0), |(all, plain), letter| (all + 1, plain + usize::from(letter.is_ascii())));
    all >= 3 && plain * 5 < all
}

/// Most ideographs of a name are of the first level of its standard; those of a wrong reading are from anywhere.
fn is_of_rare_ideographs(letters: &[char], encoding: &'static Encoding) -> bool {
    let (mut all, mut rare) = (0, 0);
    for letter in letters.iter().filter(|letter| Script::of(**letter) == Script::Han) {
        all += 1;
        rare += usize::from(!is_common_ideograph(*letter, encoding));
    }
    rare * 2 > all
}

fn is_common_ideograph(letter: char, encoding: &'static Encoding) -> bool {
    let has = |standard: &'static Encoding, first: u16, last: u16| {
        let mut room = [0; 4];
        let (bytes, _, is_lost) = standard.encode(letter.encode_utf8(&mut room));
        !is_lost
            && matches!(*bytes, [lead, trail] if (first..=last).contains(&u16::from_be_bytes([lead, trail])))
    };
    let simplified = || has(GBK, 0xb0a1, 0xd7f9) && letter_has_full_trail(letter);
    let traditional = || has(BIG5, 0xa440, 0xc67e);
    let japanese = || has(SHIFT_JIS, 0x889f, 0x9872);
    if encoding == GB18030 || encoding == GBK {
        simplified() || traditional()
    } else if encoding == BIG5 {
        traditional()
    } else if encoding == SHIFT_JIS || encoding == EUC_JP {
        japanese()
    } else {
        encoding != EUC_KR || traditional() || japanese()
    }
}

/// GB 2312 has no trail bytes below `A1`; what GBK added there is rare.
fn letter_has_full_trail(letter: char) -> bool {
    let mut room = [0; 4];
    let (bytes, ..) = GBK.encode(letter.encode_utf8(&mut room));
    bytes.last().is_some_and(|trail| *trail >= 0xa1)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
    Han,
    Kana,
    HalfKana,
    Hangul,
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\u{ff66}'..='\u{ff9f}' => Self::HalfKana,
            '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                Self::Han
            }
            '\u{20000}'..='\u{3ffff}' => Self::Han,
            '\u{3041}'..='\u{309f}' | '\u{30a0}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => Self::Kana,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => Self::Hangul,
            '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' => Self::Thai,
            _ if !letter.is_alphabetic() => Self::Other,
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' => Self::Arabic,
            _ => Self::Other,
        }
    }

    fn is_east_asian(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::Hangul | Self::Latin)
    }
}
