//! Records into the database: the one door by which bulk rows enter.
//!
//! A load is one transaction and changes nothing that is the same already: a city is written only if the hash of its record differs, and a load without changes writes no row.
//! Ids are given here, in the order of the records, so that the same data get the same ids on every database; a fact keeps its id as long as its city and key stay.
//! A city that is no longer in the data is reported and kept, unless `Options::missing` says otherwise.
//! A data set is never loaded over another one ([decision 30](../../../docs/adr/0030-a-database-knows-its-data.md)).
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
mod handover;
mod headline;
mod identity;
mod ids;
mod import;
mod judged;
mod known;
mod link;
mod links;
mod options;
mod owner;
mod plan;
mod progress;
mod removal;
mod report;
mod run;
mod search;
mod seconded;
mod stamp;
mod state;
mod stored;
mod takeover;
mod transaction;
mod vocabulary;

pub use error::LoadError;
pub use identity::ensure_same;
pub use import::{Import, import, import_watched};
pub use known::{Known, KnownCity, KnownRelation, known};
pub use options::{Missing, Options};
pub use owner::{SEED, apart};
pub use progress::{Progress, Silent};
pub use report::{ImportReport, LinkCounts, Report};
pub use run::load;
