//! Countries as people name them: by code, by a label in any of the usual languages, by an item of Wikidata, by their history.
//!
//! Tables that the program carries say which names mean which code; what counts as a country, the caller's table says.

mod code;
mod countries;
mod key;
mod label;
mod resolved;
mod table;

pub use countries::{Countries, CountryNames};
pub use resolved::{By, Resolved};
pub use table::is_country;

use label::Named;

impl Countries {
    /// What a code and a label say together. A label that is not understood costs a search: remember what was answered.
    pub fn resolve(&self, code: Option<&str>, label: Option<&str>) -> Resolved {
        let stated = label.unwrap_or_default().trim();
        let named = self.named(stated);
        match self.coded(code.unwrap_or_default()) {
            code::Coded::Known { code, region, by } => Self::together(code, region, by, named, stated),
            code::Coded::Absent => self.by_label(named, stated),
            code::Coded::Namibia => match named {
                Named::Known { ref code, .. } if code == "NA" => known("NA", None, By::Code),
                named => self.by_label(named, stated),
            },
            code::Coded::Other(text) => match named {
                Named::Absent => self.by_label(self.named(&text), &text),
                named => self.by_label(named, stated),
            },
        }
    }

    fn together(code: String, region: Option<String>, by: By, named: Named, stated: &str) -> Resolved {
        match named {
            Named::Known { code: other, region: part, by: other_by } => {
                if code == other {
                    Resolved::Known { code, region: part.or(region), by }
                } else if table::belongs_to(&code, &other) {
                    Resolved::Known { code, region, by }
                } else if table::belongs_to(&other, &code) {
                    Resolved::Known { code: other, region: part, by: other_by }
                } else {
                    Resolved::Contradiction { code, label_code: other }
                }
            }
            Named::Unclear(codes) if !codes.contains(&&*code) => {
                let label_code = codes.first().map(|code| (*code).to_owned()).unwrap_or_default();
                Resolved::Contradiction { code, label_code }
            }
            Named::Former(codes) if !codes.contains(&&*code) => {
                Resolved::Former { label: stated.to_owned(), codes }
            }
            _ => Resolved::Known { code, region, by },
        }
    }

    fn by_label(&self, named: Named, stated: &str) -> Resolved {
        let text = stated.to_owned();
        match named {
            Named::Known { code, region, by } => Resolved::Known { code, region, by },
            Named::Former(codes) => Resolved::Former { label: text, codes },
            Named::Unclear(codes) => {
                let nearest = codes.iter().filter_map(|code| self.english.get(*code)).cloned().collect();
                Resolved::Unknown { text, nearest }
            }
            Named::Unknown => Resolved::Unknown { nearest: self.nearest(&text), text },
            Named::Absent => Resolved::Absent,
        }
    }
}

fn known(code: &str, region: Option<String>, by: By) -> Resolved {
    Resolved::Known { code: code.to_owned(), region, by }
}

#[cfg(test)]
mod tests;
