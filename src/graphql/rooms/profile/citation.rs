//! Citations: the source of a fact, and where in it.

use async_graphql::{Context, Object, Result};
use entity::fact;

use super::loader::FurtherCitations;
use crate::graphql::rooms::dataset::{Source, SourceById};
use crate::graphql::shared::context::{find_or_default, get};

pub(crate) struct Citation {
    source: i64,
    locator: Option<String>,
}

/// A source of a fact, and the place in it where you find the fact.
#[Object(crate = "ordered")]
impl Citation {
    /// The source.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        Ok(Source(get(ctx, SourceById, self.source).await?))
    }

    /// The place in the source, such as `entry 12`; null for the source as a whole.
    async fn locator(&self) -> Option<&str> {
        self.locator.as_deref()
    }
}

/// The fact's own source first, then the further ones.
pub(super) async fn citations(ctx: &Context<'_>, fact: &fact::Model) -> Result<Vec<Citation>> {
    let own = Citation { source: fact.source_id, locator: fact.locator.clone() };
    let further = find_or_default(ctx, FurtherCitations, fact.id).await?;
    let further = further
        .into_iter()
        .map(|citation| Citation { source: citation.source_id, locator: citation.locator });
    Ok(std::iter::once(own).chain(further).collect())
}
