//! Places on a globe of radius 1, so that the database can compare distances without trigonometry.

/// The point of decimal degrees; north and east are positive.
pub fn on_globe(latitude: f64, longitude: f64) -> [f64; 3] {
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}
