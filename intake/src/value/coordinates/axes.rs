//! The two axes, their order in a pair, and the letters of the compass.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Latitude,
    Longitude,
}

/// Which of the two comes first in a pair without letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PointOrder {
    #[default]
    Unsaid,
    LatitudeFirst,
    LongitudeFirst,
}

/// What the letter `O` means: east in German, west in French, Spanish, Italian and Portuguese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compass {
    #[default]
    Unsaid,
    OIsEast,
    OIsWest,
}
