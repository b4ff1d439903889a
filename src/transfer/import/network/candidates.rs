//! Candidates in a message: the first few of them.

/// So many candidates are named in a message, which otherwise grows with the file.
const NAMED: usize = 5;

/// The first few, and how many more there are.
pub(super) fn some_of(items: impl ExactSizeIterator<Item = impl AsRef<str>>, between: &str) -> String {
    let more = items.len().saturating_sub(NAMED);
    let named: Vec<String> = items.take(NAMED).map(|item| item.as_ref().to_owned()).collect();
    let named = named.join(between);
    if more == 0 { named } else { format!("{named} and {more} more") }
}
