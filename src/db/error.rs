//! What the databases' errors mean to those who set one up.

use sea_orm::{DbErr, sqlx};

use crate::store::error::cause;

/// Whether SQLite refused to write.
pub fn is_read_only(error: &DbErr) -> bool {
    /// `SQLITE_READONLY`, the last byte of the codes that say more.
    const READ_ONLY: u32 = 8;
    let refused = cause(error).and_then(sqlx::Error::as_database_error);
    let code = refused.and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| code.parse().is_ok_and(|code: u32| code & 0xff == READ_ONLY))
}
