//! The machinery of a request: [`documents`], [`guard`], [`execute`] and [`live`].
//!
//! The guard looks at a document before any parser does:
//!
//! ```
//! use sister_cities::graphql::engine::guard::limits::DocumentLimits;
//! use sister_cities::graphql::engine::guard::tokens::scan;
//!
//! let limits = DocumentLimits { max_tokens: 5, ..DocumentLimits::default() };
//! assert_eq!(scan("{ dataset { title } }", &DocumentLimits::default())?.tokens, 6);
//! let violation = scan("{ dataset { title } }", &limits).expect_err("six tokens are more than five");
//! assert_eq!((violation.limit(), violation.actual()), (Some(5), Some(6)));
//! # Ok::<(), sister_cities::graphql::engine::guard::violation::Violation>(())
//! ```

mod coerce;
pub mod documents;
mod errors;
pub mod execute;
pub mod figures;
pub mod guard;
mod introspection;
pub mod live;
mod normalize;
mod prepare;
pub mod selected;
pub mod shape;
pub mod subscription;
mod type_system;
