//! What the databases' errors mean to those who set one up.

use sea_orm::{DbErr, sqlx};

use crate::store::error::cause;

/// Whether SQLite refused to write.
pub fn is_read_only(error: &DbErr) -> bool {
    const READ_ONLY: u32 = 8;
    kind(error) == Some(READ_ONLY)
}

/// Whether another program holds the file of SQLite.
pub(super) fn is_busy(error: &DbErr) -> bool {
    const BUSY: u32 = 5;
    kind(error) == Some(BUSY)
}

/// The kind of an error of SQLite: the last byte of the codes that say more.
fn kind(error: &DbErr) -> Option<u32> {
    let refused = cause(error).and_then(sqlx::Error::as_database_error)?;
    // PostgreSQL's codes have five letters, of which some are all digits.
    let code = refused.code().filter(|code| code.len() < 5)?;
    Some(code.parse::<u32>().ok()? & 0xff)
}
