//! The Natural Earth projection, by the polynomials of Tom Patterson, Bojan Šavrič and Bernhard Jenny, on a map of
//! 960 by 500, as d3-geo's `geoNaturalEarth1` fits the sphere into it.

/// The size of the map of the world.
pub(crate) const WIDTH: f64 = 960.0;
pub(crate) const HEIGHT: f64 = 500.0;

/// The scale at which the sphere is as wide as the map; it is a little less high.
const SCALE: f64 = WIDTH / (2.0 * std::f64::consts::PI * EQUATOR);
/// How long the equator is, in radians.
const EQUATOR: f64 = 0.8707;

/// A point of the map, from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Xy {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// Where a point of the globe lies on the map.
pub(crate) fn project(longitude: f64, latitude: f64) -> Xy {
    let (lambda, phi) = (longitude.to_radians(), latitude.to_radians());
    let (phi2, phi4) = (phi.powi(2), phi.powi(4));
    let x = lambda
        * (EQUATOR - 0.131_979 * phi2 + phi4 * (-0.013_791 + phi4 * (0.003_971 * phi2 - 0.001_529 * phi4)));
    let y =
        phi * (1.007_226 + phi2 * (0.015_085 + phi4 * (-0.044_475 + 0.028_874 * phi2 - 0.005_916 * phi4)));
    Xy { x: WIDTH / 2.0 + SCALE * x, y: HEIGHT / 2.0 - SCALE * y }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What d3-geo 3.1.1 gives for `geoNaturalEarth1().fitSize([960, 500], {type: "Sphere"})`.
    #[test]
    fn points_lie_where_d3_has_them() {
        for ([longitude, latitude], x, y) in [
            ([0.0, 0.0], 480.0, 250.0),
            ([120.65, 28.02], 789.780, 163.299),
            ([141.3, 38.43], 829.924, 131.003),
            ([-122.0, 37.0], 176.112, 135.425),
            ([180.0, 0.0], 960.0, 250.0),
            ([-180.0, 0.0], 0.0, 250.0),
            ([0.0, 90.0], 480.0, 0.402),
            ([0.0, -90.0], 480.0, 499.598),
            ([-70.5, -33.4], 302.024, 353.415),
            ([30.3, 59.9], 546.218, 66.982),
            ([174.5, -36.8], 915.003, 363.956),
            ([-179.9, -80.0], 155.548, 484.620),
        ] {
            let point = project(longitude, latitude);
            assert!((point.x - x).abs() < 1e-3 && (point.y - y).abs() < 1e-3, "{point:?} for {x}, {y}");
        }
    }
}
