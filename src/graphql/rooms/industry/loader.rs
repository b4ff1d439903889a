//! The loads of industries.

use std::collections::HashMap;

use entity::{industry, industry_name};

use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct IndustryById;

impl Load for IndustryById {
    type Key = i64;
    type Value = industry::Model;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::dataset::find_industries(view, ids).await
    }
}

/// There are few industries, so one by its slug is picked from all.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct IndustryBySlug;

impl Load for IndustryBySlug {
    type Key = String;
    type Value = industry::Model;

    async fn load(&self, view: &View, _: &[String]) -> Loaded<Self> {
        let all = store::dataset::list_industries(view).await?;
        Ok(all.into_iter().map(|industry| (industry.slug.clone(), industry)).collect())
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct AllIndustries;

impl Load for AllIndustries {
    type Key = ();
    type Value = Vec<industry::Model>;

    async fn load(&self, view: &View, _: &[()]) -> Loaded<Self> {
        Ok(HashMap::from([((), store::dataset::list_industries(view).await?)]))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NamesOfIndustry;

impl Load for NamesOfIndustry {
    type Key = i64;
    type Value = Vec<industry_name::Model>;

    async fn load(&self, view: &View, industries: &[i64]) -> Loaded<Self> {
        store::dataset::list_industry_names(view, industries).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PartnerCountOfIndustry;

impl Load for PartnerCountOfIndustry {
    type Key = i64;
    type Value = i64;

    async fn load(&self, view: &View, industries: &[i64]) -> Loaded<Self> {
        store::dataset::count_industry_partners(view, industries).await
    }
}
