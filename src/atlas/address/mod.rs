//! The address is the state: what is shown follows from the path and these parameters, and from the language.

mod read;
mod sort;
mod state;
mod wrong;

#[cfg(test)]
mod tests;

pub(super) use self::sort::{By, Sort};
pub use self::state::State;
pub(super) use self::state::{Region, Scope, encoded};
pub use self::wrong::Wrong;
