//! Files as people hold them: read by content into tables of text, their columns understood by meaning, and their values as
//! people write them.
//!
//! It knows no database and no framework; `domain` has the values. What it reads, the importer judges and loads.

pub mod columns;
pub mod country;
pub mod headings;
pub mod read;
pub mod table;
pub mod value;
