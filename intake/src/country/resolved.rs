//! What code and label say of a country, and by which of them it is known.

/// What code and label say of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    Known {
        code: String,
        /// The part of the country that the text names beside it, as it is written, or as `US-AL`.
        region: Option<String>,
        by: By,
    },
    /// Code and label name two countries.
    Contradiction { code: String, label_code: String },
    /// A state that is no more; the place lies in one of those of today.
    Former { label: String, codes: &'static [&'static str] },
    /// Not understood, or not clear by itself; the nearest are English names.
    Unknown { text: String, nearest: Vec<String> },
    /// Neither code nor label says anything.
    Absent,
}

/// What a country was known by. A code goes before a label that says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Code,
    /// A label, or a code in its place.
    Label,
    /// An item of Wikidata.
    Item,
}
