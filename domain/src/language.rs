//! Which of several texts answers a wish for languages.
//!
//! A wish is a list of language tags, the most wanted first.
//! Each is looked up as RFC 4647 says, from the tag itself to ever more general ones (`en-GB`, then `en`),
//! with two things that the RFC leaves to data: CLDR's aliases (`iw` is `he`), and its likely subtags,
//! by which `zh-CN` is `zh-Hans`, while `zh-TW` is `zh-Hant` and never answered by `zh-Hans`.

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander, subtags};

/// The usual writing of a tag: `ZH-hans` is `zh-Hans`, and a deprecated `iw` is `he`.
///
/// Extensions (`-u-`, `-x-`) are left out, since they say nothing about the language of a text.
/// `None` for what is no tag of BCP 47, for `*`, and for the old forms that Unicode's locales do without
/// (`i-klingon`, `zh-cmn`).
pub fn canonical(tag: &str) -> Option<String> {
    let mut locale = Locale::try_from_str(tag).ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Some(locale.id.to_string())
}

/// The text of the first wanted language that is known, else English, else the first text.
pub fn choose<'a, T>(texts: &'a [T], lang: impl Fn(&T) -> Option<&str>, wanted: &[String]) -> Option<&'a T> {
    wanted
        .iter()
        .find_map(|tag| find(texts, &lang, tag))
        .or_else(|| find(texts, &lang, "en"))
        .or_else(|| texts.first())
}

/// The text of the first wanted language that is known; no other will do.
pub fn choose_only<'a, T>(
    texts: &'a [T],
    lang: impl Fn(&T) -> Option<&str>,
    wanted: &[String],
) -> Option<&'a T> {
    wanted.iter().find_map(|tag| find(texts, &lang, tag))
}

/// Whether a text of language `have` answers the wish for `want`.
pub fn matches(have: &str, want: &str) -> bool {
    find(&[have], |have| Some(have), want).is_some()
}

/// The text that answers one tag best: its own, that of a more general tag, or of a variety of it.
fn find<'a, T>(texts: &'a [T], lang: impl Fn(&T) -> Option<&str>, tag: &str) -> Option<&'a T> {
    let exactly =
        |tag: &str| texts.iter().find(|text| lang(text).is_some_and(|l| l.eq_ignore_ascii_case(tag)));
    // The most frequent wish needs no look at the tables.
    if let Some(text) = exactly(tag) {
        return Some(text);
    }
    let wanted = LanguageIdentifier::try_from_str(tag).ok()?;
    let script = likely_script(&wanted);
    if let Some(text) = lookup(&wanted, script).iter().find_map(|tag| exactly(tag)) {
        return Some(text);
    }
    texts.iter().find(|text| lang(text).is_some_and(|have| is_variety(have, &wanted, script)))
}

/// The tags by which a wish is looked up, without those that mean another script.
fn lookup(wanted: &LanguageIdentifier, script: Option<subtags::Script>) -> Vec<String> {
    let mut tags = Vec::new();
    let mut level = Some(wanted.clone());
    while let Some(id) = level {
        tags.extend(spellings(&id, script));
        level = more_general(id);
    }
    tags
}

/// The tag without its last subtag.
fn more_general(mut id: LanguageIdentifier) -> Option<LanguageIdentifier> {
    let mut variants = id.variants.to_vec();
    if variants.pop().is_some() {
        id.variants = subtags::Variants::from_vec_unchecked(variants);
    } else if id.region.take().is_none() {
        id.script.take()?;
    }
    Some(id)
}

/// The ways to write a tag: as it is, without and with its script, and for Norwegian by either code.
fn spellings(id: &LanguageIdentifier, script: Option<subtags::Script>) -> Vec<String> {
    let without = LanguageIdentifier { script: None, ..id.clone() };
    let with = LanguageIdentifier { script, ..id.clone() };
    let mut tags: Vec<String> = Vec::new();
    for form in [id, &without, &with] {
        if likely_script(form) == script {
            tags.push(form.to_string());
            tags.extend(norwegian(form).map(|other| other.to_string()));
        }
    }
    tags
}

/// Bokmål (`nb`) is what a plain `no` means, and both are in use.
fn norwegian(id: &LanguageIdentifier) -> Option<LanguageIdentifier> {
    let language = match id.language.as_str() {
        "no" => subtags::language!("nb"),
        "nb" => subtags::language!("no"),
        _ => return None,
    };
    Some(LanguageIdentifier { language, ..id.clone() })
}

/// Whether `have` is what is wanted with further subtags, in the same script: `zh-Latn-pinyin` of `zh-Latn`.
fn is_variety(have: &str, wanted: &LanguageIdentifier, script: Option<subtags::Script>) -> bool {
    LanguageIdentifier::try_from_str(have).is_ok_and(|have| {
        have.language == wanted.language
            && likely_script(&have) == script
            && wanted.region.is_none_or(|region| have.region == Some(region))
            && wanted.variants.iter().all(|variant| have.variants.contains(variant))
    })
}

/// The script that a tag names or, by CLDR, means.
fn likely_script(id: &LanguageIdentifier) -> Option<subtags::Script> {
    let mut id = id.clone();
    LocaleExpander::new_extended().maximize(&mut id);
    id.script
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
