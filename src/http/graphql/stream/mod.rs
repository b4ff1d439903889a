//! A response of many parts: the events of a subscription, as they come.

mod event_stream;
mod form;
mod multipart;

use std::convert::Infallible;

use async_graphql::Response as Event;
use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream, Stream};
use tokio::time::{Duration, Instant, Interval, interval_at};

use self::form::Form;
use crate::http::negotiation::StreamMedia;
use crate::http::response;
use crate::http::streams;

/// Asks nginx to pass on what comes as it comes.
const ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

fn form(media: StreamMedia) -> Form {
    match media {
        StreamMedia::EventStream => event_stream::FORM,
        StreamMedia::Multipart => multipart::FORM,
    }
}

/// The response that goes on until its events end, its client goes away, or the server stops.
pub(super) fn respond(
    first: Event,
    events: BoxStream<'static, Event>,
    media: StreamMedia,
    place: streams::Stream,
    keep_alive: Duration,
) -> Response {
    let form = form(media);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(form.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, HeaderValue::from_static("accept")),
        (ACCEL_BUFFERING, HeaderValue::from_static("no")),
    ];
    let start = stream::iter([Bytes::from_static(form.start.as_bytes())]);
    let events = stream::iter([first]).chain(events).boxed();
    let signs = interval_at(Instant::now() + keep_alive, keep_alive);
    let parts = start.chain(parts(Parts { events, signs, place, form, has_ended: false }));
    let body = Body::from_stream(parts.map(Ok::<_, Infallible>));
    (headers, body).into_response()
}

/// What is still to be sent.
struct Parts {
    events: BoxStream<'static, Event>,
    signs: Interval,
    place: streams::Stream,
    form: Form,
    has_ended: bool,
}

fn parts(parts: Parts) -> impl Stream<Item = Bytes> + Send {
    stream::unfold(parts, |mut parts| async move {
        if parts.has_ended {
            return None;
        }
        let part = tokio::select! {
            () = parts.place.open.stopping() => return None,
            event = parts.events.next() => {
                parts.has_ended = event.is_none();
                event.map_or(Bytes::from_static(parts.form.end.as_bytes()), |event| {
                    (parts.form.event)(&response::event(&event)).into()
                })
            }
            _ = parts.signs.tick() => Bytes::from_static(parts.form.sign_of_life.as_bytes()),
        };
        Some((part, parts))
    })
}
