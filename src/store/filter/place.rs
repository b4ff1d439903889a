//! A circle and a box on the globe, as filters and orders name them.

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

/// All between two parallels and two meridians, in decimal degrees; from `west` eastwards to `east`, so that a box across
/// the antimeridian has the greater number in the west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BoundingBox {
    pub south: Number,
    pub west: Number,
    pub north: Number,
    pub east: Number,
}

impl Point {
    pub fn new(latitude: f64, longitude: f64) -> Self {
        Self { latitude: Number(latitude), longitude: Number(longitude) }
    }
}
