//! The page of a city: what it is, its relations, and all that is said of it, each fact with its sources.

mod about;
mod facts;
mod figures;
mod map;
mod page;
mod things;

pub(super) use self::page::page;
