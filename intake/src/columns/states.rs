//! Columns that name a state, and have "yes" or a date: `Active`, `Suspended since`.

use crate::value::kind::{State, read_kind};

/// The state that the name of a column says of the rows that have "yes" or a date in it.
pub fn state_said_by(name: &str) -> Option<State> {
    const BESIDE: [&str; 17] = [
        "is", "ist", "est", "noch", "still", "since", "seit", "depuis", "desde", "dal", "from", "ab",
        "sinds", "od", "с", "Is", "Ist",
    ];
    let name = name.replace('_', " ");
    let read = read_kind(&name);
    let says_no_more = read.rest.is_none_or(|rest| rest.split(' ').all(|word| BESIDE.contains(&word)));
    read.state.filter(|state| says_no_more && matches!(state, State::Active | State::Suspended))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns_say_a_state_or_none() {
        for name in ["Active", "is_active", "Aktiv", "In force", "vigente"] {
            assert_eq!(state_said_by(name), Some(State::Active), "{name}");
        }
        for name in ["Suspended since", "Inactive since", "ruht seit", "Inactive"] {
            assert_eq!(state_said_by(name), Some(State::Suspended), "{name}");
        }
        for name in ["Status", "current status", "Statut actuel", "Ended", "State"] {
            assert_eq!(state_said_by(name), None, "{name}");
        }
    }
}
