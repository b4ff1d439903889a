//! The words of a name of a column, and where it stands in a file of objects.

use domain::search::fold;

/// The folded words of a name, parted at signs, at blanks and where a small letter stands before a capital.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 8);
    let letters: Vec<char> = name.chars().collect();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(place + 1);
        let rises = before.is_some_and(char::is_lowercase) && letter.is_uppercase();
        // `QIDLabel`
        let falls = before.is_some_and(char::is_uppercase)
            && letter.is_uppercase()
            && after.is_some_and(|after| after.is_lowercase());
        if rises || falls {
            spaced.push(' ');
        }
        spaced.push(*letter);
    }
    let folded = fold(&spaced);
    // `U.S. city`
    let folded = folded.strip_prefix("u s ").map_or_else(|| folded.clone(), |rest| format!("us {rest}"));
    folded.split(' ').filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

/// The lists and objects that a column stands in: `cities` of `cities.name`.
pub(super) fn level(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(level, _)| level)
}
