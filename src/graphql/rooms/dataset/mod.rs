//! The room of the data set, its sources and its vocabulary of industries.

mod loader;
mod object;

pub(crate) use loader::{
    IndustryById, IndustryBySlug, NamesOfIndustry, PartnerCountOfIndustry, SourceById, SourceBySlug,
};
pub(crate) use object::{Dataset, DatasetQuery, Source};
