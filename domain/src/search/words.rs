//! From a folded text to what is looked up: words, pairs of ideographs, and grams of three letters.

/// A part of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece<'a> {
    /// A word of a script with letters.
    Word(&'a str),
    /// Ideographs, which nothing parts into words.
    Ideographs(&'a str),
}

/// English words that say nothing of what a text is about.
const EMPTY: [&str; 25] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of", "on",
    "or", "that", "the", "their", "to", "was", "were", "which", "with",
];

/// The words and runs of ideographs of a folded text, without words that say nothing.
pub fn pieces(folded: &str) -> impl Iterator<Item = Piece<'_>> {
    folded.split(' ').flat_map(runs).filter(|piece| match piece {
        Piece::Word(word) => !word.is_empty() && !EMPTY.contains(word),
        Piece::Ideographs(_) => true,
    })
}

/// The folded text without spaces: `Port Gentil`, `Port-Gentil` and `portgentil` are the same whole.
pub fn compact(folded: &str) -> String {
    folded.chars().filter(|letter| *letter != ' ').collect()
}

/// Every two ideographs that stand side by side, and the last one alone.
pub fn pairs(ideographs: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = ideographs.char_indices().map(|(at, _)| at).collect();
    (0..starts.len()).map(move |number| {
        let end = starts.get(number + 2).copied().unwrap_or(ideographs.len());
        &ideographs[starts[number]..end]
    })
}

/// Every three letters that stand side by side in the words of a folded text, each once; a space stands for the ends of a word.
///
/// Ideographs have none: two of them are a name, and a typing error gives quite another one.
pub fn grams(folded: &str) -> Vec<String> {
    let mut grams = Vec::new();
    for piece in folded.split(' ').flat_map(runs) {
        let Piece::Word(word) = piece else { continue };
        let letters: Vec<char> =
            std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
        grams.extend(letters.windows(3).map(|three| three.iter().collect::<String>()));
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// The sentences of a text, with their full stops.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut letters = rest.char_indices().peekable();
        let end = std::iter::from_fn(|| {
            letters.next().map(|(at, letter)| (at, letter, letters.peek().map(|next| next.1)))
        })
        .find(|(_, letter, next)| match letter {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => next.is_some_and(char::is_whitespace),
            _ => false,
        })
        .map_or(rest.len(), |(at, letter, _)| at + letter.len_utf8());
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        Some(sentence)
    })
}

/// Cuts a word where letters and ideographs meet.
fn runs(word: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let ideographs = is_ideograph(rest.chars().next()?);
        let end = rest.find(|letter| is_ideograph(letter) != ideographs).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(if ideographs { Piece::Ideographs(run) } else { Piece::Word(run) })
    })
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
