//! Why a text is no date.

use crate::value::cell::quoted;
use crate::value::not_understood::NotUnderstood;

/// Why a text is no date, or none that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// It is of no form that is known; as a part of a longer text it may still be one.
    NoDate,
    /// It is a date, and this is wrong with it.
    Wrong(String),
}

/// The same for a user.
pub(super) fn explain(text: &str, miss: Miss) -> NotUnderstood {
    let text = quoted(text);
    NotUnderstood::new(match miss {
        Miss::NoDate => {
            format!(
                "{text} is not understood as a date; write 1984, 1984-10, 23.10.1984, October 1984, c. 1985 or 1962–2022"
            )
        }
        Miss::Wrong(why) => format!("{text} {why}"),
    })
}
