//! A vocabulary and its words as clients see them.

use async_graphql::{Object, Result};
use domain::vocabulary::{Vocabulary as Listed, Word};

use crate::graphql::shared::naming::word_in;
use crate::graphql::shared::scalars::LanguageTag;

pub(crate) struct Vocabulary(pub(super) &'static Listed);

/// Labels for the values of an enum, for menus and legends.
#[Object(crate = "ordered")]
impl Vocabulary {
    /// The name of the enum, such as `RelationKind`.
    async fn name(&self) -> &str {
        self.0.name
    }

    /// All of its values, in display order; bounded by the enum.
    async fn words(&self) -> Vec<VocabularyWord> {
        self.0.all().map(|word| VocabularyWord { vocabulary: self.0, word }).collect()
    }
}

pub(crate) struct VocabularyWord {
    vocabulary: &'static Listed,
    word: &'static Word,
}

/// A value of an enum, with its label.
#[Object(crate = "ordered")]
impl VocabularyWord {
    /// The value, such as `SISTER_CITY`.
    async fn key(&self) -> &str {
        self.word.key
    }

    /// The value in words, such as `Sister city` or `友好城市`, in the first of these languages that has them, else in
    /// English.
    async fn label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        word_in(self.vocabulary, self.word.key, &lang)
    }

    /// What it means, in English; the same as in the schema.
    async fn description(&self) -> &str {
        self.word.description
    }
}
