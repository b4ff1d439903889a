//! How texts are cut for the search: the loader writes the terms, the server folds what is asked, both by these rules.
//!
//! No weights and no queries live here; `docs/search.md` describes the whole.

mod fold;
mod pinyin;
mod words;

pub use fold::{fold, spelled_out};
pub use pinyin::{pinyin, without_tone_numbers};
pub use words::{Piece, compact, grams, pairs, pieces, sentences};

/// The greatest character, so that `prefix ≤ term < prefix + LAST` are the terms that begin with the prefix.
pub const LAST: char = char::MAX;

#[cfg(test)]
mod tests;
