//! What people call countries beside the names of the data: the search finds them so, and shows them nowhere else.
//!
//! These are everyday short and former names of English, kept by hand; `FORM` in `mod.rs` must be raised with them.

/// Further names of a country.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Also {
    /// Found as they are, and as a word of a longer text.
    pub(super) codes: &'static [&'static str],
    pub(super) names: &'static [&'static str],
}

/// The further names of the country of a code.
pub(super) fn also(code: &str) -> Also {
    let (codes, names): (&[&str], &[&str]) = match code {
        "AE" => (&["UAE"], &["Emirates"]),
        "CD" => (&["DRC"], &["Democratic Republic of the Congo", "DR Congo", "Zaire"]),
        "CG" => (&[], &["Republic of the Congo"]),
        "CI" => (&[], &["Ivory Coast"]),
        "CN" => (&["PRC"], &["People's Republic of China"]),
        "CV" => (&[], &["Cabo Verde"]),
        "CZ" => (&[], &["Czech Republic"]),
        "FM" => (&[], &["Federated States of Micronesia"]),
        "GB" => (&["UK"], &["Great Britain", "Britain"]),
        "IR" => (&[], &["Persia"]),
        "KP" => (&["DPRK"], &["Democratic People's Republic of Korea"]),
        "KR" => (&["ROK"], &["Korea", "Republic of Korea"]),
        "LK" => (&[], &["Ceylon"]),
        "MM" => (&[], &["Burma"]),
        "NL" => (&[], &["Holland"]),
        "RU" => (&[], &["Russian Federation"]),
        "SZ" => (&[], &["Swaziland"]),
        "TL" => (&[], &["East Timor"]),
        "TR" => (&[], &["Turkey"]),
        "US" => (&[], &["United States of America", "America"]),
        "VA" => (&[], &["Holy See", "Vatican"]),
        "VN" => (&[], &["Viet Nam"]),
        _ => (&[], &[]),
    };
    Also { codes, names }
}
