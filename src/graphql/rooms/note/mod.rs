//! The room of notes: what editors add to the facts of an entry.

mod better;
mod filter;
mod loader;
mod object;
mod query;

pub(crate) use better::{OtherFact, better_than, corrected_by};
pub(crate) use object::{Note, of_city, of_fact};
pub(crate) use query::NoteQuery;
