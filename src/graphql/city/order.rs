//! What a client may order cities by.

use async_graphql::{Context, Enum, InputObject, Result};

use crate::graphql::context::{dataset, get};
use crate::graphql::error::bad_input;
use crate::graphql::filter::Places;
use crate::graphql::order::{Listing, OrderDirection};
use crate::store::city::{Field, Order, Point};
use crate::store::order::KeyKind;

/// One key of an order of cities, such as `{field: POPULATION, direction: DESC}`.
/// What is missing comes last both ways; ties are in the order of the cities' ids.
#[derive(InputObject, Clone)]
pub(crate) struct CityOrder {
    /// What is compared.
    field: CityOrderField,
    /// Which end comes first.
    #[graphql(default)]
    direction: OrderDirection,
    /// The slug of the city that `DISTANCE` is measured from; the home city if absent.
    /// No other field takes it. One that no city has or had is an error with the code `NOT_FOUND`.
    from: Option<String>,
}

/// What cities are ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CityOrderField {
    /// The usual English name, by the collation of Unicode.
    Name,
    /// The date of the relation with the home city, by its first possible day.
    Established,
    /// The population as `City.population` gives it; a range counts by its lower end.
    Population,
    /// The area as `City.area` gives it; a range counts by its lower end.
    Area,
    /// The great-circle distance from the home city, or from the city in `from`.
    Distance,
    /// How many cities it has a relation with.
    PartnerCount,
}

impl CityOrderField {
    fn name(self) -> &'static str {
        match self {
            Self::Name => "NAME",
            Self::Established => "ESTABLISHED",
            Self::Population => "POPULATION",
            Self::Area => "AREA",
            Self::Distance => "DISTANCE",
            Self::PartnerCount => "PARTNER_COUNT",
        }
    }
}

/// Reads an order of cities; by name where none is given.
pub(crate) async fn read(ctx: &Context<'_>, order: Option<Vec<CityOrder>>) -> Result<(Order, Listing)> {
    let order = order.filter(|keys| !keys.is_empty()).unwrap_or_else(|| {
        vec![CityOrder { field: CityOrderField::Name, direction: OrderDirection::Asc, from: None }]
    });
    let places = Places::find(ctx, order.iter().filter_map(|key| key.from.as_deref())).await?;
    let mut keys = Vec::with_capacity(order.len());
    let mut names = Vec::with_capacity(order.len());
    for key in &order {
        let (field, kind) = match key.field {
            CityOrderField::Name => (Field::Name, KeyKind::Bytes),
            CityOrderField::Established => (Field::Established, KeyKind::Number),
            CityOrderField::Population => (Field::Population, KeyKind::Real),
            CityOrderField::Area => (Field::Area, KeyKind::Real),
            CityOrderField::Distance => (Field::Distance(origin(ctx, key, &places).await?), KeyKind::Real),
            CityOrderField::PartnerCount => (Field::PartnerCount, KeyKind::Number),
        };
        if key.from.is_some() && key.field != CityOrderField::Distance {
            return Err(bad_input(format!("'from' is for DISTANCE, not for {}", key.field.name())));
        }
        let from = key.from.as_ref().map(|slug| format!("@{slug}")).unwrap_or_default();
        names.push((format!("{}{from}", key.field.name()), kind, key.direction.descends()));
        keys.push((field, key.direction.descends()));
    }
    Ok((keys, Listing::new("city", &names)?))
}

/// Where a distance is measured from.
async fn origin(ctx: &Context<'_>, key: &CityOrder, places: &Places) -> Result<Point> {
    if let Some(slug) = &key.from {
        return Ok(places.of(slug));
    }
    let home = get(ctx, super::ById, dataset(ctx).await?.home_city_id).await?;
    let (latitude, longitude) = super::point(&home)
        .ok_or_else(|| bad_input("no coordinates of the home city are known; name a city in 'from'"))?;
    Ok(Point::new(latitude, longitude))
}
