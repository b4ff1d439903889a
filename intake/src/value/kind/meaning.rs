//! What the words of a relation mean: a kind, or a state.

/// What a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    SisterCity,
    FriendlyExchange,
    Memorandum,
    Cooperation,
    Project,
    Contact,
    /// Both ends lie in one country.
    Domestic,
}

/// Whether a relation is lived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    Active,
    Suspended,
    Ended,
    Planned,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Kind(Kind),
    State(State),
}
