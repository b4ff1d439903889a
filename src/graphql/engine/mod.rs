//! The machinery of a request: [`documents`], [`guard`], [`execute`], [`answer`].

pub mod answer;
pub mod documents;
pub mod execute;
pub mod guard;
