//! The city as rooms hand it to each other; its fields stand in `object.rs`.

use std::sync::Arc;

use domain::geo;

use crate::store::city as stored;

pub(crate) struct City(pub(crate) Arc<stored::City>);

/// Where a city lies, in decimal degrees.
pub(super) fn point(city: &stored::City) -> Option<(f64, f64)> {
    city.latitude.zip(city.longitude)
}

/// How far apart two cities lie on the globe; none where one of them lies is unknown.
pub(crate) fn distance_km(here: &stored::City, there: &stored::City) -> Option<f64> {
    point(here).zip(point(there)).map(|(here, there)| geo::distance_km(here, there))
}
