//! Names in the language that a client wants.

use async_graphql::Result;

use super::scalars::{LanguageTag, tags};
use domain::language;

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
    if wanted.first().is_none_or(|tag| tag.eq_ignore_ascii_case("en")) {
        return Ok(english.to_owned());
    }
    let names = names.await?;
    let name = language::choose(&names, |name| read(name).0, &wanted);
    Ok(name.map_or(english, |name| read(name).1).to_owned())
}
