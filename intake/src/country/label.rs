//! Labels of countries.

use super::code::{item, says_nothing};
use super::countries::Countries;
use super::key::key;
use super::resolved::By;
use super::table;

/// What a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Known {
        code: String,
        region: Option<String>,
        by: By,
    },
    Former(&'static [&'static str]),
    /// It may mean several, or is not clear by itself.
    Unclear(&'static [&'static str]),
    Unknown,
    Absent,
}

/// What languages write before the name of a republic of today.
const REPUBLICS: [&str; 12] = [
    "republicof",
    "federalrepublicof",
    "islamicrepublicof",
    "federaldemocraticrepublicof",
    "democraticsocialistrepublicof",
    "cooperativerepublicof",
    "commonwealthof",
    "republik",
    "republique",
    "republiquede",
    "republicade",
    "repubblicadi",
];
/// What is written before the name of a monarchy, which may be of today.
const MONARCHIES: [&str; 10] = [
    "kingdomof",
    "hashemitekingdomof",
    "sultanateof",
    "principalityof",
    "grandduchyof",
    "konigreich",
    "royaumede",
    "royaumedu",
    "reinode",
    "regnodi",
];
/// What is written before the name of a state that was another.
const REGIMES: [&str; 6] = [
    "empireof",
    "peoplesrepublicof",
    "socialistrepublicof",
    "volksrepublik",
    "kaiserreich",
    "sozialistischerepublik",
];
/// The same behind the name.
const REPUBLICS_BEHIND: [&str; 6] = ["連邦共和国", "共和国", "共和國", "联邦共和国", "연방공화국", "공화국"];
const MONARCHIES_BEHIND: [&str; 6] = ["王国", "王國", "公国", "大公国", "왕국", "공국"];
/// Parts of a country that another country shares its name with: that country's code, then the one that they are parts of.
const NAMESAKES: [(&str, &str); 3] = [("GE", "US"), ("LU", "BE"), ("NE", "NG")];
/// Monarchies of today.
const CROWNS: [&str; 24] = [
    "AD", "BE", "BH", "BN", "BT", "DK", "ES", "GB", "JO", "KH", "KW", "LI", "LS", "LU", "MA", "MC", "NL",
    "NO", "OM", "QA", "SA", "SE", "TH", "TO",
];

impl Countries {
    pub(super) fn named(&self, label: &str) -> Named {
        let label = without_marks(label);
        let label = label.as_str();
        if says_nothing(label) || label == "NA" {
            return Named::Absent;
        }
        if let Some(item) = item(label) {
            return self.item(item);
        }
        // A stroke parts two names.
        let whole = if label.contains('/') { Named::Unknown } else { self.plain(label) };
        if whole != Named::Unknown {
            return whole;
        }
        let parts = self.parts(label);
        if parts != Named::Unknown {
            return parts;
        }
        self.without_preposition(label)
    }

    fn item(&self, item: &str) -> Named {
        if let Some(code) = table::ITEMS.get(item).filter(|code| self.has(code)) {
            return Named::Known { code: (*code).to_owned(), region: None, by: By::Item };
        }
        table::FORMER.get(&key(item)).map_or(Named::Unknown, |codes| Named::Former(codes))
    }

    /// The country of a name by itself.
    fn plain(&self, label: &str) -> Named {
        let is_code = matches!(label.len(), 2 | 3) && label.bytes().all(|byte| byte.is_ascii_uppercase());
        if let Some((code, region)) = is_code.then(|| self.code_of(label)).flatten() {
            return Named::Known { code, region, by: By::Label };
        }
        let key = key(label);
        if let Some(codes) = table::UNCLEAR.get(&key) {
            return Named::Unclear(codes);
        }
        if let Some(codes) = table::FORMER.get(&key) {
            return Named::Former(codes);
        }
        self.exact(&key).or_else(|| self.titled(&key)).unwrap_or(Named::Unknown)
    }

    fn exact(&self, key: &str) -> Option<Named> {
        let known = |code: &str, region: Option<&str>| {
            let region = region.map(str::to_owned);
            self.has(code).then(|| Named::Known { code: code.to_owned(), region, by: By::Label })
        };
        let carried = table::NAMES.get(key).and_then(|place| known(place.code, place.part));
        carried.or_else(|| self.given.get(key).and_then(|code| known(code, None)))
    }

    /// A name with the title of its state, such as `Kingdom of Sweden` and `ベルギー王国`.
    fn titled(&self, key: &str) -> Option<Named> {
        let beside = |before: &[&str], behind: &[&str]| {
            let before = before.iter().filter_map(|title| key.strip_prefix(title));
            let rest = before.chain(behind.iter().filter_map(|title| key.strip_suffix(title)));
            rest.filter_map(|rest| self.exact(rest)).find_map(|named| match named {
                Named::Known { code, region: None, .. } => Some(code),
                _ => None,
            })
        };
        let known = |code: String| Named::Known { code, region: None, by: By::Label };
        let former = |code: String| table::alone(&code).map(Named::Former);
        if let Some(code) = beside(&REPUBLICS, &REPUBLICS_BEHIND) {
            return Some(known(code));
        }
        if let Some(code) = beside(&MONARCHIES, &MONARCHIES_BEHIND) {
            return if CROWNS.contains(&&*code) { Some(known(code)) } else { former(code) };
        }
        beside(&REGIMES, &[]).and_then(former)
    }

    /// A country beside a part of it, in either order, or one country twice.
    fn parts(&self, label: &str) -> Named {
        let parts = split(label);
        if parts.len() < 2 {
            return Named::Unknown;
        }
        if label.contains(',') {
            // `Tanzania, United Republic of`
            let turned = parts.iter().rev().copied().collect::<Vec<_>>().join(" ");
            let turned = self.plain(&turned);
            if turned != Named::Unknown {
                return turned;
            }
        }
        let named: Vec<Named> = parts.iter().map(|part| self.plain(part)).collect();
        // The country stands last, or else first.
        let Some(place) = [parts.len() - 1, 0].into_iter().find(|place| named[*place] != Named::Unknown)
        else {
            return Named::Unknown;
        };
        let Named::Known { code, region, by } = &named[place] else { return named[place].clone() };
        let rest: Vec<usize> = (0..parts.len()).filter(|other| *other != place).collect();
        for other in &rest {
            if let Named::Known { code: other_code, region: other_region, .. } = &named[*other] {
                if table::belongs_to(other_code, code) {
                    return Named::Known { code: other_code.clone(), region: other_region.clone(), by: *by };
                }
                if other_code == code && rest.len() == 1 {
                    let region = region.clone().or_else(|| other_region.clone());
                    return Named::Known { code: code.clone(), region, by: *by };
                }
                // Two countries in one cell.
                if !NAMESAKES.contains(&(other_code, code)) {
                    return Named::Unknown;
                }
            }
        }
        if rest.iter().any(|other| is_no_region(parts[*other], label)) {
            return table::alone(code).map_or(Named::Unknown, Named::Unclear);
        }
        let beside = rest.iter().map(|other| parts[*other]).collect::<Vec<_>>().join(", ");
        let region = region.as_ref().map_or(beside.clone(), |region| format!("{beside}, {region}"));
        Named::Known { code: code.clone(), region: Some(region), by: *by }
    }

    fn without_preposition(&self, label: &str) -> Named {
        const PREPOSITIONS: [&str; 7] = ["in ", "from ", "aus ", "en ", "de ", "au ", "aux "];
        let lower = label.to_lowercase();
        let rest = PREPOSITIONS.iter().find_map(|word| lower.strip_prefix(word));
        rest.map_or(Named::Unknown, |rest| self.plain(rest.trim_start()))
    }

    /// English names of the countries whose names in any language are near, by their edit distance.
    pub(super) fn nearest(&self, label: &str) -> Vec<String> {
        let label = key(label);
        if label.chars().count() < 3 {
            return Vec::new();
        }
        let names = table::NAMES.keys().map(String::as_str).chain(self.given.keys().map(String::as_str));
        let near = domain::nearest::nearest(&label, names.filter(|name| is_near(&label, name)));
        let mut nearest = Vec::new();
        for name in near {
            let Some(Named::Known { code, .. }) = self.exact(name) else { continue };
            let english = self.english.get(&code).cloned().unwrap_or(code);
            if !nearest.contains(&english) {
                nearest.push(english);
            }
        }
        nearest
    }
}

/// What stands beside countries and is no region of theirs, folded.
const NO_REGIONS: [&str; 18] = [
    "umstritten",
    "disputed",
    "conteste",
    "disputado",
    "conteso",
    "de facto",
    "sonderverwaltungszone",
    "sonderverwaltungsregion",
    "special administrative region",
    "region administrative speciale",
    "region administrativa especial",
    "autonomous region",
    "autonome region",
    "sar",
    "特别行政区",
    "特別行政区",
    "特別行政區",
    "특별행정구",
];

/// Whether a part of a label is a remark on the country: a word for one, a date, or in brackets what no capital letter
/// begins, as in `Kosovo (umstritten)`.
fn is_no_region(part: &str, label: &str) -> bool {
    let is_bracketed = label.split_once(['(', '（']).is_some_and(|(_, behind)| behind.contains(part));
    let is_small = |text: &str| text.contains(char::is_lowercase) && !text.contains(char::is_uppercase);
    NO_REGIONS.contains(&domain::search::fold(part).as_str())
        || part.contains(|c: char| c.is_ascii_digit())
        || is_bracketed && is_small(part) && !is_small(label)
}

/// Names of much the same length with enough letters in common; a third of a long word may be wrong, not half of it.
fn is_near(label: &str, name: &str) -> bool {
    let (long, short) = (label.chars().count(), name.chars().count());
    let missing = label.chars().filter(|letter| !name.contains(*letter)).count();
    long.abs_diff(short) <= 2.max(long / 3) && missing <= 1.max(long / 4) && short > 2
}

/// Without footnotes, daggers and the like.
fn without_marks(label: &str) -> String {
    let mut kept = String::with_capacity(label.len());
    let mut in_footnote = false;
    for letter in label.chars() {
        match letter {
            '[' => in_footnote = true,
            ']' => in_footnote = false,
            '*' | '†' | '‡' => {}
            letter if !in_footnote => kept.push(letter),
            _ => {}
        }
    }
    kept.trim().to_owned()
}

/// The parts of `Alabama, United States`, `Spain (Catalonia)`, `Deutschland / Germany` or `UK – Scotland`.
fn split(label: &str) -> Vec<&str> {
    let dashes = label.replace(" - ", ",").len() != label.len() || label.contains('–') || label.contains('—');
    let is_border = |letter: char| {
        matches!(letter, ',' | '/' | '(' | ')' | ';' | '，' | '（' | '）' | '、')
            || (dashes && matches!(letter, '–' | '—'))
    };
    label
        .split(is_border)
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}
