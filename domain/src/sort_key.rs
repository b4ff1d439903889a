//! The order of names: one collation for every language, kept as bytes that a database compares as they are.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::default();
    // District 9 comes before District 10.
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(preferences, options).expect("the root collation is compiled in")
});

/// The collation key of a text: comparing two keys byte by byte orders their texts by letters, then accents, then case.
///
/// Keys of different versions of the collation data do not compare, so `load` writes them anew when they differ.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    let Ok(()) = COLLATOR.write_sort_key_to(text, &mut key);
    key
}

#[cfg(test)]
#[path = "sort_key_tests.rs"]
mod tests;
