//! What a country code says by itself.

/// The code of a country that nobody knows; ISO 3166-1 leaves it to its users.
pub const UNKNOWN: &str = "ZZ";

/// The flag of a country as an emoji: its alpha-2 code in regional indicator symbols.
pub fn flag(code: &str) -> Option<String> {
    let indicator = |letter: char| {
        let place = letter.is_ascii_uppercase().then(|| u32::from(letter) - u32::from('A'))?;
        char::from_u32(u32::from('🇦') + place)
    };
    (code != UNKNOWN).then(|| code.chars().map(indicator).collect()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_is_the_code_in_regional_indicators() {
        assert_eq!(flag("JP").as_deref(), Some("🇯🇵"));
        assert_eq!(flag("XK").as_deref(), Some("🇽🇰"));
        assert_eq!(flag(UNKNOWN), None);
        assert_eq!(flag("j1"), None);
    }
}
