//! Dates and figures as people write them, in many languages.
//!
//! ICU4X writes numbers, days and months by CLDR. What it has no stable form for stands in `phrases`: units, decades and
//! centuries, and the words of a qualifier, such as "about".

mod date;
mod figure;
mod phrases;

pub use date::date;
pub use figure::{Amount, Figure, figure};

use phrases::{PHRASES, Phrases};

/// The language of the first wish that can be met, else English.
fn phrases(wanted: &[String]) -> &'static Phrases {
    crate::language::choose(PHRASES, |phrases| Some(phrases.lang), wanted).unwrap_or(&PHRASES[0])
}

/// The tags of the languages that dates and figures are written in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    PHRASES.iter().map(|phrases| phrases.lang)
}
