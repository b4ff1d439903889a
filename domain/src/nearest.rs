//! The words that someone who mistyped one may have meant.

/// At most three of the words by their edit distance, the nearest first; none that is far from it. Case does not count.
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let distance = |candidate: &'a str| {
        let other = candidate.chars().count();
        let most = length.max(other) / 2;
        // They differ by what one is longer at least, and to compare a very long word takes its time.
        let may_be_near = length.abs_diff(other) <= most;
        let distance = may_be_near.then(|| strsim::levenshtein(&word, &candidate.to_lowercase()))?;
        (distance <= most).then_some((distance, candidate))
    };
    let mut close: Vec<(usize, &str)> = words.into_iter().filter_map(distance).collect();
    close.sort_unstable();
    close.dedup();
    close.truncate(3);
    close.into_iter().map(|(_, candidate)| candidate).collect()
}

/// `; nearest: 'a', 'b'`, or nothing where no word is near.
pub fn hint<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let close = nearest(word, words);
    if close.is_empty() { String::new() } else { format!("; nearest: '{}'", close.join("', '")) }
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
