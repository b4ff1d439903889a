//! The map: cities as points and relations as great circles in the Natural Earth projection, as SVG.

mod draw;
mod frame;
mod globe;
mod labels;
mod projection;

pub(super) use self::draw::{Line, Map, Point, Role, class, standalone, svg};
pub(super) use self::frame::Frame;
