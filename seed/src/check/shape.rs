//! The shape of single values: slugs, keys, language tags, texts. Each function says what is wrong, or nothing.

use icu_locale::{Locale, LocaleCanonicalizer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::issue::{At, Issues};
use crate::record::Translations;

/// Most characters that `stated` may have.
pub(super) const STATED_LIMIT: usize = 120;

/// Lower-case words of `a`-`z` and `0`-`9`, joined by single hyphens.
pub(super) fn words(what: &str, text: &str) -> Option<String> {
    let shaped = text
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    (!shaped).then(|| {
        format!("{what} {} is not made of lower-case words (a-z, 0-9) joined by hyphens", visible(text))
    })
}

/// The slug of a city: words, the last of which is its country.
pub(super) fn city_slug(slug: &str, country: &str) -> Option<String> {
    words("slug", slug).or_else(|| {
        let ending = format!("-{}", country.to_ascii_lowercase());
        let proper = slug.strip_suffix(&ending).is_some_and(|name| !name.is_empty());
        (!proper).then(|| format!("slug '{slug}' does not end in '{ending}', its country"))
    })
}

/// A text for people: not blank, no blanks at its ends, no control characters, composed.
pub(super) fn text(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("the text is blank; leave the key out instead".to_owned());
    }
    if text.trim() != text {
        return Some(format!("blanks at the beginning or end of {}", visible(text)));
    }
    if text.chars().any(char::is_control) {
        return Some(format!("control characters in {}", visible(text)));
    }
    (!is_nfc(text))
        .then(|| format!("{} is not in composed form (NFC); write '{}'", visible(text), text.nfc()))
}

/// A name: a text without no-break blanks and invisible characters, but for the joiners that some scripts need.
pub(super) fn name(name: &str) -> Option<String> {
    text(name).or_else(|| {
        let hidden = |c| {
            matches!(c, '\u{a0}' | '\u{202f}') || (is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}'))
        };
        name.contains(hidden)
            .then(|| format!("no-break or invisible characters in {}; write plain blanks", visible(name)))
    })
}

/// A language tag in its usual writing, as the server looks it up: `zh-Hans`, and `he` rather than `iw`.
pub(super) fn language(tag: &str) -> Option<String> {
    let Ok(mut locale) = Locale::try_from_str(tag) else {
        return Some(format!(
            "{} is not a language tag (BCP 47), such as en, zh-Hans or ja-Latn",
            visible(tag)
        ));
    };
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    let usual = locale.to_string();
    (usual != tag).then(|| format!("language tag '{tag}' is usually written '{usual}'"))
}

/// The texts of a record in further languages.
pub(super) fn translations(translations: &Translations, at: impl Fn(&str) -> At, issues: &mut Issues) {
    for (field, texts) in translations {
        for (tag, translated) in texts {
            issues.add_some(at(&format!("{field}.{tag}")), language(tag).or_else(|| text(translated)));
        }
    }
}

/// An address that a browser opens.
pub(super) fn url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let opens = rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace));
    (!opens).then(|| format!("{} is not an address such as https://example.org/page", visible(url)))
}

/// `Q` and digits.
pub(super) fn wikidata_id(id: &str) -> Option<String> {
    let shaped = id.strip_prefix('Q').is_some_and(|digits| {
        !digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
    });
    (!shaped).then(|| format!("{} is not a Wikidata id such as Q695606", visible(id)))
}

/// The text in quotes, with everything that does not show written as an escape.
fn visible(text: &str) -> String {
    format!("'{}'", escaped(text))
}

/// The text with everything that does not show written as an escape.
pub(crate) fn escaped(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        if c.is_control() || (c.is_whitespace() && c != ' ') || is_invisible(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Whether the character takes no room.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
