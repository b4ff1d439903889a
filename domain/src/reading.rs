//! Which facts are taken where an editor's note gives a better one than a source states.

/// A way to read the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The best that is known: the better fact where a note gives one.
    #[default]
    Best,
    /// What the sources state, also where a note gives a better fact.
    Stated,
}
