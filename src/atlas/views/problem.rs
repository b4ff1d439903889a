//! A page that says what is wrong, and what to do instead.

use std::sync::Arc;

use maud::html;
use serde_json::json;

use crate::atlas::address::State;
use crate::atlas::answers::Any;
use crate::atlas::ask::{Asking, EDITION};
use crate::atlas::page::{Setting, Shell, Site, document};
use crate::atlas::texts::Lang;
use crate::graphql::engine::execute::Engine;

/// What went wrong, for a person.
pub struct Problem {
    /// The code that programs get too.
    pub code: &'static str,
    pub status: u16,
    /// What it was, in the language of the page or in English.
    pub message: String,
}

/// The page of a problem. It has the name of the data set if that can be had.
pub async fn problem(
    engine: &Arc<Engine>,
    site: &Site,
    lang: Lang,
    request_id: &str,
    problem: &Problem,
) -> String {
    let state = State::default();
    let setting = Setting { site, state: &state, lang };
    let any: Option<Any> =
        Asking::of(engine, request_id).ask(EDITION, json!({ "lang": lang.wanted() })).await.ok();
    let title = lang.text(match problem.status {
        404 => "problem.not-found",
        400 => "problem.refused",
        _ => "problem.failed",
    });
    let main = html! {
        h1 { (title) }
        p.lead { (problem.message) }
        p { code { (problem.code) } }
        p { a href=(setting.home()) { (lang.text("problem.back")) } }
    };
    document(&Shell {
        setting,
        view: "problem",
        path: "/",
        title: title.to_owned(),
        description: problem.message.clone(),
        edition: any.as_ref().map(|any| &any.dataset),
        about: None,
        scope: None,
        is_indexed: false,
        main,
    })
}
