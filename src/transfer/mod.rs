//! Bulk in and out, without HTTP: `import` reads other formats into records, `export` writes what the engine answers.

pub mod export;
pub mod import;
