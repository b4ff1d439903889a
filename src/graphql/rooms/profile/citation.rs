//! Citations: the source of a fact, and where in it.

use async_graphql::{Context, Object, Result};
use entity::{fact, note_citation};

use super::loader::{CitationsOfNote, FurtherCitations};
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

/// The sources of a note.
pub(crate) async fn citations_of_note(ctx: &Context<'_>, note: i64) -> Result<Vec<Citation>> {
    let cited = find_or_default(ctx, CitationsOfNote, note).await?;
    let citation = |row: note_citation::Model| Citation { source: row.source_id, locator: row.locator };
    Ok(cited.into_iter().map(citation).collect())
}
