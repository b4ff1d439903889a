//! The views: what each asks, and what it shows.

mod city;
mod country;
mod everything;
mod figures;
mod filter_form;
mod form;
mod hits;
mod home;
mod overview;
mod path;
mod problem;
mod render;
mod table;
mod world;

pub use self::form::Form;
pub use self::problem::{Problem, problem};
pub use self::render::{Page, View, render};
