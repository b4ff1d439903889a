//! The room of vocabularies: the words for the values of enums.

mod object;
mod query;

pub(crate) use query::VocabularyQuery;
