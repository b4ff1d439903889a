//! The pages for people.

mod addresses;
mod files;
mod goldens;
mod hostile;
mod links;
mod pages;
mod serving;

use axum::body::Body;
use axum::http::{Request, header};

use crate::support::{Reply, TestApp};

/// What Chromium accepts.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// What a browser gets at a path.
async fn browse(app: &TestApp, path: &str) -> Reply {
    let request = Request::get(path).header(header::ACCEPT, BROWSER).body(Body::empty());
    app.send(request.expect("a request")).await
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let before = format!(" {attribute}=\"");
    html.split(&before).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

/// The text between the first opening of an element and its end, without the tags in it.
fn text_of(html: &str, opening: &str, closing: &str) -> String {
    let (_, rest) = html.split_once(opening).unwrap_or_else(|| panic!("no {opening} in {html}"));
    let (inner, _) = rest.split_once(closing).unwrap_or_else(|| panic!("no {closing} after {opening}"));
    let mut text = String::new();
    for part in inner.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text
}

/// The slugs of the rows of the table, in order.
fn rows(html: &str) -> Vec<&str> {
    html.split("<tr data-slug=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}
