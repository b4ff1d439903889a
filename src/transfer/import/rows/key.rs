//! By what a row names a place.

use domain::search::fold;

use crate::transfer::import::stated::Key;

/// The key of an id as the file has it; none for a blank node.
pub(super) fn of_id(id: &str) -> Option<Key> {
    if id.is_empty() || is_blank_node(id) {
        return None;
    }
    Some(item(id).map_or_else(|| Key::Local(id.into()), Key::Item))
}

/// The key of a name in a country and a region, if one is given.
pub(super) fn of_name(name: &str, country: &str, region: Option<&str>) -> Key {
    Key::named(fold(name), country.to_owned(), region.map(fold).unwrap_or_default())
}

/// The number of a Wikidata item: of its id, with or without a prefix, or of its address.
pub(super) fn item(id: &str) -> Option<u64> {
    let id = id.trim_matches(['<', '>']).split(['#', '?']).next().unwrap_or(id);
    let id = id.rsplit('/').next().unwrap_or(id);
    let id = id.strip_prefix("wd:").unwrap_or(id);
    let digits = id.strip_prefix(['Q', 'q'])?;
    let shaped =
        !digits.starts_with('0') && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| shaped)
}

/// What SPARQL has where a value is unknown.
pub(super) fn is_blank_node(text: &str) -> bool {
    let numbered = text
        .strip_prefix('t')
        .is_some_and(|rest| rest.len() > 4 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || text.starts_with("_:") || text.contains("/.well-known/genid/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_as_people_write_them() {
        for id in [
            "Q64",
            "q64",
            "wd:Q64",
            "http://www.wikidata.org/entity/Q64",
            "https://www.wikidata.org/wiki/Q64",
        ] {
            assert_eq!(of_id(id), Some(Key::Item(64)), "{id}");
        }
        for id in ["64", "Q064", "Q", "tartu", "Q6x"] {
            assert_eq!(of_id(id), Some(Key::Local(id.into())), "{id}");
        }
    }

    #[test]
    fn blank_nodes_are_no_ids() {
        for id in ["", "t430222130", "_:t1023456", "http://www.wikidata.org/.well-known/genid/0f3a9c"] {
            assert_eq!(of_id(id), None, "{id}");
        }
    }
}
