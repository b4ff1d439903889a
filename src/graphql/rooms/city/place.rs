//! Where cities lie: how far from a city or a point, and in which box.

use async_graphql::{InputObject, OneofObject, Result};

use super::origins::Origins;
use crate::graphql::shared::error::bad_input;
use crate::store::city::{BoundingBox, Circle, Point};
use crate::store::filter::Number;

/// Everything within a distance of a place, such as `{from: {city: "wenzhou-cn"}, withinKm: 1500}`.
#[derive(InputObject, Clone)]
pub(crate) struct DistanceFilter {
    /// The place to measure from.
    from: PointInput,
    /// The maximum great-circle distance in kilometres; 0 or more.
    within_km: f64,
}

/// A place: exactly one of these fields.
#[derive(OneofObject, Clone)]
pub(crate) enum PointInput {
    /// The slug of a city with known coordinates; an unknown slug is an error with the code `NOT_FOUND`.
    City(String),
    /// A point.
    Coordinates(CoordinatesInput),
}

/// A point on the globe, WGS 84.
#[derive(InputObject, Clone)]
pub(crate) struct CoordinatesInput {
    /// Decimal degrees from -90 to 90, positive north.
    latitude: f64,
    /// Decimal degrees from -180 to 180, positive east.
    longitude: f64,
}

/// A box on the map, WGS 84, its edges included, such as `{west: 5.9, south: 45.8, east: 10.5, north: 47.8}`.
/// A box across the antimeridian has a `west` that is greater than its `east`, as in RFC 7946.
#[derive(InputObject, Clone)]
pub(crate) struct BoundingBoxInput {
    /// The western edge in decimal degrees from -180 to 180, positive east.
    west: f64,
    /// The southern edge in decimal degrees from -90 to 90, positive north.
    south: f64,
    /// The eastern edge in decimal degrees from -180 to 180, positive east.
    east: f64,
    /// The northern edge in decimal degrees from -90 to 90, positive north; not below `south`.
    north: f64,
}

impl BoundingBoxInput {
    pub(super) fn read(&self) -> Result<BoundingBox> {
        let Self { west, south, east, north } = *self;
        for (name, degrees, most) in
            [("west", west, 180.0), ("south", south, 90.0), ("east", east, 180.0), ("north", north, 90.0)]
        {
            if !(-most..=most).contains(&degrees) {
                let message = format!("'{name}' is {degrees}; it must be between -{most} and {most}");
                return Err(bad_input(message));
            }
        }
        if south > north {
            return Err(bad_input(format!(
                "'south' is {south} and 'north' is {north}; south must not be above north"
            )));
        }
        Ok(BoundingBox { south: Number(south), west: Number(west), north: Number(north), east: Number(east) })
    }
}

impl DistanceFilter {
    /// The slug of the city that it measures from.
    pub(super) fn origin(&self) -> Option<&str> {
        match &self.from {
            PointInput::City(slug) => Some(slug),
            PointInput::Coordinates(_) => None,
        }
    }

    pub(super) fn read(&self, origins: &Origins) -> Result<Circle> {
        if self.within_km < 0.0 {
            return Err(bad_input(format!("'withinKm' is {}; it must be 0 or more", self.within_km)));
        }
        let center = match &self.from {
            PointInput::City(slug) => origins.of(slug),
            PointInput::Coordinates(CoordinatesInput { latitude, longitude }) => {
                if !(-90.0..=90.0).contains(latitude) || !(-180.0..=180.0).contains(longitude) {
                    return Err(bad_input(format!(
                        "'coordinates' are {latitude}, {longitude}; the latitude must be between -90 and 90 and the longitude between -180 and 180"
                    )));
                }
                Point::new(*latitude, *longitude)
            }
        };
        Ok(Circle { center, radius_km: Number(self.within_km) })
    }
}
