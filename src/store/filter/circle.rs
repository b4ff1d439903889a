//! A circle on the globe, as filters and orders by distance name it.

use super::value::Number;

/// A point on the globe, in decimal degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    pub latitude: Number,
    pub longitude: Number,
}

/// All that lies at most so far from a point.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Circle {
    pub center: Point,
    pub radius_km: Number,
}

impl Point {
    pub fn new(latitude: f64, longitude: f64) -> Self {
        Self { latitude: Number(latitude), longitude: Number(longitude) }
    }
}
