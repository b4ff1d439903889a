//! The room of facets: counts over a whole filtered list.

mod loader;
mod object;

pub(crate) use object::{Facet, FacetField, facets};
