//! The country that stands behind a name: `Nagasaki, Japan`.

use intake::country::{Resolved, is_country};
use intake::value::name::NameRead;

use super::Reader;
use super::place::CountryRead;
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

impl Reader<'_> {
    /// The country of the row, or else the one behind the name, which is taken out of the region there; none if the row is
    /// held back, since it names two.
    pub(super) fn with_country_behind(
        &mut self,
        at: At,
        country: CountryRead,
        read: &mut NameRead,
    ) -> Option<CountryRead> {
        let Some(behind) = read.region.clone() else { return Some(country) };
        let parts: Vec<&str> = behind.split([',', '，']).map(str::trim).collect();
        let Some((last, before)) = parts.split_last().filter(|(last, _)| may_be_country(last)) else {
            return Some(country);
        };
        let Resolved::Known { code, region, .. } = self.countries.resolve(None, Some(last)) else {
            return Some(country);
        };
        let rest: Vec<&str> = before.iter().copied().chain(region.as_deref()).collect();
        let rest = Some(rest.join(", ")).filter(|rest| !rest.is_empty());
        match country.code.as_deref() {
            None => {
                read.region = rest;
                Some(CountryRead { code: Some(code), ..country })
            }
            Some(known) if known == code => {
                read.region = rest;
                Some(country)
            }
            Some(known)
                if known == domain::country::UNKNOWN
                    || !matches!(
                        self.countries.resolve(Some(known), Some(last)),
                        Resolved::Contradiction { .. }
                    ) =>
            {
                Some(country)
            }
            Some(known) => {
                let message = format!("the country is {known}, and '{last}' behind the name is {code}");
                let proposal = Some(format!("correct one of them, or accept that it is a region of {known}"));
                let kind = WarningKind::CountryContradiction;
                let is_held = self.warn(at, kind, Effect::RowHeldBack, &behind, message, proposal);
                (!is_held).then_some(country)
            }
        }
    }
}

/// Short codes are those of states of America, such as `CA`.
fn may_be_country(text: &str) -> bool {
    let is_code = text.is_ascii() && text.len() < 4 && !matches!(text, "USA" | "UK" | "UAE");
    !is_code && is_country(text) && !REGIONS.contains(&domain::search::fold(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::may_be_country;

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
