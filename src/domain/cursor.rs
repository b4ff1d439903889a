//! Cursors: a place in one ordered list, opaque to clients.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The value that a list is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Bytes(Vec<u8>),
    Number(i64),
}

/// Makes the cursor of the row with this key and id in the list named `list`.
pub fn encode(list: &str, key: &Key, id: i64) -> String {
    let key = match key {
        Key::Bytes(bytes) => format!("b{}", URL_SAFE_NO_PAD.encode(bytes)),
        Key::Number(number) => format!("n{number}"),
    };
    URL_SAFE_NO_PAD.encode(format!("{list}:{key}:{id}"))
}

/// Reads a cursor; `None` if it is none, or one of another list.
pub fn decode(list: &str, cursor: &str) -> Option<(Key, i64)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let mut parts = text.split(':');
    let (of, key, id) = (parts.next()?, parts.next()?, parts.next()?);
    if of != list || parts.next().is_some() {
        return None;
    }
    let key = match key.split_at_checked(1)? {
        ("b", bytes) => Key::Bytes(URL_SAFE_NO_PAD.decode(bytes).ok()?),
        ("n", number) => Key::Number(number.parse().ok()?),
        _ => return None,
    };
    Some((key, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decode_undoes_encode() {
        for key in [Key::Bytes(vec![0, 58, 255]), Key::Number(-7)] {
            assert_eq!(decode("city.name", &encode("city.name", &key, 12)), Some((key, 12)));
        }
    }

    #[test]
    fn refuses_a_cursor_of_another_list() {
        let cursor = encode("city.name", &Key::Number(1), 1);
        assert_eq!(decode("country.name", &cursor), None);
        assert_eq!(decode("city.name", "Zm9v"), None);
    }
}
