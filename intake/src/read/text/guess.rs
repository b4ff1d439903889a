//! The encoding of bytes that are no UTF-8: taken if one reading alone makes sense, refused where two do.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

use chardetng::EncodingDetector;
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_8859_2, ISO_8859_5, ISO_8859_7, ISO_8859_15,
    KOI8_U, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
};

use super::label::ASK;
use super::shape::{self, Shape};
use super::words;
use crate::table::Unreadable;

/// The commoner ones first, for where several read a file alike, the first names it.
const CANDIDATES: [&Encoding; 21] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1254,
    WINDOWS_1253,
    WINDOWS_1257,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_874,
    ISO_8859_15,
    ISO_8859_2,
    ISO_8859_5,
    ISO_8859_7,
    KOI8_U,
    IBM866,
    MACINTOSH,
    GB18030,
    SHIFT_JIS,
    EUC_KR,
    EUC_JP,
    BIG5,
];

/// The detector is asked about the whole and about the whole without each of so many parts; if it is sure, it does not mind.
const PARTS: usize = 3;

/// So many different words have to tell two readings apart.
const ENOUGH_WORDS: usize = 4;

/// The lines that tell, and no more of them than that.
const ENOUGH: usize = 256 * 1024;

/// A way to read the file.
struct Reading<'a> {
    encoding: &'static Encoding,
    text: Cow<'a, str>,
    shape: Shape,
    words: Vec<&'static str>,
    /// How often the detector says so.
    votes: usize,
}

pub(super) fn encoding(bytes: &[u8]) -> Result<&'static Encoding, Unreadable> {
    let sample = telling_lines(bytes);
    let mut readings = readings(&sample);
    readings.sort_by_key(|reading| {
        let is_plausible = reading.shape.is_plausible();
        Reverse((
            is_plausible,
            reading.words.len(),
            Reverse((reading.shape.odd, reading.shape.weak)),
            reading.votes,
        ))
    });
    match readings.as_slice() {
        [best, others @ ..] if best.is_certain(others) => Ok(best.encoding),
        [best, others @ ..] if !others.is_empty() => Err(uncertain(bytes, best, others)),
        [only, ..] => {
            let message = format!("the text makes no sense as {}; {ASK}", only.encoding.name());
            Err(Unreadable::new(message))
        }
        [] => Err(Unreadable::new("the file is no text in any encoding that is known; save it as UTF-8")),
    }
}

impl Reading<'_> {
    fn is_certain(&self, others: &[Reading<'_>]) -> bool {
        let mut rivals = others.iter().filter(|other| other.shape.is_plausible()).peekable();
        let has_rivals = rivals.peek().is_some();
        let has_witness =
            !self.words.is_empty() || !self.may_be_of_dos() && (self.votes > 0 || self.shape.words >= 3);
        self.shape.is_plausible() && (has_rivals || has_witness) && rivals.all(|rival| self.beats(rival))
    }

    fn beats(&self, rival: &Reading<'_>) -> bool {
        let more_words = self.words_beyond(rival);
        let has_words = more_words > 2 * rival.words_beyond(self);
        match self.shape.odd.cmp(&rival.shape.odd) {
            Ordering::Less => has_words || self.votes > PARTS / 2,
            Ordering::Equal => {
                let is_enough =
                    rival.is_unheard_of() && !self.may_be_of_mac(rival) || self.differs_enough_from(rival);
                has_words || self.is_voted_for() && self.shape.weak <= rival.shape.weak && is_enough
            }
            Ordering::Greater => has_words && more_words > 2,
        }
    }

    fn words_beyond(&self, other: &Reading<'_>) -> usize {
        self.words.iter().filter(|word| !other.words.contains(word)).count()
    }

    /// By all, and for an encoding that is common: of the rare ones the detector thinks too well.
    fn is_voted_for(&self) -> bool {
        let is_taken = self.is_common() || self.encoding == KOI8_U || self.encoding == IBM866;
        self.votes == PARTS + 1 && is_taken
    }

    /// An encoding that files are seldom in, and for which nothing speaks.
    fn is_unheard_of(&self) -> bool {
        !self.is_common() && self.votes == 0 && self.words.is_empty()
    }

    /// Code page 850, which nobody reads here, has letters where those of the Macintosh are, and makes words of them too.
    fn may_be_of_dos(&self) -> bool {
        self.encoding == MACINTOSH
    }

    /// The few letters that stand where the Macintosh has vowels: `Kšln` may be `Köln`, and `Garc’a` may be `García`.
    fn may_be_of_mac(&self, rival: &Reading<'_>) -> bool {
        let differs = |(one, other): &(&str, &str)| one != other;
        let mut both =
            shape::foreign_words(&self.text).zip(shape::foreign_words(&rival.text)).filter(differs);
        let is_odd = both.any(|(one, _)| has_letter_of_mac(one)) || self.text.lines().any(has_half_of_quotes);
        rival.encoding == MACINTOSH && is_odd
    }

    fn is_common(&self) -> bool {
        self.encoding.name().starts_with("windows") || !self.encoding.is_single_byte()
    }

    /// One or two words are too few for votes to be worth anything.
    fn differs_enough_from(&self, other: &Reading<'_>) -> bool {
        let both = shape::foreign_words(&self.text).zip(shape::foreign_words(&other.text));
        both.filter(|(one, other)| one != other).map(|(one, _)| one).collect::<HashSet<_>>().len()
            >= ENOUGH_WORDS
    }
}

/// Whether the word has a consonant that is a vowel on the Macintosh, or an apostrophe between a consonant and a vowel that
/// no language elides there.
fn has_letter_of_mac(word: &str) -> bool {
    let has_consonant = word.contains(['š', 'ś', 'ť', 'ž', 'ź', 'œ', 'Ÿ']);
    let has_apostrophe = word.split_once('’').is_some_and(|(before, behind)| {
        before.chars().count() > 2
            && before.ends_with(is_consonant)
            && behind.starts_with(['a', 'e', 'i', 'o', 'u'])
    });
    has_consonant || has_apostrophe
}

/// Whether a quote is opened and not closed, or the other way round: `Malm”` may be `Malmö`.
fn has_half_of_quotes(line: &str) -> bool {
    line.chars().filter(|letter| matches!(letter, '“' | '”' | '„')).count() % 2 == 1
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// One for each text that comes out.
fn readings(sample: &[u8]) -> Vec<Reading<'_>> {
    let votes = votes(sample);
    let also = votes.iter().filter(|vote| !CANDIDATES.contains(vote));
    let mut readings: Vec<Reading<'_>> = Vec::new();
    for encoding in CANDIDATES.iter().chain(also) {
        let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(sample) else {
            continue;
        };
        let votes = votes.iter().filter(|vote| *vote == encoding).count();
        if let Some(same) = readings.iter_mut().find(|reading| reading.text == text) {
            same.votes += votes;
            continue;
        }
        let shape = shape::of(&text, encoding);
        readings.push(Reading { encoding, shape, words: words::of(&text), votes, text });
    }
    readings
}

fn votes(sample: &[u8]) -> Vec<&'static Encoding> {
    let part = |number: usize| {
        let lines = sample.split_inclusive(|byte| *byte == b'\n').enumerate();
        let lines = lines.filter(|(at, _)| at % PARTS != number).map(|(_, line)| line);
        guess(lines)
    };
    std::iter::once(guess([sample])).chain((0..PARTS).map(part)).collect()
}

fn guess<'a>(lines: impl IntoIterator<Item = &'a [u8]>) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    lines.into_iter().for_each(|line| {
        detector.feed(line, false);
    });
    detector.feed(&[], true);
    match detector.guess(None, false) {
        // The larger one reads all of the smaller one.
        smaller if smaller == GBK => GB18030,
        other => other,
    }
}

/// The lines that have something beyond ASCII.
fn telling_lines(bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_ascii()) {
        if lines.len() + line.len() > ENOUGH && !lines.is_empty() {
            break;
        }
        lines.extend_from_slice(line);
        lines.push(b'\n');
    }
    lines
}

/// Shows the first word that the two read differently.
fn uncertain(bytes: &[u8], best: &Reading<'_>, others: &[Reading<'_>]) -> Unreadable {
    let likeliest = |reading: &&Reading<'_>| {
        let place = CANDIDATES.iter().position(|candidate| *candidate == reading.encoding);
        (reading.shape.is_plausible(), reading.votes, Reverse(place.unwrap_or(CANDIDATES.len())))
    };
    let next = others.iter().max_by_key(likeliest).unwrap_or(best);
    let both = best.text.lines().zip(next.text.lines());
    let (number, (one, other)) =
        both.enumerate().find(|(_, (one, other))| one != other).unwrap_or((0, ("", "")));
    let line = line_numbers(bytes).nth(number).unwrap_or(1);
    let (first, second) = (best.encoding.name(), next.encoding.name());
    let (one, other) = (excerpt(one), excerpt(other));
    let message =
        format!("the encoding is not certain: in {first} it reads '{one}', in {second} '{other}'; {ASK}");
    Unreadable::at(line, message)
}

/// The numbers of the telling lines.
fn line_numbers(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let mut number = 1;
    let mut last = b' ';
    let mut is_counted = false;
    bytes.iter().filter_map(move |byte| {
        let before = std::mem::replace(&mut last, *byte);
        match byte {
            b'\n' if before == b'\r' => None,
            b'\n' | b'\r' => {
                number += 1;
                is_counted = false;
                None
            }
            _ if byte.is_ascii() || is_counted => None,
            _ => {
                is_counted = true;
                Some(number)
            }
        }
    })
}

/// The beginning of a line, so that a message stays one sentence.
fn excerpt(line: &str) -> String {
    let mut letters = line.chars();
    let start: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}
