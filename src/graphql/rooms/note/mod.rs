//! The room of notes: what editors add to the facts of an entry.

mod loader;
mod object;

pub(crate) use object::{Note, of_city, of_fact};
