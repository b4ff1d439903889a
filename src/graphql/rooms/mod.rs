//! One room for each noun that clients see, with the same files in each.
//!
//! Rooms may know each other, since their objects lead to each other.

pub(crate) mod city;
pub(crate) mod country;
pub(crate) mod dataset;
pub(crate) mod event;
pub(crate) mod facet;
pub(crate) mod industry;
pub(crate) mod network;
pub(crate) mod node;
pub(crate) mod note;
pub(crate) mod profile;
pub(crate) mod region;
pub(crate) mod relation;
pub(crate) mod search;
pub(crate) mod statistics;
pub(crate) mod vocabulary;
