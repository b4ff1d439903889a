//! Cursors: a place in one ordered list, opaque to clients.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A value that a list is ordered by.
#[derive(Clone, Debug)]
pub enum Key {
    Bytes(Vec<u8>),
    Number(i64),
    Real(f64),
    Text(String),
}

/// What kind of value a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    Bytes,
    Number,
    Real,
    Text,
}

impl Key {
    pub fn kind(&self) -> KeyKind {
        match self {
            Self::Bytes(_) => KeyKind::Bytes,
            Self::Number(_) => KeyKind::Number,
            Self::Real(_) => KeyKind::Real,
            Self::Text(_) => KeyKind::Text,
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_at_checked(1)? {
            ("b", bytes) => Some(Self::Bytes(URL_SAFE_NO_PAD.decode(bytes).ok()?)),
            ("n", number) => Some(Self::Number(number.parse().ok()?)),
            ("r", bits) => {
                let real = f64::from_bits(u64::from_str_radix(bits, 16).ok()?);
                real.is_finite().then_some(Self::Real(real))
            }
            ("t", text) => Some(Self::Text(String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?)),
            _ => None,
        }
    }

    fn write(&self) -> String {
        match self {
            Self::Bytes(bytes) => format!("b{}", URL_SAFE_NO_PAD.encode(bytes)),
            Self::Number(number) => format!("n{number}"),
            Self::Real(real) => format!("r{:x}", real.to_bits()),
            Self::Text(text) => format!("t{}", URL_SAFE_NO_PAD.encode(text)),
        }
    }
}

// By bits, so that a page can be the key of a load.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.write() == other.write()
    }
}

impl Eq for Key {}

impl std::hash::Hash for Key {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.write().hash(state);
    }
}

/// Makes the cursor of the row with these keys and id in the list named `list`.
///
/// The name says how the list is ordered; it holds no colon.
pub fn encode(list: &str, keys: &[Key], id: i64) -> String {
    let mut text = list.to_owned();
    for key in keys {
        text.push(':');
        text.push_str(&key.write());
    }
    URL_SAFE_NO_PAD.encode(format!("{text}:{id}"))
}

/// Reads a cursor; `None` if it is none, one of another list, or one whose keys are of other kinds.
pub fn decode(list: &str, kinds: &[KeyKind], cursor: &str) -> Option<(Vec<Key>, i64)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let parts: Vec<&str> = text.split(':').collect();
    let [of, keys @ .., id] = parts.as_slice() else { return None };
    if *of != list || keys.len() != kinds.len() {
        return None;
    }
    let keys: Vec<Key> = keys.iter().map(|key| Key::read(key)).collect::<Option<_>>()?;
    let right = keys.iter().zip(kinds).all(|(key, kind)| key.kind() == *kind);
    right.then_some((keys, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> impl Strategy<Value = Key> {
        prop_oneof![
            any::<Vec<u8>>().prop_map(Key::Bytes),
            any::<i64>().prop_map(Key::Number),
            any::<String>().prop_map(Key::Text),
            any::<f64>().prop_filter("finite", |real| real.is_finite()).prop_map(Key::Real),
        ]
    }

    proptest! {
        #[test]
        fn decode_undoes_encode(keys in prop::collection::vec(key(), 0..4), id in any::<i64>()) {
            let kinds: Vec<_> = keys.iter().map(Key::kind).collect();
            prop_assert_eq!(decode("city-NAME", &kinds, &encode("city-NAME", &keys, id)), Some((keys, id)));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            prop_assert_eq!(decode("city-NAME", &[KeyKind::Number], &text), None);
        }
    }

    #[test]
    fn refuses_a_cursor_of_another_list_and_keys_of_other_kinds() {
        let cursor = encode("city-NAME", &[Key::Number(1)], 1);
        assert!(decode("city-NAME", &[KeyKind::Number], &cursor).is_some());
        assert_eq!(decode("country-NAME", &[KeyKind::Number], &cursor), None);
        assert_eq!(decode("city-NAME", &[KeyKind::Bytes], &cursor), None);
        assert_eq!(decode("city-NAME", &[KeyKind::Number, KeyKind::Number], &cursor), None);
        assert_eq!(decode("city-NAME", &[KeyKind::Number], "Zm9v"), None);
    }
}
