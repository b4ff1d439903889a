//! Names in the language that a client wants.

use async_graphql::Result;
use async_graphql::resolver_utils::EnumType;

use super::scalars::{LanguageTag, tags};
use super::texts::is_english;
use domain::language;
use domain::vocabulary::{Vocabulary, words};

/// The name in the first of these languages that is known, else the usual English one.
///
/// The names are loaded only if another language comes first.
pub(crate) async fn name_in<N>(
    lang: &[LanguageTag],
    english: &str,
    names: impl Future<Output = Result<Vec<N>>>,
    read: impl Fn(&N) -> (Option<&str>, &str),
) -> Result<String> {
    let wanted = tags(lang)?;
    if is_english(&wanted) {
        return Ok(english.to_owned());
    }
    let names = names.await?;
    let name = language::choose(&names, |name| read(name).0, &wanted);
    Ok(name.map_or(english, |name| read(name).1).to_owned())
}

/// The words for a value of an enum in the first of these languages that has them, else in English.
pub(crate) fn label_in<E: EnumType>(
    vocabulary: &Vocabulary,
    value: E,
    lang: &[LanguageTag],
) -> Result<String> {
    let key = E::items().iter().find(|item| item.value == value).map_or("", |item| item.name);
    word_in(vocabulary, key, lang)
}

/// The same for its key; one that the vocabulary has not is its own.
pub(crate) fn word_in(vocabulary: &Vocabulary, key: &str, lang: &[LanguageTag]) -> Result<String> {
    let words = words(vocabulary, key);
    let chosen = language::choose(&words, |word| Some(word.0), &tags(lang)?);
    Ok(chosen.map_or_else(|| key.to_owned(), |word| word.1.clone().into_owned()))
}
