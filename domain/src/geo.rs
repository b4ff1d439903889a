//! Places and distances on the globe.

/// The mean radius of the earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6_371.008_8;

/// The point of decimal degrees on a globe of radius 1, so that a database can compare distances without trigonometry.
///
/// North and east are positive.
pub fn on_globe(latitude: f64, longitude: f64) -> [f64; 3] {
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

/// The great-circle distance between two points of decimal degrees, in kilometres.
pub fn distance_km((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let chord =
        half(lat_b - lat_a) + lat_a.to_radians().cos() * lat_b.to_radians().cos() * half(lon_b - lon_a);
    2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
}

/// The straight line through a globe of radius 1 between two points that are so far apart on the earth.
pub fn chord(distance_km: f64) -> f64 {
    let half_angle = distance_km / EARTH_RADIUS_KM / 2.0;
    2.0 * half_angle.min(std::f64::consts::FRAC_PI_2).sin()
}

/// How many degrees of latitude a distance covers.
pub fn degrees_of_latitude(distance_km: f64) -> f64 {
    (distance_km / EARTH_RADIUS_KM).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarter_of_a_meridian_is_ten_thousand_kilometres() {
        let quarter = distance_km((0.0, 0.0), (90.0, 0.0));
        assert!((quarter - 10_007.6).abs() < 0.1, "{quarter}");
    }

    #[test]
    fn distance_is_the_same_both_ways_and_zero_to_itself() {
        let (wenzhou, turin) = ((27.99, 120.69), (45.07, 7.69));
        assert!((distance_km(wenzhou, turin) - distance_km(turin, wenzhou)).abs() < 1e-9);
        assert!(distance_km(turin, turin) < 1e-9);
    }

    #[test]
    fn chord_measures_the_same_distance() {
        let (wenzhou, turin) = ((27.99, 120.69), (45.07, 7.69));
        let (here, there) = (on_globe(wenzhou.0, wenzhou.1), on_globe(turin.0, turin.1));
        let straight: f64 = here.iter().zip(there).map(|(a, b)| (a - b).powi(2)).sum();
        assert!((straight.sqrt() - chord(distance_km(wenzhou, turin))).abs() < 1e-12);
        assert!((chord(50_000.0) - 2.0).abs() < 1e-12, "nothing is farther than the antipodes");
    }
}
