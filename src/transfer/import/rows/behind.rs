//! The country that stands beside a name: `Nagasaki, Japan`, `Kiel (Germany)`, `Vaasa - Finland`.

use intake::country::{Resolved, is_country};
use intake::value::name::NameRead;

use super::place::CountryRead;
use super::{Reader, america};
use crate::transfer::import::ledger::{At, Effect, WarningKind};

/// Regions that share the name of a country, in one language or another.
const REGIONS: [&str; 12] = [
    "georgia",
    "luxembourg",
    "luxemburg",
    "niger",
    "granada",
    "macedonia",
    "makedonien",
    "mazedonien",
    "moldova",
    "moldavia",
    "moldau",
    "jersey",
];

/// What stands beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Border {
    Bracket,
    Dash,
    /// It stands before the name: `Finland: Pori`.
    Before,
}

/// A name and what stands beside it.
struct Beside<'a> {
    name: String,
    text: &'a str,
    border: Border,
}

impl Reader<'_> {
    /// The country of the row, or else the one beside the name, which is taken out there; none if the row is held back, since it
    /// names two, or nobody can say whether it names one.
    pub(super) fn with_country_behind(
        &mut self,
        at: At,
        country: CountryRead,
        read: &mut NameRead,
    ) -> Option<CountryRead> {
        let country = self.behind_comma(at, country, read)?;
        let country = self.beside_name(at, country, read)?;
        Some(self.among_names(country, read))
    }

    fn behind_comma(&mut self, at: At, country: CountryRead, read: &mut NameRead) -> Option<CountryRead> {
        let Some(behind) = read.region.clone() else { return Some(country) };
        let parts: Vec<&str> = behind.split([',', '，']).map(str::trim).collect();
        let Some((last, before)) = parts.split_last() else { return Some(country) };
        let Some((code, part)) = self.names_a_country(last) else {
            return self.unclear(at, country, &read.name, last);
        };
        let rest = joined(before, part.as_deref());
        match country.code.as_deref() {
            None if may_be_country(last) => {
                read.region = rest;
                Some(CountryRead { code: Some(code), ..country })
            }
            None if is_code(last) && last.len() == 3 => {
                self.told_by_code(at, &read.name, last);
                read.region = rest;
                Some(CountryRead { code: Some(code), ..country })
            }
            None => self.doubtful(at, country, &read.name, last),
            Some(known) if known == code => {
                read.region = rest;
                Some(country)
            }
            Some(known) if may_be_country(last) => {
                self.contradicted(at, known, last, &code, &behind).then_some(country)
            }
            Some(_) => Some(country),
        }
    }

    /// In brackets, or beside a dash or a colon.
    fn beside_name(&mut self, at: At, country: CountryRead, read: &mut NameRead) -> Option<CountryRead> {
        let name = read.name.clone();
        for beside in beside(&name) {
            let parts: Vec<&str> = beside.text.split([',', '，']).map(str::trim).collect();
            let Some((last, before)) = parts.split_last() else { continue };
            let Some((code, part)) = self.names_a_country(last) else {
                if beside.border == Border::Bracket && is_country(last) {
                    return self.unclear(at, country, &beside.name, last);
                }
                continue;
            };
            // Of two countries beside each other, one may be a city.
            if beside.border != Border::Bracket && (is_code(last) || is_country(&beside.name)) {
                continue;
            }
            match country.code.as_deref() {
                Some(known) if known == code => {}
                None if may_be_country(last) => {}
                None if beside.border == Border::Bracket
                    && is_code(last)
                    && !america::is_code_of_state(last) =>
                {
                    self.told_by_code(at, &beside.name, last);
                }
                None => return self.doubtful(at, country, &beside.name, last),
                Some(known) if may_be_country(last) && beside.border != Border::Before => {
                    return self.contradicted(at, known, last, &code, &name).then_some(country);
                }
                Some(_) => continue,
            }
            read.notes.push(beside.text.to_owned());
            read.name = beside.name;
            read.region = read.region.take().or_else(|| joined(before, part.as_deref()));
            return Some(CountryRead { code: Some(code), ..country });
        }
        Some(country)
    }

    /// `Graz / Austria`: what stands among the names and is the country, or says it where no column does.
    fn among_names(&self, country: CountryRead, read: &mut NameRead) -> CountryRead {
        let mut country = country;
        if read.also.is_empty() || is_country(&read.name) {
            // A city that is called as its country is.
            return country;
        }
        read.also.retain(|name| {
            let Some((code, _)) = self.names_a_country(name) else { return true };
            match &country.code {
                Some(known) => *known != code,
                None if may_be_country(name) => {
                    country.code = Some(code);
                    false
                }
                None => true,
            }
        });
        country
    }

    /// The country that the text is the name or the code of, and the part of it that it means.
    fn names_a_country(&self, text: &str) -> Option<(String, Option<String>)> {
        if !is_code(text) && !is_country(text) {
            return None;
        }
        match self.countries.resolve(None, Some(text)) {
            Resolved::Known { code, region, .. } => Some((code, region)),
            _ => None,
        }
    }

    /// Whether the row is taken although its country and what stands beside the name are two.
    fn contradicted(&mut self, at: At, known: &str, text: &str, code: &str, shown: &str) -> bool {
        if known == domain::country::UNKNOWN
            || !matches!(self.countries.resolve(Some(known), Some(text)), Resolved::Contradiction { .. })
        {
            return true;
        }
        let message = format!("the country is {known}, and '{text}' behind the name is {code}");
        let proposal = Some(format!("correct one of them, or accept that it is a region of {known}"));
        let kind = WarningKind::CountryContradiction;
        !self.warn(at, kind, Effect::RowHeldBack, shown, message, proposal)
    }

    /// Of a state that is no more, or a name that several countries have, where no column says the country.
    fn unclear(&mut self, at: At, country: CountryRead, name: &str, text: &str) -> Option<CountryRead> {
        if country.code.is_none() && is_country(text) {
            return self.doubtful(at, country, name, text);
        }
        Some(country)
    }

    /// Nobody says the country but a word that is the name or the code of one, and of a part of another.
    fn doubtful(&mut self, at: At, country: CountryRead, name: &str, text: &str) -> Option<CountryRead> {
        let message = format!(
            "'{text}' beside '{name}' may be its country, or a part of another one; no column says it"
        );
        let proposal = Some("write the country into a column of its own".to_owned());
        let kind = WarningKind::CountryMissing;
        let is_held = self.warn(at, kind, Effect::RowHeldBack, text, message, proposal);
        (!is_held).then_some(country)
    }

    fn told_by_code(&mut self, at: At, name: &str, code: &str) {
        let message =
            format!("no column says the country of '{name}'; '{code}' beside it is taken for its code");
        self.warn(at, WarningKind::CountryMissing, Effect::None, code, message, None);
    }
}

/// What the name may have beside it: in brackets at its end, or beside a dash or a colon.
fn beside(name: &str) -> Vec<Beside<'_>> {
    let mut found = Vec::new();
    let pairs = [('(', ')'), ('（', '）'), ('[', ']')];
    if let Some((before, inside)) =
        pairs.iter().find_map(|&(open, close)| name.strip_suffix(close)?.rsplit_once(open))
    {
        found.push(Beside { name: before.trim().to_owned(), text: inside.trim(), border: Border::Bracket });
    }
    for dash in [" - ", " – ", " — "] {
        if let Some((before, behind)) = name.rsplit_once(dash) {
            found.push(Beside { name: before.trim().to_owned(), text: behind.trim(), border: Border::Dash });
        }
    }
    for sign in [" - ", " – ", " — ", ": ", "："] {
        if let Some((before, behind)) = name.split_once(sign) {
            found.push(Beside {
                name: behind.trim().to_owned(),
                text: before.trim(),
                border: Border::Before,
            });
        }
    }
    found.retain(|beside| !beside.name.is_empty() && !beside.text.is_empty());
    found
}

fn joined(before: &[&str], part: Option<&str>) -> Option<String> {
    let rest: Vec<&str> = before.iter().copied().chain(part).collect();
    Some(rest.join(", ")).filter(|rest| !rest.is_empty())
}

/// Two or three capitals.
fn is_code(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Short codes are those of states of America, such as `CA`.
fn may_be_country(text: &str) -> bool {
    let is_code = text.is_ascii() && text.len() < 4 && !matches!(text, "USA" | "UK" | "UAE");
    !is_code && is_country(text) && !REGIONS.contains(&domain::search::fold(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::{beside, may_be_country};

    #[test]
    fn what_stands_beside_a_name_is_found() {
        let found = |name: &str| -> Vec<(String, String)> {
            beside(name).into_iter().map(|beside| (beside.name, beside.text.to_owned())).collect()
        };
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(found("Kiel (Germany)"), [pair("Kiel", "Germany")]);
        assert_eq!(found("Paris [FR]"), [pair("Paris", "FR")]);
        assert_eq!(found("Vaasa - Finland"), [pair("Vaasa", "Finland"), pair("Finland", "Vaasa")]);
        assert_eq!(found("Finland: Pori"), [pair("Pori", "Finland")]);
        assert!(found("Saint-Denis").is_empty() && found("(Kiel)").is_empty());
    }

    #[test]
    fn codes_and_regions_that_share_a_name_are_no_countries() {
        for text in ["Japan", "比利时", "USA", "Deutschland"] {
            assert!(may_be_country(text), "{text}");
        }
        for text in ["CA", "DE", "LA", "D.C.", "Georgia", "Luxembourg", "Granada", "Oregon", "Hessen"] {
            assert!(!may_be_country(text), "{text}");
        }
    }
}
