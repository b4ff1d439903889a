//! What two spellings of one country's name have in common.

use domain::search::fold;

/// Words that languages put between or before the parts of a name.
const JOINTS: [&str; 9] = ["and", "und", "et", "y", "e", "i", "и", "the", "en"];

/// The letters of the words that matter: case, accents, blanks and points do not count, and neither do joints and abbreviations of
/// the usual kind.
pub(super) fn key(name: &str) -> String {
    let folded = fold(&name.replace('&', " and "));
    let words: Vec<&str> = folded.split(' ').collect();
    let full = |word: &&str| word.chars().count() > 2;
    let is_joint = |place: usize| {
        let between = place > 0 && words.get(place + 1).is_some_and(full) && full(&words[place - 1]);
        JOINTS.contains(&words[place]) && (between || words[place] == "the") && words.len() > 1
    };
    let kept = (0..words.len()).filter(|place| !is_joint(*place));
    kept.map(|place| written_out(words[place])).collect()
}

fn written_out(word: &str) -> &str {
    match word {
        "saint" | "sainte" | "sankt" => "st",
        "rep" => "republic",
        "is" | "isl" => "islands",
        "dem" => "democratic",
        word => word,
    }
}
