//! The pages for people: which address gives which page, to whom, and what caches are told.
//!
//! Cities and countries have one address for people and for programs: a browser gets the page, and a program is led to
//! the data (`src/http/objects`).

mod files;
mod language;
mod respond;
mod robots;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;

use super::objects::{self, Kind};
use super::rejection::Rejection;
use super::state::AppState;
use super::{negotiation, shortcut};
use crate::atlas::{Ending, View};

/// The pages, and on an open server the files of the same views.
pub(super) fn router(is_open: bool) -> Router<AppState> {
    let pages = Router::new()
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(robots::sitemap))
        .route("/", get(|app, request| page(View::Atlas, app, request)))
        .route("/atlas", get(|app, request| page(View::Atlas, app, request)))
        .route("/path", get(|app, request| page(View::Path, app, request)))
        .route(
            "/cities/{slug}",
            get(|app, key, request| object(&objects::CITY, View::City, app, key, request)),
        )
        .route(
            "/countries/{code}",
            get(|app, key, request| object(&objects::COUNTRY, View::Country, app, key, request)),
        );
    if !is_open {
        return pages;
    }
    Ending::ALL.into_iter().fold(pages, |pages, ending| {
        let file = |view: View| get(move |app, request| whole(view, ending, app, request));
        pages
            .route(&format!("/atlas{}", ending.text()), file(View::Atlas))
            .route(&format!("/path{}", ending.text()), file(View::Path))
    })
}

/// The file of a view that is no object's.
async fn whole(view: View, ending: Ending, State(app): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    files::file(&app, &view, ending, &parts).await
}

/// A page that is nothing else. A program that wants JSON instead is led to the endpoint.
async fn page(view: View, State(app): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if !negotiation::takes_page(&parts.headers) {
        return Redirect::temporary(shortcut::ENDPOINT).into_response();
    }
    respond::page(&app, &view, &parts).await
}

/// The page of an object at its own address, to which its other addresses lead.
async fn object(
    kind: &'static Kind,
    view: fn(String) -> View,
    State(app): State<AppState>,
    key: Result<Path<String>, PathRejection>,
    request: Request,
) -> Response {
    let (name, ending) = match &key {
        Ok(Path(key)) if app.access.is_open() => Ending::split(key),
        Ok(Path(key)) => (key.as_str(), None),
        Err(_) => ("", None),
    };
    // Where programs may not ask by documents of their own, everyone gets the page.
    if ending.is_none() && app.access.is_open() && !negotiation::prefers_page(request.headers()) {
        return objects::lead(kind, State(app), key, request).await;
    }
    let (name, is_named) = (name.to_owned(), key.is_ok());
    let (parts, _) = request.into_parts();
    let path = parts.uri.path();
    if !is_named {
        return respond::rejected(&app, objects::no_object(path), &parts).await;
    }
    let dot = ending.map_or("", Ending::text);
    // A file is for programs, and so is what says that there is none.
    let refused = async |rejection: Rejection| match ending {
        Some(_) => rejection.into_response(negotiation::for_error(&parts.headers)),
        None => respond::rejected(&app, rejection, &parts).await,
    };
    match objects::whereabouts(&app, kind, &name, &parts.headers).await {
        Ok(Some(own)) if format!("{own}{dot}") == path => match ending {
            Some(ending) => files::file(&app, &view(name), ending, &parts).await,
            None => respond::page(&app, &view(name), &parts).await,
        },
        Ok(Some(own)) => {
            let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::permanent(&format!("{own}{dot}{query}")).into_response()
        }
        Ok(None) => refused(objects::no_object(path)).await,
        Err(rejection) => refused(rejection).await,
    }
}
