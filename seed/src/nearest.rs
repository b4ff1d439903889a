//! The words that someone who mistyped one may have meant.

/// At most three of the words, the nearest first; none that is far from it.
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let longest = word.chars().count();
    let mut close: Vec<(usize, &str)> = words
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= longest.max(candidate.chars().count()) / 2)
        .collect();
    close.sort_unstable();
    close.dedup();
    close.truncate(3);
    close.into_iter().map(|(_, candidate)| candidate).collect()
}

/// `; nearest: 'a', 'b'`, or nothing where no word is near.
pub(crate) fn hint<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let close = nearest(word, words);
    if close.is_empty() { String::new() } else { format!("; nearest: '{}'", close.join("', '")) }
}

/// How many letters to insert, drop or replace (Levenshtein); case does not count.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replace = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replace.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let slugs = ["ishinomaki-jp", "ipswich-au", "ipswich-gb", "wenzhou-cn"];
        assert_eq!(nearest("wenzou-cn", slugs), ["wenzhou-cn"]);
        assert_eq!(nearest("ipswich", slugs), ["ipswich-au", "ipswich-gb"]);
        assert_eq!(nearest("Ishinomaki-JP", slugs), ["ishinomaki-jp"]);
    }

    #[test]
    fn finds_nothing_where_nothing_is_near() {
        assert!(nearest("qqqqqqqq", ["ishinomaki-jp"]).is_empty());
        assert!(nearest("", ["ishinomaki-jp"]).is_empty());
    }
}
