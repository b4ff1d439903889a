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

/// All between two parallels and two meridians, in decimal degrees.
///
/// It goes from `west` eastwards to `east`, so that a box across the antimeridian has the greater number in the west, as
/// in RFC 7946.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

impl Bounds {
    /// Whether a point lies inside, or outside by no more than so many degrees.
    pub fn contains(&self, (latitude, longitude): (f64, f64), margin: f64) -> bool {
        let Self { south, west, north, east } = *self;
        // Degrees eastwards from the western edge.
        let eastwards = |degrees: f64| (degrees - west).rem_euclid(360.0);
        let (width, place) = (eastwards(east), eastwards(longitude));
        let beside = place <= width + margin || place >= 360.0 - margin;
        let all_round = east - west >= 360.0;
        (south - margin..=north + margin).contains(&latitude) && (all_round || beside)
    }
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
    fn bounds_contain_what_lies_between_their_edges_and_near_them() {
        let japan = Bounds { south: 24.2, west: 122.9, north: 45.6, east: 154.0 };
        assert!(japan.contains((38.4, 141.3), 0.0) && japan.contains((24.2, 122.9), 0.0));
        assert!(!japan.contains((24.1, 130.0), 0.0) && japan.contains((24.1, 130.0), 0.5));
        assert!(!japan.contains((38.4, -141.3), 1.0) && !japan.contains((38.4, 156.0), 1.0));
        let fiji = Bounds { south: -21.7, west: 174.6, north: -12.5, east: -178.2 };
        assert!(fiji.contains((-18.1, 178.4), 0.0) && fiji.contains((-18.1, -179.0), 0.0));
        assert!(!fiji.contains((-18.1, 0.0), 1.0) && fiji.contains((-18.1, 174.0), 1.0));
        let antarctica = Bounds { south: -90.0, west: -180.0, north: -60.5, east: 180.0 };
        assert!(antarctica.contains((-75.0, 12.0), 0.0) && !antarctica.contains((-50.0, 12.0), 1.0));
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
