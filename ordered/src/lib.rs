//! async-graphql, its objects resolved in order and its nulls propagated as the GraphQL specification says.
//!
//! The macros of async-graphql take a `crate` whose items they name. Given this one, they ask it to resolve an object:
//!
//! ```
//! use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
//!
//! struct Query;
//!
//! #[Object(crate = "ordered")]
//! impl Query {
//!     async fn city(&self) -> City {
//!         City
//!     }
//! }
//!
//! struct City;
//!
//! #[Object(crate = "ordered")]
//! impl City {
//!     async fn name(&self) -> &str {
//!         "Kure"
//!     }
//! }
//!
//! let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
//! # futures_util::future::FutureExt::now_or_never(async {
//! let response = schema.execute("{ city { name type: __typename } }").await;
//! assert_eq!(response.data.to_string(), r#"{city: {name: "Kure", type: "City"}}"#);
//! # }).expect("nothing waits");
//! ```
//!
//! What is executed should be normalised: a selection set holds fields, each key once, in the order of the answer; that
//! of an interface or a union may hold a fragment for each object type instead, with such fields in it.
//! Such fragments are resolved by the framework's own container, since only it sees through an interface or a union, and
//! completed afterwards. It resolves the root of an operation as well, whose order and nulls are left to the caller.
//! So are the errors by which nulls were propagated: [`retain_causes`] takes them out.

pub use async_graphql::*;

mod complete;
mod container;
mod failure;
mod side_by_side;
#[cfg(test)]
mod tests;

pub use self::failure::retain_causes;

/// What the macros use to resolve an object: the framework's own, but for the container.
pub mod resolver_utils {
    pub use async_graphql::resolver_utils::*;

    pub use crate::container::resolve_container;
}
