//! From a view to its page.

use std::sync::Arc;

use super::form::Form;
use super::{city, country, home, path, world};
use crate::atlas::address::{Scope, State};
use crate::atlas::ask::{Asking, Failure};
use crate::atlas::page::{Setting, Site};
use crate::atlas::texts::Lang;
use crate::graphql::engine::execute::Engine;
use crate::transfer::export::ExportError;

/// How often a page is begun anew where the data change while it is made.
const ATTEMPTS: usize = 3;

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The home city with its partners, or everything.
    Atlas,
    /// The city with this slug.
    City(String),
    /// The country with this code.
    Country(String),
    /// The path between two cities.
    Path,
}

/// A page or a picture, and the version of the data that it is of.
#[derive(Debug)]
pub struct Page {
    pub text: String,
    pub version: String,
}

/// Makes the page of a view, all of one version of the data.
pub async fn render(
    engine: &Arc<Engine>,
    site: &Site,
    view: &View,
    state: &State,
    lang: Lang,
    request_id: &str,
) -> Result<Page, Failure> {
    of_one_version(engine, view, Form::Page, Setting { site, state, lang }, request_id).await
}

/// Draws the map of a view as a file.
pub async fn picture(
    engine: &Arc<Engine>,
    site: &Site,
    view: &View,
    state: &State,
    lang: Lang,
    request_id: &str,
) -> Result<Page, Failure> {
    of_one_version(engine, view, Form::Picture, Setting { site, state, lang }, request_id).await
}

async fn of_one_version(
    engine: &Arc<Engine>,
    view: &View,
    form: Form,
    setting: Setting<'_>,
    request_id: &str,
) -> Result<Page, Failure> {
    for _ in 1..ATTEMPTS {
        match once(engine, view, form, setting, request_id).await {
            Err(Failure::Asked(ExportError::Changed)) => {}
            outcome => return outcome,
        }
    }
    once(engine, view, form, setting, request_id).await
}

async fn once(
    engine: &Arc<Engine>,
    view: &View,
    form: Form,
    setting: Setting<'_>,
    request_id: &str,
) -> Result<Page, Failure> {
    let mut asking = Asking::of(engine, request_id);
    let text = match view {
        View::Atlas => atlas(&mut asking, setting, form).await?,
        View::City(slug) => city::page(&mut asking, setting, form, slug).await?,
        View::Country(code) => country::page(&mut asking, setting, form, code).await?,
        View::Path => path::page(&mut asking, setting, form).await?,
    };
    Ok(Page { text, version: asking.into_version() })
}

/// The home city and its partners; where it has none, and where all are asked for, everything.
async fn atlas(asking: &mut Asking<'_>, setting: Setting<'_>, form: Form) -> Result<String, Failure> {
    if setting.state.scope != Some(Scope::All)
        && let Some(text) = home::page(asking, setting, form).await?
    {
        return Ok(text);
    }
    world::page(asking, setting, form).await
}
