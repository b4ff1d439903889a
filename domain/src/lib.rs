//! The bottom floor: plain rules and values, which know neither a database nor a framework.
//!
//! Every other package stands on this one, and it stands on none of them.
//!
//! ```
//! use domain::partial_date::PartialDate;
//! use domain::{geo, search};
//!
//! // October 1984 is never a first of October.
//! let signed: PartialDate = "1984-10".parse()?;
//! assert_eq!((signed.year(), signed.month(), signed.day()), (Some(1984), Some(10), None));
//! assert_eq!(signed.last().to_string(), "1984-10-31");
//!
//! assert_eq!(search::fold("Gießen"), "giessen");
//! assert_eq!(search::pinyin("温州").as_deref(), Some("wenzhou"));
//! assert_eq!(geo::distance_km((28.0, 120.65), (38.43, 141.3)).round(), 2236.0);
//! # Ok::<(), domain::partial_date::NotADate>(())
//! ```

// Values.
pub mod cursor;
pub mod data_version;
pub mod global_id;
pub mod partial_date;
// Places.
pub mod country;
pub mod geo;
pub mod graph;
pub mod reading;
pub mod region_names;
pub mod time_zone;
// Words and names.
pub mod language;
pub mod language_names;
pub mod name;
pub mod nearest;
pub mod search;
pub mod sort_key;
pub mod vocabulary;
pub mod words;
// Words of the protocol.
pub mod display;
pub mod error_code;
// Rules of the data.
pub mod citation;
pub mod headline;
