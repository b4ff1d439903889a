//! A parameter that is not accepted, in words.

use crate::atlas::texts::Lang;

/// What is wrong with the parameters of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// They are no UTF-8 in percent-encoding.
    Encoding,
    /// One is given twice.
    Twice(String),
    /// One has a value that it does not take; the last says what it takes.
    Value(&'static str, String, Accepted),
}

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// One of these words.
    Words(Vec<&'static str>),
    /// What a text with this key describes.
    Described(&'static str),
}

impl Wrong {
    /// What is wrong and what is accepted.
    pub(crate) fn message(&self, lang: Lang) -> String {
        match self {
            Self::Encoding => lang.text("wrong.encoding").to_owned(),
            Self::Twice(name) => lang.fill("wrong.twice", &[("name", name)]),
            Self::Value(name, value, accepted) => {
                let accepted = match accepted {
                    Accepted::Words(words) => words.join(", "),
                    Accepted::Described(key) => lang.text(key).to_owned(),
                };
                lang.fill("wrong.value", &[("accepted", &accepted), ("name", name), ("value", value)])
            }
        }
    }
}
