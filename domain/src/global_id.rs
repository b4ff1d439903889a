//! Global ids: the type and the natural key, so that they are the same on every database.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The id of `key` among the objects of `type_name`.
pub fn encode(type_name: &str, key: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{type_name}:{key}"))
}

/// The type and the key; `None` if the text was not made by [`encode`].
pub fn decode(id: &str) -> Option<(String, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).ok()?).ok()?;
    let (type_name, key) = text.split_once(':')?;
    Some((type_name.to_owned(), key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decode_undoes_encode() {
        assert_eq!(decode(&encode("City", "kure-jp")), Some(("City".to_owned(), "kure-jp".to_owned())));
    }

    #[test]
    fn refuses_what_is_no_id() {
        assert_eq!(decode("kure-jp!"), None);
        assert_eq!(decode(&URL_SAFE_NO_PAD.encode("kure")), None);
    }
}
