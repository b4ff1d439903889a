//! What rows must meet: values, nouns, and the conditions that say so.

mod circle;
mod condition;
mod noun;
mod value;

pub use circle::{Circle, Point};
pub(crate) use condition::{Meets, combine, never};
pub use noun::{CityFilter, CountryFilter, EventFilter, Feature, Industry, RelationFilter};
pub use value::{Choice, Dates, Days, Number, Range, Text};
