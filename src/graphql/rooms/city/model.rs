//! The city as rooms hand it to each other; its fields stand in `object.rs`.

use std::sync::Arc;

use crate::store::city as stored;

pub(crate) struct City(pub(crate) Arc<stored::City>);

/// Where a city lies, in decimal degrees.
pub(super) fn point(city: &stored::City) -> Option<(f64, f64)> {
    city.latitude.zip(city.longitude)
}
