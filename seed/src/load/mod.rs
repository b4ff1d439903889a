//! Records into the database: the one door by which bulk rows enter.
//!
//! A load is one transaction and changes nothing that is the same already: a city is written only if the hash of its record differs, and a load without changes writes no row.
//! Ids are given here, in the order of the records, so that the same data get the same ids on every database; a fact keeps its id as long as its city and key stay.
//! A city that is no longer in the data is reported and kept.
//!
//! Every row has an owner: `seed` for what the data files say, and each import for its own; the column is called `layer`.
//! A load touches only the rows of its owner ([decision 8](../../../docs/adr/0008-layers-and-imports.md)).

mod bulk;
mod cities;
mod dataset;
mod derive;
mod details;
mod error;
mod facts;
mod headline;
mod ids;
mod import;
mod judged;
mod link;
mod links;
mod owner;

mod plan;
mod report;
mod run;
mod search;
mod stamp;
mod state;
mod stored;
mod takeover;
mod transaction;
mod vocabulary;

pub use error::LoadError;
pub use import::{Import, import};
pub use owner::{SEED, apart};
pub use report::{ImportReport, LinkCounts, Report};
pub use run::{Options, load};
pub use stored::countries;
