//! The engine as an executor of the framework, for every transport: one answer for a query, events for a subscription.
//!
//! However many clients follow one operation with the same variables, it is executed once for each version of the data:
//! `follows` knows what is followed, `follow` runs one of them, `versions` tells of new versions while somebody
//! follows, and `bounded` is one execution with its limits.
//!
//! Someone else's server can have it too; `examples/embed.rs` shows how.

mod bounded;
mod caller;
mod executor;
mod follow;
mod follows;
mod versions;

pub use self::bounded::ExecutionLimits;
pub use self::caller::Caller;
pub use self::executor::EngineExecutor;
pub use self::follows::Figures;
