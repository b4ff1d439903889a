//! What lies below the cities: the outline of the globe and its graticule.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::projection::{Xy, project};

/// How far the lines of the graticule lie apart, in degrees.
const GRID: usize = 30;
/// How far the points of a curve lie apart.
const STEP: usize = 5;

/// The outline, as the data of a path.
pub(super) static SPHERE: LazyLock<String> = LazyLock::new(|| {
    let up = degrees(90).map(|latitude| project(-180.0, latitude));
    let down = degrees(90).map(|latitude| project(180.0, -latitude));
    format!("{}Z", path(up.chain(down)))
});

/// Meridians and parallels.
pub(super) static GRATICULE: LazyLock<String> = LazyLock::new(|| {
    let meridians = (-150..180)
        .step_by(GRID)
        .map(|longitude| path(degrees(90).map(|latitude| project(f64::from(longitude), latitude))));
    let parallels = (-60..90)
        .step_by(GRID)
        .map(|latitude| path(degrees(180).map(|longitude| project(longitude, f64::from(latitude)))));
    meridians.chain(parallels).collect()
});

/// From minus to plus so many degrees.
fn degrees(most: i32) -> impl Iterator<Item = f64> {
    (-most..=most).step_by(STEP).map(f64::from)
}

/// A curve through points, as the data of a path.
pub(super) fn path(points: impl Iterator<Item = Xy>) -> String {
    let mut path = String::new();
    for (at, Xy { x, y }) in points.enumerate() {
        let command = if at == 0 { 'M' } else { 'L' };
        write!(path, "{command}{x:.1},{y:.1}").expect("a string takes what is written");
    }
    path
}
