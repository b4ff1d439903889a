//! What a client may order cities by.

use async_graphql::{Context, Enum, InputObject, Result};

use super::loader::ById;
use super::model::point;
use super::origins::Origins;
use crate::graphql::shared::context::{dataset, get};
use crate::graphql::shared::error::bad_input;
use crate::graphql::shared::order::{self, OrderDirection, OrderKey, OrderedList};
use crate::graphql::shared::reading::Reading;
use crate::store::city::{Field, Order, Point};
use crate::store::order::KeyKind;

/// A sort key for cities, such as `{field: POPULATION, direction: DESC}`.
/// Missing values come last in both directions; ties are in the order of the cities' ids.
#[derive(InputObject, Clone)]
pub(crate) struct CityOrder {
    /// The field to sort by.
    field: CityOrderField,
    /// The direction to sort in.
    #[graphql(default)]
    direction: OrderDirection,
    /// The slug of the city to measure `DISTANCE` from; the home city by default.
    /// No other field accepts it. An unknown slug is an error with the code `NOT_FOUND`.
    from: Option<String>,
    /// The reading of `POPULATION` and `AREA`, `BEST` by default; with another field, `STATED` is an error.
    reading: Option<Reading>,
}

/// The fields that cities can be sorted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CityOrderField {
    /// The usual English name, in Unicode collation order.
    Name,
    /// The slug, letter by letter: the same order on every database.
    Slug,
    /// The date of the relation with the home city, by its first possible day.
    Established,
    /// The population as given by `City.population` in this `reading`; a range sorts by its lower end.
    Population,
    /// The area as given by `City.area` in this `reading`; a range sorts by its lower end.
    Area,
    /// The great-circle distance from the home city, or from the city in `from`.
    Distance,
    /// The number of cities it has a relation with.
    PartnerCount,
}

/// Reads an order of cities; by name where none is given.
pub(crate) async fn read(ctx: &Context<'_>, order: Option<Vec<CityOrder>>) -> Result<(Order, OrderedList)> {
    let asked = order.as_deref().unwrap_or_default();
    let origins = Origins::find(ctx, asked.iter().filter_map(|key| key.from.as_deref())).await?;
    let home = home_origin(ctx, asked).await?;
    let from = |key: &CityOrder| {
        let unknown =
            || bad_input("the coordinates of the home city are unknown; name another city in 'from'");
        key.from.as_ref().map_or_else(|| home.ok_or_else(unknown), |slug| Ok(origins.of(slug)))
    };
    let usual =
        CityOrder { field: CityOrderField::Name, direction: OrderDirection::Asc, from: None, reading: None };
    order::read("city", order, usual, |key| {
        let reading = key.reading.unwrap_or_default();
        let (name, field, kind) = match key.field {
            CityOrderField::Name => ("NAME", Field::Name, KeyKind::Bytes),
            CityOrderField::Slug => ("SLUG", Field::Slug, KeyKind::Text),
            CityOrderField::Established => ("ESTABLISHED", Field::Established, KeyKind::Number),
            CityOrderField::Population => ("POPULATION", Field::Population(reading.into()), KeyKind::Real),
            CityOrderField::Area => ("AREA", Field::Area(reading.into()), KeyKind::Real),
            CityOrderField::Distance => ("DISTANCE", Field::Distance(from(key)?), KeyKind::Real),
            CityOrderField::PartnerCount => ("PARTNER_COUNT", Field::PartnerCount, KeyKind::Number),
        };
        if key.from.is_some() && key.field != CityOrderField::Distance {
            return Err(bad_input(format!("'from' is for DISTANCE only, not for {name}")));
        }
        let has_readings = matches!(key.field, CityOrderField::Population | CityOrderField::Area);
        if reading == Reading::Stated && !has_readings {
            return Err(bad_input(format!("'reading' is for POPULATION and AREA only, not for {name}")));
        }
        let tag = if reading == Reading::Stated { "@stated" } else { "" };
        let from = key.from.as_ref().map(|slug| format!("@{slug}")).unwrap_or_default();
        Ok(OrderKey { name: format!("{name}{tag}{from}"), field, kind, direction: key.direction })
    })
}

/// Where the home city lies; looked up only if a key measures from there.
async fn home_origin(ctx: &Context<'_>, order: &[CityOrder]) -> Result<Option<Point>> {
    if !order.iter().any(|key| key.field == CityOrderField::Distance && key.from.is_none()) {
        return Ok(None);
    }
    let home = get(ctx, ById, dataset(ctx).await?.home_city_id).await?;
    Ok(point(&home).map(|(latitude, longitude)| Point::new(latitude, longitude)))
}
