//! What rows must meet: values, nouns, and the conditions that say so.

mod condition;
mod entries;
mod noun;
mod place;
mod value;

pub(crate) use condition::{Meets, combine, never};
pub use entries::Entries;
pub use noun::{
    CityFilter, CountryFilter, EventFilter, EventIds, Feature, Industry, NoteFilter, RelationFilter,
};
pub use place::{BoundingBox, Circle, Point};
pub use value::{Choice, Dates, Days, Number, Range, Text};
