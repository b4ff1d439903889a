//! What the name of a column has in brackets: a number, the rest of the name, a language, or a remark.

use super::tokens::tokens;
use super::words::{Word, said, said_whole};

/// A name without its brackets, and what stands in them.
pub(super) struct Parts {
    /// A number in brackets stays: `Land (2)`.
    pub(super) outer: String,
    pub(super) inside: Vec<String>,
}

pub(super) fn parts(name: &str) -> Parts {
    let mut parts = Parts { outer: String::with_capacity(name.len()), inside: Vec::new() };
    let mut rest = name;
    while let Some(start) = rest.find(['(', '[', '（']) {
        let (before, from) = rest.split_at(start);
        let Some(end) = from.find([')', ']', '）']) else { break };
        let inside: String = from[..end].chars().skip(1).collect();
        parts.outer.push_str(before);
        if inside.trim().parse::<u8>().is_ok() || before.trim().is_empty() {
            parts.outer.push(' ');
            parts.outer.push_str(inside.trim());
        } else {
            parts.inside.push(inside.trim().to_owned());
        }
        rest = from[end..].strip_prefix([')', ']', '）']).unwrap_or_default();
    }
    parts.outer.push_str(rest);
    parts
}

/// Why a date of a renewal is not used.
const RENEWAL: &str = "it dates a renewal, not the beginning";

/// What brackets make of the words before them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// They are the rest of the name: `Jahr (Ende)`, `City (old name)`.
    Words(Vec<Word>),
    /// The language of the names: `Name (German)`.
    Language(&'static str),
}

/// What the brackets say of what the words before them name; `None` for what is a remark, such as `(optional)` or `(yes/no)`.
pub(super) fn rest(outer: &[Word], inside: &str) -> Option<Rest> {
    use Word as W;
    let is_list = inside.contains(['/', ',', ';', '|', '&', '+']);
    let has = |word: Word| outer.contains(&word);
    let is_of_words =
        [W::Status, W::State, W::Kind, W::Type, W::Level, W::Remark, W::Web, W::Source].into_iter().any(has);
    if is_list || is_of_words {
        return None;
    }
    let tokens = tokens(inside);
    let joined = tokens.concat();
    let is_name = [W::City, W::Label, W::Other, W::One, W::Twinning].into_iter().any(has) && !has(W::Country);
    if is_name && let Some(language) = language(&joined) {
        return Some(Rest::Language(language));
    }
    if is_name && FORMER.contains(&&*joined) {
        return Some(Rest::Words(vec![W::Former]));
    }
    if is_name && LOCAL.contains(&&*joined) {
        return Some(Rest::Words(vec![W::Alias]));
    }
    let words = match said_whole(&joined) {
        Some(words) => words.to_vec(),
        None => tokens.iter().map(|token| said(token)).collect::<Option<Vec<_>>>()?.concat(),
    };
    let refines = |word: &Word| match word {
        W::Unused(reason) => *reason == RENEWAL,
        W::End | W::One | W::Other | W::Code | W::CountryCode | W::Wikidata | W::Id => true,
        W::Former | W::Alias | W::Region => !has(W::Country),
        W::Country => !has(W::Region),
        _ => false,
    };
    words.iter().any(refines).then_some(Rest::Words(words))
}

const FORMER: [&str; 14] = [
    "former",
    "formerly",
    "old",
    "previous",
    "historic",
    "historical",
    "ehemals",
    "ehemalig",
    "fruher",
    "alt",
    "ancien",
    "antiguo",
    "旧",
    "旧称",
];

const LOCAL: [&str; 8] =
    ["local", "native", "official", "original", "lokal", "original name", "原文", "现地"];

/// Names of languages in brackets, folded, with their tags.
const LANGUAGES: [(&str, &str); 13] = [
    ("en", "en english englisch anglais ingles inglese engels 英文 英語 英语 영문 영어"),
    ("de", "de german deutsch allemand aleman tedesco duits niemiecki 德文 德语"),
    ("fr", "fr french franzosisch francais frances francese frans 法文 法语"),
    ("es", "es spanish spanisch espagnol espanol castellano spagnolo 西班牙文"),
    ("it", "it italian italienisch italien italiano"),
    ("nl", "nl dutch niederlandisch neerlandais nederlands"),
    ("pl", "pl polish polnisch polonais polski"),
    ("ru", "ru russian russisch russe русский"),
    ("pt", "pt portuguese portugiesisch portugais portugues"),
    ("zh", "zh chinese chinesisch chinois 中文 汉语"),
    ("ja", "ja japanese japanisch japonais 日本語 日文"),
    ("ko", "ko korean koreanisch coreen 한국어 한글"),
    ("uk", "uk ukrainian ukrainisch"),
];

fn language(word: &str) -> Option<&'static str> {
    let found = LANGUAGES.iter().find(|(_, names)| names.split(' ').any(|name| name == word));
    found.map(|(tag, _)| *tag)
}
