//! The part of the world that a map shows.

use super::projection::{HEIGHT, WIDTH, Xy, project};
use crate::atlas::answers::Location;

/// A part of the map of the world, as wide for its height as the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    /// How large it is, where the whole world is 1.
    pub(crate) scale: f64,
}

impl Frame {
    pub(crate) const WORLD: Self = Self { left: 0.0, top: 0.0, scale: 1.0 };

    /// The least scale: an eighth of the world is as near as outlines of this detail bear.
    const NEAREST: f64 = 0.125;
    /// What is left free on each side, as a share of the frame.
    const MARGIN: f64 = 0.12;

    /// The smallest part with all of these in it; the world if there are none.
    pub(crate) fn around(places: impl IntoIterator<Item = Location>) -> Self {
        let points: Vec<Xy> =
            places.into_iter().map(|place| project(place.longitude, place.latitude)).collect();
        let Some(first) = points.first() else { return Self::WORLD };
        let (mut low, mut high) = (*first, *first);
        for point in &points {
            low = Xy { x: low.x.min(point.x), y: low.y.min(point.y) };
            high = Xy { x: high.x.max(point.x), y: high.y.max(point.y) };
        }
        let share = ((high.x - low.x) / WIDTH).max((high.y - low.y) / HEIGHT);
        let scale = (share / (1.0 - 2.0 * Self::MARGIN)).clamp(Self::NEAREST, 1.0);
        let side = |low: f64, high: f64, whole: f64| {
            (f64::midpoint(low, high) - scale * whole / 2.0).clamp(0.0, whole * (1.0 - scale))
        };
        Self { left: side(low.x, high.x, WIDTH), top: side(low.y, high.y, HEIGHT), scale }
    }

    pub(crate) fn width(self) -> f64 {
        WIDTH * self.scale
    }

    pub(crate) fn height(self) -> f64 {
        HEIGHT * self.scale
    }

    /// As an attribute of `svg`.
    pub(crate) fn view_box(self) -> String {
        format!("{:.1} {:.1} {:.1} {:.1}", self.left, self.top, self.width(), self.height())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(places: &[(f64, f64)]) -> Frame {
        Frame::around(places.iter().map(|&(latitude, longitude)| Location { latitude, longitude }))
    }

    #[test]
    fn a_frame_holds_all_places_and_stays_on_the_map() {
        for places in [
            &[(38.0, 141.0)][..],
            &[(38.0, 141.0), (34.0, 132.5)],
            &[(-36.0, 174.0), (59.0, 30.0)],
            &[(80.0, 170.0), (78.0, -170.0)],
        ] {
            let frame = around(places);
            for &(latitude, longitude) in places {
                let point = project(longitude, latitude);
                assert!((frame.left..=frame.left + frame.width()).contains(&point.x), "{frame:?} {point:?}");
                assert!((frame.top..=frame.top + frame.height()).contains(&point.y), "{frame:?} {point:?}");
            }
            assert!(frame.left >= 0.0 && frame.left + frame.width() <= WIDTH + 1e-9, "{frame:?}");
        }
    }

    #[test]
    fn nothing_is_shown_on_the_whole_world() {
        assert_eq!(around(&[]), Frame::WORLD);
    }
}
