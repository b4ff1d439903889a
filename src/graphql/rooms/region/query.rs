//! The root fields of regions.

use async_graphql::Object;
use entity::country::RegionCode as Code;

use super::object::Region;
use crate::graphql::shared::enums::RegionCode;

#[derive(Default)]
pub(crate) struct RegionQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl RegionQuery {
    /// A region by its code.
    /// Example: `{ region(code: AFRICA) { countries(filter: {partnerCount: {gt: 0}}) { nodes { name } } } }`.
    async fn region(
        &self,
        #[graphql(desc = "One of the five, such as `AFRICA`.")] code: RegionCode,
    ) -> Region {
        Region(code.into())
    }

    /// The five UN M49 regions, ordered by English name.
    /// Example: `{ regions { name partnerCount } }`.
    async fn regions(&self) -> Vec<Region> {
        Code::ALL.iter().copied().map(Region).collect()
    }
}
