//! The loads of countries.

use std::collections::HashMap;

use entity::country::{self, RegionCode};
use entity::country_name;

use crate::graphql::shared::loads::{Load, Loaded, Weight};
use crate::store::page::{Page, Window};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ById;

impl Load for ById {
    type Key = i64;
    type Value = country::Model;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::country::find_by_ids(view, ids).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        Some(|_, country| country.map_or(0, store::country::bytes))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ByCode;

impl Load for ByCode {
    type Key = String;
    type Value = country::Model;

    async fn load(&self, view: &View, codes: &[String]) -> Loaded<Self> {
        store::country::find_by_codes(view, codes).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        Some(|code, country| code.capacity() + country.map_or(0, store::country::bytes))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NamesOfCountry;

impl Load for NamesOfCountry {
    type Key = i64;
    type Value = Vec<country_name::Model>;

    async fn load(&self, view: &View, countries: &[i64]) -> Loaded<Self> {
        store::country::list_names(view, countries).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PartnerCountOfRegion;

impl Load for PartnerCountOfRegion {
    type Key = RegionCode;
    type Value = i64;

    async fn load(&self, view: &View, _: &[RegionCode]) -> Loaded<Self> {
        store::country::count_partners_by_region(view).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CountryPage {
    pub(super) filter: store::country::Filter,
    pub(super) order: store::country::Order,
    pub(super) window: Window,
}

impl Load for CountryPage {
    type Key = ();
    type Value = Page<country::Model>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let page = store::country::list(view, &self.filter, &self.order, &self.window).await?;
        Ok(HashMap::from([((), page)]))
    }

    fn kept(&self) -> Option<Weight<Self>> {
        let is_plain = self.filter == store::country::Filter::default() && self.window.is_at_an_end();
        is_plain.then_some(|(), page| page.map_or(0, |page| page.bytes(store::country::bytes)))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CountryCount {
    pub(super) filter: store::country::Filter,
}

impl Load for CountryCount {
    type Key = ();
    type Value = i64;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        let count = store::country::count(view, &self.filter).await?;
        Ok(HashMap::from([((), i64::try_from(count).unwrap_or(i64::MAX))]))
    }

    fn kept(&self) -> Option<Weight<Self>> {
        (self.filter == store::country::Filter::default()).then_some(|(), _| 0)
    }
}
