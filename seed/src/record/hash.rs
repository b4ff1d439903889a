//! The hash of a record: equal records have equal hashes on every machine and database.
//!
//! The canonical form is compact JSON: fields in the order in which the record declares them, texts by language sorted by tag, enums as they stand in the database, dates as EDTF, numbers in their shortest form.
//! The hash is SHA-256 over the line `sister-cities record 2`, the kind of the record and that JSON, in hexadecimal digits.
//! A city adds the collation key of its name, so that a change of the collation reaches the stored rows.

use domain::geo::Bounds;
use domain::partial_date::PartialDate;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

/// Raise it when the meaning of a record changes without a change of its fields.
const FORM: &str = "sister-cities record 2\n";

/// A record that has a hash.
pub trait RecordHash {
    /// SHA-256 of the canonical form, in hexadecimal digits.
    fn record_hash(&self) -> String;
}

/// The hash of a value of the kind.
pub fn hash(kind: &str, value: &impl Serialize) -> String {
    let mut digest = Sha256::new();
    digest.update(FORM);
    digest.update(kind);
    digest.update("\n");
    serde_json::to_writer(&mut digest, value).expect("records have text keys and a digest takes every byte");
    format!("{:x}", digest.finalize())
}

/// Writes a box as its edges: south, west, north, east.
#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
pub(super) fn edges<S: Serializer>(bounds: &Option<Bounds>, serializer: S) -> Result<S::Ok, S::Error> {
    bounds.map(|Bounds { south, west, north, east }| [south, west, north, east]).serialize(serializer)
}

/// Writes a date as its EDTF text.
#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
pub(super) fn edtf<S: Serializer>(date: &Option<PartialDate>, serializer: S) -> Result<S::Ok, S::Error> {
    date.as_ref().map(PartialDate::edtf).serialize(serializer)
}
