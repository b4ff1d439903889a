//! The single integration binary: a file for each noun and each promise.

mod attacks;
mod commands;
mod contract;
mod errors;
mod facets;
mod features;
mod filters;
mod golden;
mod http;
mod import;
mod languages;
mod levels;
mod limits;
mod network;
mod nouns;
mod overload;
mod pagination;
mod search;
mod seeding;
mod slugs;
mod spans;
mod statistics;
mod support;
mod vocabulary;
mod web_build;
mod wenzhou;
