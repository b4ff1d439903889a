//! Connections of cities: what they count, and how a page becomes one.

use std::sync::Arc;

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result};

use super::loader::{CityCount, InCommonCount};
use super::model::City;
use crate::graphql::rooms::facet::{Facet, FacetField, facets};
use crate::graphql::rooms::network::Component;
use crate::graphql::shared::connection::{Connection, connect, connection_names, plain};
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::order::OrderedList;
use crate::store;
use crate::store::facet::FacetList;
use crate::store::order::KeyKind;
use crate::store::page::Page;

connection_names!(CityNames, "CityConnection", "CityEdge");

pub(crate) type CityConnection = Connection<City, CityTotal, EmptyFields, CityNames>;

/// Which cities a connection counts.
pub(crate) enum CityTotal {
    /// Those that meet a filter, of all or of one country.
    Listed { country: Option<i64>, filter: Box<store::city::Filter> },
    /// Those of a component of the network.
    Component(Component),
    /// Those that have a relation with both.
    InCommon { city: i64, with: i64 },
}

/// What a connection of cities can count.
#[Object(crate = "ordered")]
impl CityTotal {
    /// The number of cities on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        match self {
            Self::Listed { country, filter } => {
                find_or_default(ctx, CityCount { filter: (**filter).clone() }, *country).await
            }
            Self::Component(component) => Ok(i64::try_from(component.count()).unwrap_or(i64::MAX)),
            Self::InCommon { city, with } => find_or_default(ctx, InCommonCount { with: *with }, *city).await,
        }
    }

    /// Counts of the whole list, over all its pages, by each of these fields, such as `[COUNTRY, KIND]`.
    /// One facet for each field, in the order of `of`; each costs one SQL statement, in `Component.cities` one for each
    /// component.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The fields to count by; repeats are ignored.")] of: Vec<FacetField>,
    ) -> Result<Vec<Facet>> {
        let (list, parent) = self.list();
        facets(ctx, list, parent, of).await
    }
}

impl CityTotal {
    /// The list as the store counts it, and its parent.
    fn list(&self) -> (FacetList, Option<i64>) {
        match self {
            Self::Listed { country, filter } => (FacetList::Cities(filter.clone()), *country),
            Self::Component(component) => (FacetList::These(component.city_ids()), None),
            Self::InCommon { city, with } => (FacetList::InCommon { with: *with }, Some(*city)),
        }
    }
}

/// A list of cities that is always in the order of their names.
pub(crate) fn by_name(list: &str) -> Result<OrderedList> {
    OrderedList::new(list, &[("NAME".to_owned(), KeyKind::Bytes, false)])
}

/// The connection of a page of cities.
pub(crate) fn city_connection(
    list: &OrderedList,
    page: Page<Arc<store::city::City>>,
    total: CityTotal,
) -> CityConnection {
    connect(list, page, total, |model| plain(City(model)))
}
