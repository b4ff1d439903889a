//! Postcodes beside names: `24103 Kiel`, `A-4020 Linz`, `Nantes 44000`.

/// Of these figures at the end of a name nobody knows whether they are a year.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2100;

/// The figures on both sides of the stroke in a postcode: of Poland, Japan, Portugal, Brazil and America.
const PARTED: [(usize, usize); 5] = [(2, 3), (3, 4), (4, 3), (5, 3), (5, 4)];

/// A name beside which a postcode stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Postcode {
    pub code: String,
    /// What is left without it.
    pub name: String,
    /// The code may be a year as well.
    pub may_be_year: bool,
}

/// The postcode before or behind a name, if one stands there. Of a place with an id the name may have such figures itself.
pub fn postcode(name: &str) -> Option<Postcode> {
    let words: Vec<&str> = name.split(' ').collect();
    let (code, name) = before(&words).or_else(|| behind(&words))?;
    let may_be_year = is_year(&code);
    Some(Postcode { code, name, may_be_year })
}

/// Whether the text is a postcode and nothing else; four figures that may be a year are none.
pub(super) fn is_postcode(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    length(&words) == Some(words.len()) && !is_year(text)
}

fn before(words: &[&str]) -> Option<(String, String)> {
    let mut length = length(words)?;
    // `1012 AB Amsterdam`
    let is_pair = |word: &&str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if length == 1 && figures(words[0]) == Some(4) && words.len() > 2 && words.get(1).is_some_and(is_pair) {
        length = 2;
    }
    let (code, name) = words.split_at(length);
    let begins = name.first()?.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    begins.then(|| (code.join(" "), name.join(" ")))
}

fn behind(words: &[&str]) -> Option<(String, String)> {
    let at = [2, 1]
        .into_iter()
        .filter_map(|count| words.len().checked_sub(count))
        .find(|at| *at > 0 && length(&words[*at..]) == Some(words.len() - at))?;
    let (name, code) = words.split_at(at);
    let name = name.join(" ");
    // Behind a comma and in brackets it is looked for elsewhere.
    let is_plain = name.contains(char::is_alphabetic) && !name.contains([',', '，', '(', '（', ';']);
    let code = code.join(" ");
    // `Sector 4000` is a name.
    let is_number = figures(&code) == Some(4) && !is_year(&code);
    (is_plain && !is_number).then_some((code, name))
}

/// How many words at the beginning are a postcode.
fn length(words: &[&str]) -> Option<usize> {
    let first = words.first()?;
    let code = first.trim_start_matches('〒');
    let is_sign =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    // `D-24103`, `D 24103`
    let numbered = |text: &str| figures(text).is_some_and(|count| (3..=6).contains(&count));
    if code.split_once(['-', '–']).is_some_and(|(sign, code)| is_sign(sign) && numbered(code)) {
        return Some(1);
    }
    let second = words.get(1).and_then(|word| figures(word));
    if is_sign(first) && first.len() < 3 && second == Some(5) {
        return Some(2);
    }
    let parted = code.split_once('-').map(|(one, other)| (figures(one), figures(other)));
    let is_parted = |&(one, other): &(usize, usize)| parted == Some((Some(one), Some(other)));
    if PARTED.iter().any(is_parted) || figures(code).is_some_and(|count| (4..=6).contains(&count)) {
        return Some(1);
    }
    // `602 00 Brno`
    (figures(code) == Some(3) && second == Some(2)).then_some(2)
}

/// How many figures the text has, if it has nothing else.
fn figures(text: &str) -> Option<usize> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text.len())
}

fn is_year(code: &str) -> bool {
    code.len() == 4 && code.parse().is_ok_and(|year| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_no_part_of_names() {
        for (text, name, code) in [
            ("24103 Kiel", "Kiel", "24103"),
            ("D-24103 Kiel", "Kiel", "D-24103"),
            ("D 24103 Kiel", "Kiel", "D 24103"),
            ("A-4020 Linz", "Linz", "A-4020"),
            ("4020 Linz", "Linz", "4020"),
            ("602 00 Brno", "Brno", "602 00"),
            ("00-950 Warszawa", "Warszawa", "00-950"),
            ("〒530-0001 大阪", "大阪", "〒530-0001"),
            ("1012 AB Amsterdam", "Amsterdam", "1012 AB"),
            ("75015 Paris 15", "Paris 15", "75015"),
            ("Nantes 44000", "Nantes", "44000"),
            ("Linz A-4020", "Linz", "A-4020"),
        ] {
            let (code, name) = (code.to_owned(), name.to_owned());
            assert_eq!(postcode(text), Some(Postcode { code, name, may_be_year: false }), "{text}");
        }
        for text in [
            "9 de Julio",
            "25 de Mayo",
            "100 Mile House",
            "1770",
            "Lyon 3",
            "Sector 4000",
            "12345",
            "1990-91 Kiel",
            "Kiel",
            "",
        ] {
            assert_eq!(postcode(text), None, "{text}");
        }
    }

    #[test]
    fn four_figures_may_be_a_year() {
        for text in ["1990 Kiel", "2000 Antwerpen", "Kiel 1990"] {
            assert!(postcode(text).is_some_and(|found| found.may_be_year), "{text}");
        }
        assert!(
            is_postcode("44000") && is_postcode("114 55") && !is_postcode("1990") && !is_postcode("44000 LU")
        );
    }
}
