//! The answers of the documents, as far as pages read them.

mod atlas;
mod city;
mod country;
mod shared;

pub(crate) use self::atlas::*;
pub(crate) use self::city::*;
pub(crate) use self::country::*;
pub(crate) use self::shared::*;
