//! Which points have their names beside them: those whose names lie on nothing else, the first ones first.

use super::projection::Xy;

/// The height of a line of text, and the mean width of its characters.
const HEIGHT: f64 = 12.0;
const NARROW: f64 = 5.8;
const WIDE: f64 = 11.0;
/// How far a name stands from its point.
const GAP: f64 = 7.0;

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    /// The start of the base line, or its end.
    pub(super) at: Xy,
    pub(super) anchor: &'static str,
}

#[derive(Clone, Copy)]
struct Rectangle {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Rectangle {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// A label for each point, in the order of the points; none where there is no room. `scale` is that of the frame.
pub(super) fn place(points: &[(Xy, &str)], width: f64, scale: f64) -> Vec<Option<Label>> {
    let mut taken: Vec<Rectangle> = points.iter().map(|&(at, _)| around(at, 4.0 * scale)).collect();
    points
        .iter()
        .enumerate()
        .map(|(own, &(at, name))| {
            let (free, rectangle) = candidates(at, name, scale)
                .into_iter()
                .filter(|(_, rectangle)| rectangle.left >= 0.0 && rectangle.right <= width)
                .find(|(_, rectangle)| {
                    taken.iter().enumerate().all(|(other, taken)| other == own || !rectangle.meets(taken))
                })?;
            taken.push(rectangle);
            Some(free)
        })
        .collect()
}

fn around(at: Xy, radius: f64) -> Rectangle {
    Rectangle { left: at.x - radius, top: at.y - radius, right: at.x + radius, bottom: at.y + radius }
}

/// To the right, to the left, below, above.
fn candidates(at: Xy, name: &str, scale: f64) -> [(Label, Rectangle); 4] {
    let width: f64 =
        scale * name.chars().map(|c| if u32::from(c) > 0x2e80 { WIDE } else { NARROW }).sum::<f64>();
    let (height, gap) = (HEIGHT * scale, GAP * scale);
    let base = at.y + 0.33 * height;
    let label = |x: f64, y: f64, anchor: &'static str| {
        let left = match anchor {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        let rectangle =
            Rectangle { left, top: y - 0.85 * height, right: left + width, bottom: y + 0.25 * height };
        (Label { at: Xy { x, y }, anchor }, rectangle)
    };
    [
        label(at.x + gap, base, "start"),
        label(at.x - gap, base, "end"),
        label(at.x, at.y + gap + 0.85 * height, "middle"),
        label(at.x, at.y - gap, "middle"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_nothing_else_does() {
        let at = |x: f64, y: f64| Xy { x, y };
        let points =
            [(at(100.0, 100.0), "Kure"), (at(110.0, 100.0), "Ishinomaki"), (at(101.0, 100.0), "Gumi")];
        let labels = place(&points, 960.0, 1.0);
        assert_eq!(labels[0].map(|label| label.anchor), Some("end"));
        assert_eq!(labels[1].map(|label| label.anchor), Some("start"));
        assert_eq!(labels[2].map(|label| label.anchor), Some("middle"));
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let points = [(Xy { x: 5.0, y: 10.0 }, "Wenzhou"); 5];
        let labels = place(&points, 960.0, 1.0);
        assert!(labels.iter().flatten().count() < points.len());
    }
}
