//! The tables of the database, one file each, and the values that stand in their columns.
//!
//! No queries live here (`store` has them) and no rules of loading (`seed` has them).

pub mod citation;
pub mod city;
pub mod city_attribute;
pub mod city_industry;
pub mod city_name;
pub mod city_record;
pub mod city_slug;
pub mod city_summary;
pub mod climate;
pub mod country;
pub mod country_name;
pub mod dataset;
pub mod event;
pub mod fact;
pub mod feature;
pub mod industry;
pub mod industry_name;
pub mod industry_within;
pub mod loaded;
pub mod measurement;
pub mod note;
pub mod note_citation;
pub mod ranking;
pub mod relation;
pub mod relation_end;
pub mod search_term;
pub mod search_text;
pub mod source;
pub mod timeline;

mod stored;
