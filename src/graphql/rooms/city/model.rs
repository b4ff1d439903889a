//! The city as rooms hand it to each other; its fields stand in `object.rs`.

use entity::city;

pub(crate) struct City(pub(crate) city::Model);

/// Where a city lies, in decimal degrees.
pub(super) fn point(city: &city::Model) -> Option<(f64, f64)> {
    city.latitude.zip(city.longitude)
}
