//! Which of several texts answers a wish for languages.

/// The first wanted language that is known, else English, else the first text.
///
/// Tags compare without case; a plain `zh` means `zh-Hans`; `en-GB` falls back to `en` (RFC 4647 lookup).
pub fn choose<'a, T>(texts: &'a [T], lang: impl Fn(&T) -> Option<&str>, wanted: &[String]) -> Option<&'a T> {
    let known = |tag: &str| texts.iter().find(|text| lang(text).is_some_and(|l| l.eq_ignore_ascii_case(tag)));
    wanted.iter().find_map(|tag| lookup(tag, known)).or_else(|| known("en")).or_else(|| texts.first())
}

/// The text of the first wanted language that is known; no other will do.
pub fn choose_only<'a, T>(
    texts: &'a [T],
    lang: impl Fn(&T) -> Option<&str>,
    wanted: &[String],
) -> Option<&'a T> {
    let known = |tag: &str| texts.iter().find(|text| lang(text).is_some_and(|l| l.eq_ignore_ascii_case(tag)));
    wanted.iter().find_map(|tag| lookup(tag, known))
}

/// Whether a text of language `have` answers the wish for `want`.
pub fn matches(have: &str, want: &str) -> bool {
    lookup(want, |tag| have.eq_ignore_ascii_case(tag).then_some(())).is_some()
}

fn lookup<T>(tag: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut tag = if tag.eq_ignore_ascii_case("zh") { "zh-Hans" } else { tag };
    loop {
        if let Some(found) = known(tag) {
            return Some(found);
        }
        tag = &tag[..tag.rfind('-')?];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [(&str, &str); 4] =
        [("en", "Prato"), ("zh-Hans", "普拉托"), ("zh-Latn-pinyin", "Pǔlātuō"), ("ja", "プラート")];

    fn text(wanted: &[&str]) -> &'static str {
        let wanted: Vec<_> = wanted.iter().map(|&tag| tag.to_owned()).collect();
        choose(&TEXTS, |text| Some(text.0), &wanted).expect("there are texts").1
    }

    #[test]
    fn first_known_language_wins_and_english_is_the_fallback() {
        assert_eq!(text(&["zh"]), "普拉托");
        assert_eq!(text(&["ko", "JA"]), "プラート");
        assert_eq!(text(&["en-GB"]), "Prato");
        assert_eq!(text(&["ko"]), "Prato");
        assert_eq!(text(&["zh-latn-pinyin"]), "Pǔlātuō");
    }
}
