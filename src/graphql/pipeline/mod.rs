//! The life of a request, one file a step: [`documents`], [`scan`], parse, [`pass`], [`execute`] with loads in [`batch`]es.

pub mod batch;
pub mod complete;
pub mod documents;
pub mod execute;
pub mod limits;
mod marks;
pub mod operation;
pub mod pass;
pub mod price;
pub mod refusal;
pub mod scan;
pub mod shape;
pub mod variables;
