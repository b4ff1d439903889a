//! Codes of countries, and items of Wikidata.

use super::countries::Countries;
use super::resolved::By;
use super::table;

/// What a text says as a code.
pub(super) enum Coded {
    Known {
        code: String,
        region: Option<String>,
        by: By,
    },
    /// Namibia's code, which is R's word for none.
    Namibia,
    /// No code; perhaps a label.
    Other(String),
    Absent,
}

/// The nations of the United Kingdom, by the ends of their codes.
const NATIONS: [(&str, &str); 4] =
    [("ENG", "England"), ("NIR", "Northern Ireland"), ("SCT", "Scotland"), ("WLS", "Wales")];

impl Countries {
    pub(super) fn coded(&self, text: &str) -> Coded {
        let text = text.trim();
        let code = text.to_ascii_uppercase();
        if code == "NA" {
            return Coded::Namibia;
        }
        if says_nothing(text) || code == domain::country::UNKNOWN {
            return Coded::Absent;
        }
        if let Some(item) = item(text) {
            let known = table::ITEMS.get(item).filter(|code| self.has(code));
            let by_item = |code: &&str| Coded::Known { code: (*code).to_owned(), region: None, by: By::Item };
            return known.map_or_else(|| Coded::Other(text.to_owned()), by_item);
        }
        let Some((code, region)) = self.code_of(&code) else { return Coded::Other(text.to_owned()) };
        Coded::Known { code, region, by: By::Code }
    }

    pub(super) fn has(&self, code: &str) -> bool {
        self.english.contains_key(code)
    }

    /// The country of a code in capitals, and the part of it that the code names.
    pub(super) fn code_of(&self, code: &str) -> Option<(String, Option<String>)> {
        let short = table::CODES.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short);
        let short = self.alpha3.get(short).map_or(short, String::as_str);
        if self.has(short) {
            return Some((short.to_owned(), None));
        }
        let (country, part) = code.split_once('-')?;
        let is_part = matches!(part.len(), 1..=3) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let nation = NATIONS.iter().find(|(end, _)| country == "GB" && *end == part);
        let region = nation.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned());
        (is_part && self.has(country)).then(|| (country.to_owned(), Some(region)))
    }
}

/// The item that a text names: `Q183`, `wd:Q183`, or an address of Wikidata that ends so.
pub(super) fn item(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    let is_address = text.contains("wikidata.org/");
    let end = if is_address { text.rsplit('/').next()? } else { text.strip_prefix("wd:").unwrap_or(text) };
    let digits = end.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(end)
}

/// Words for no value, and nodes that queries of Wikidata write where there is some value that nobody knows.
pub(super) fn says_nothing(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "n/a",
        "#n/a",
        "n.a.",
        "nan",
        "null",
        "none",
        "nil",
        "unknown",
        "unbekannt",
        "inconnu",
        "desconocido",
        "sconosciuto",
        "不明",
        "未知",
        "-99",
    ];
    let text = text.trim().to_lowercase();
    let is_sign = text.chars().all(|letter| !letter.is_alphanumeric()) && text.is_ascii()
        || matches!(&*text, "–" | "—");
    let digits = text.strip_prefix('t').unwrap_or_default();
    let is_node = digits.len() > 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_sign
        || is_node
        || text.starts_with("_:")
        || text.contains(".well-known/genid")
        || WORDS.contains(&&*text)
}
