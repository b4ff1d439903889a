//! The vocabularies: every word that data files, the database and the schema choose from, each written once.
//!
//! A vocabulary is a macro that holds a table. It hands the table to the macro that the caller names (its form), and the
//! form makes of it what the caller's package needs. So SeaORM and async-graphql stay out of this package:
//!
//! | call | makes |
//! |---|---|
//! | `relation_kind!(listed, RELATION_KINDS)`, here | the words in English and Chinese, as a [`Vocabulary`] |
//! | `domain::relation_kind!(stored)`, in `entity` | the enum of a column, with SeaORM's and serde's derives |
//! | `domain::relation_kind!(exposed, ..)`, in `graphql` | the enum of the schema, with its descriptions |
//!
//! A row is `Variant = "KEY", "English", "Chinese";` below its description for users of the API. What follows in some
//! tables is a column of their own, such as the unit of a metric. Words under `derived` are those that the server
//! makes and no data file may use. To add a word, add a row; a column with a CHECK needs a migration too.

use crate::words::{Words, both};

/// A word of a vocabulary.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// As it stands in data files, in the database and in the schema.
    pub key: &'static str,
    /// What it means, for users of the API.
    pub description: &'static str,
    pub english: &'static str,
    pub chinese: &'static str,
}

/// The words of which one is chosen.
#[derive(Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The name of its enum.
    pub name: &'static str,
    /// Those that data files may use, in the order in which they are listed to people.
    pub words: &'static [Word],
    /// Those that only the server uses.
    pub derived: &'static [Word],
}

impl Vocabulary {
    /// The word with this key.
    pub fn find(&self, key: &str) -> Option<&'static Word> {
        self.all().find(|word| word.key == key)
    }

    /// All of its words.
    pub fn all(&self) -> impl Iterator<Item = &'static Word> + use<> {
        self.words.iter().chain(self.derived)
    }
}

/// The words for a key; one that the vocabulary has not, such as a group of somebody's own data, is its own.
pub fn words(vocabulary: &Vocabulary, key: &str) -> Words {
    match vocabulary.find(key) {
        Some(word) => both(word.english, word.chinese),
        None => both(key.to_owned(), key.to_owned()),
    }
}

/// The form of this package: a constant.
macro_rules! listed {
    ([, $list:ident] $(#[doc = $about:tt])+ $name:ident { $($word:tt)+ } $(derived { $($derived:tt)+ })?) => {
        $(#[doc = $about])+
        pub const $list: &$crate::vocabulary::Vocabulary = &$crate::vocabulary::Vocabulary {
            name: stringify!($name),
            words: listed!($($word)+),
            derived: listed!($($($derived)+)?),
        };
    };
    ($($(#[doc = $meaning:tt])+ $value:ident = $key:tt, $english:tt, $chinese:tt $(, $more:tt)?;)*) => {
        &[$($crate::vocabulary::Word {
            key: $key,
            description: concat!($($meaning),+).trim_ascii_start(),
            english: $english,
            chinese: $chinese,
        },)*]
    };
}

mod city;
mod event;
mod feature;
mod industry;
mod measurement;
mod note;
mod region;
mod relation;
mod unit;

pub use city::{CITY_FIELDS, CITY_LEVELS, NAME_KINDS};
pub use event::EVENT_KINDS;
pub use feature::{FEATURE_KINDS, FEATURE_ROLES};
pub use industry::{INDUSTRY_ROLES, SECTORS};
pub use measurement::{MEASUREMENT_SCOPES, METRICS, QUALIFIERS};
pub use note::{CERTAINTIES, NOTE_KINDS, STANDINGS};
pub use region::REGION_CODES;
pub use relation::{RELATION_KINDS, RELATION_STATUSES};
pub use unit::{UNITS, Unit};

/// Every vocabulary.
pub const ALL: &[&Vocabulary] = &[
    RELATION_KINDS,
    RELATION_STATUSES,
    REGION_CODES,
    CITY_LEVELS,
    CITY_FIELDS,
    NAME_KINDS,
    METRICS,
    UNITS,
    QUALIFIERS,
    MEASUREMENT_SCOPES,
    SECTORS,
    INDUSTRY_ROLES,
    FEATURE_KINDS,
    FEATURE_ROLES,
    EVENT_KINDS,
    NOTE_KINDS,
    CERTAINTIES,
    STANDINGS,
];

#[cfg(test)]
mod tests;
