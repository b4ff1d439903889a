//! The shortest way between two points of the globe, as lines for maps.

use domain::geo::on_globe;

/// A position as GeoJSON has it: longitude, then latitude.
pub type Position = [f64; 2];

/// How far two points of a line lie apart at most.
const STEP: f64 = 2.0 * std::f64::consts::PI / 180.0;
/// Points that are nearer than that are one, and those that are farther apart than the rest have no one shortest way.
const TINY: f64 = 1e-9;

/// The way as one line, or as several where it crosses the antimeridian (RFC 7946, section 3.1.9).
pub fn lines(from: Position, to: Position) -> Vec<Vec<Position>> {
    cut(&way(from, to))
}

/// Points along the way; the ends are as they were given.
fn way(from: Position, to: Position) -> Vec<Position> {
    let (start, end) = (on_globe(from[1], from[0]), on_globe(to[1], to[0]));
    let angle = dot(start, end).clamp(-1.0, 1.0).acos();
    if angle < TINY {
        return vec![from, to];
    }
    // Seen from the start, at a right angle.
    let across = if std::f64::consts::PI - angle < TINY { over_a_pole(start) } else { end };
    let along = dot(start, across);
    let side = unit([0, 1, 2].map(|axis| across[axis] - along * start[axis]));
    let steps = steps(angle);
    let inner = (1..steps).map(|step| {
        let turned = angle * f64::from(step) / f64::from(steps);
        position([0, 1, 2].map(|axis| start[axis] * turned.cos() + side[axis] * turned.sin()))
    });
    std::iter::once(from).chain(inner).chain([to]).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "half a circle has 90 steps")]
fn steps(angle: f64) -> u32 {
    (angle / STEP).ceil() as u32
}

/// A direction to go where every direction is right.
fn over_a_pole(start: [f64; 3]) -> [f64; 3] {
    if start[0].abs() + start[1].abs() < TINY { [1.0, 0.0, 0.0] } else { [0.0, 0.0, 1.0] }
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn unit(vector: [f64; 3]) -> [f64; 3] {
    let length = dot(vector, vector).sqrt();
    vector.map(|part| part / length)
}

/// To about a metre.
fn position([x, y, z]: [f64; 3]) -> Position {
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    [rounded(y.atan2(x).to_degrees()), rounded(z.clamp(-1.0, 1.0).asin().to_degrees())]
}

/// Ends a line at the antimeridian and begins another beyond it.
fn cut(points: &[Position]) -> Vec<Vec<Position>> {
    let mut lines = vec![Vec::new()];
    for (at, &point) in points.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| points[before])
            && let Some((edge, latitude)) = crossing(before, point)
        {
            push(&mut lines, [edge, latitude]);
            lines.push(vec![[-edge, latitude]]);
        }
        push(&mut lines, point);
    }
    let kept: Vec<_> = lines.iter().filter(|line| line.len() > 1).cloned().collect();
    // Two cities on one point still have a line, from there to there.
    if kept.is_empty() { vec![points.to_vec()] } else { kept }
}

/// Adds a point that is not there already.
fn push(lines: &mut [Vec<Position>], point: Position) {
    if let Some(line) = lines.last_mut().filter(|line| line.last() != Some(&point)) {
        line.push(point);
    }
}

/// Where the way between two neighbours crosses the antimeridian: the longitude on the side of the first, and the latitude.
fn crossing(from: Position, to: Position) -> Option<(f64, f64)> {
    let difference = to[0] - from[0];
    if difference.abs() <= 180.0 {
        return None;
    }
    let edge = 180.0_f64.copysign(from[0]);
    let unwrapped = to[0] + 360.0_f64.copysign(from[0]);
    let share =
        if (unwrapped - from[0]).abs() < TINY { 0.0 } else { (edge - from[0]) / (unwrapped - from[0]) };
    let latitude = from[1] + share * (to[1] - from[1]);
    Some((edge, (latitude * 1e5).round() / 1e5))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_short_way_is_one_line_from_end_to_end() {
        let lines = lines([120.7, 28.0], [121.0, 28.5]);
        assert_eq!(lines, [[[120.7, 28.0], [121.0, 28.5]]]);
    }

    #[test]
    fn a_long_way_goes_by_the_north() {
        let lines = lines([121.2, 28.1], [-3.0, 51.6]);
        assert_eq!(lines.len(), 1);
        let north = lines[0].iter().map(|point| point[1]).fold(f64::MIN, f64::max);
        assert!(north > 62.0, "{north}");
        assert_eq!((lines[0].first(), lines[0].last()), (Some(&[121.2, 28.1]), Some(&[-3.0, 51.6])));
    }

    #[test]
    fn a_way_across_the_pacific_is_cut_at_the_antimeridian() {
        let [west, east] = lines([139.9, 35.0], [-122.0, 37.0]).try_into().expect("two lines");
        let (last, first) = (west[west.len() - 1], east[0]);
        assert_eq!((last[0], first[0]), (180.0, -180.0));
        assert!((last[1] - first[1]).abs() < f64::EPSILON);
        let [east, west] = lines([-122.0, 37.0], [139.9, 35.0]).try_into().expect("two lines");
        assert_eq!((east[east.len() - 1][0], west[0][0]), (-180.0, 180.0));
    }

    #[test]
    fn points_without_one_shortest_way_have_a_line_too() {
        for (from, to) in [
            ([0.0, 0.0], [180.0, 0.0]),
            ([0.0, 90.0], [0.0, -90.0]),
            ([5.0, 5.0], [5.0, 5.0]),
            ([180.0, 5.0], [-180.0, 5.0]),
        ] {
            for line in lines(from, to) {
                assert!(line.len() > 1, "{from:?} {to:?}: {line:?}");
                assert!(line.iter().flatten().all(|degrees| degrees.is_finite()), "{line:?}");
            }
        }
    }

    fn point() -> impl Strategy<Value = Position> {
        (-180.0..=180.0, -90.0..=90.0).prop_map(|(longitude, latitude)| [longitude, latitude])
    }

    proptest! {
        #[test]
        fn a_line_stays_on_the_map_and_never_leaps(from in point(), to in point()) {
            let lines = lines(from, to);
            prop_assert!(!lines.is_empty());
            for line in &lines {
                prop_assert!(line.len() > 1);
                for pair in line.windows(2) {
                    prop_assert!((pair[1][0] - pair[0][0]).abs() <= 180.0);
                }
                for [longitude, latitude] in line {
                    prop_assert!((-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude));
                }
            }
        }
    }
}
