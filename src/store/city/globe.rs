//! Distance in SQL: along the straight line through the globe, whose square needs no trigonometry
//! and is the same number on every database.

use entity::city;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use crate::store::filter::{BoundingBox, Circle, Number, Point};
use domain::geo::{self, on_globe};

/// The square of the straight line from the city to the point, on a globe of radius 1.
pub(super) fn chord_squared(point: Point) -> SimpleExpr {
    let there = on_globe(point.latitude.0, point.longitude.0);
    let square = |column: city::Column, there: f64| {
        let along = || column.into_expr().sub(Expr::value(there));
        along().mul(along())
    };
    square(city::Column::X, there[0])
        .add(square(city::Column::Y, there[1]))
        .add(square(city::Column::Z, there[2]))
}

/// The city lies in the circle; the band of its latitudes is what the index can find.
pub(super) fn within(circle: &Circle) -> Condition {
    let Number(radius_km) = circle.radius_km;
    let band = geo::degrees_of_latitude(radius_km);
    let Number(latitude) = circle.center.latitude;
    let chord = geo::chord(radius_km);
    Condition::all()
        .add(city::Column::Latitude.into_expr().gte(latitude - band))
        .add(city::Column::Latitude.into_expr().lte(latitude + band))
        .add(chord_squared(circle.center).lte(Expr::value(chord * chord)))
}

/// The city lies in the box, its edges included.
pub(super) fn inside(area: &BoundingBox) -> Condition {
    let BoundingBox { south, west, north, east } = *area;
    let longitude = || city::Column::Longitude.into_expr();
    let (from_west, to_east) = (longitude().gte(west.0), longitude().lte(east.0));
    let across = west.0 > east.0;
    Condition::all().add(city::Column::Latitude.into_expr().between(south.0, north.0)).add(if across {
        from_west.or(to_east)
    } else {
        from_west.and(to_east)
    })
}
