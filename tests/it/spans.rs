//! The spans of a request in the log: what they are called, how they nest, and that they say nothing of the document.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

use crate::support::TestApp;

/// All that a log would get.
#[derive(Clone, Default)]
struct Recorded {
    /// The names from the outermost span to this one.
    spans: Arc<Mutex<Vec<String>>>,
    fields: Arc<Mutex<Vec<(&'static str, String)>>>,
}

struct Fields<'a>(&'a Recorded);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut fields = self.0.fields.lock().unwrap_or_else(PoisonError::into_inner);
        fields.push((field.name(), format!("{value:?}")));
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorded {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let scope = context.span_scope(id).expect("a new span is there");
        let names: Vec<_> = scope.from_root().map(|span| span.name()).collect();
        self.spans.lock().unwrap_or_else(PoisonError::into_inner).push(names.join(" > "));
        attributes.record(&mut Fields(self));
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut Fields(self));
    }
}

/// What is logged of a request at this level.
async fn recorded(level: LevelFilter) -> Recorded {
    let app = TestApp::demo().await;
    let recorded = Recorded::default();
    let filter = Targets::new().with_target("sister_cities", level);
    let subscriber = tracing_subscriber::registry().with(recorded.clone().with_filter(filter));
    let guard = tracing::subscriber::set_default(subscriber);
    let query = "query Secret($first: Int) { home { partners(first: $first) { nodes { slug } } } }";
    let reply = app.post(json!({ "query": query, "variables": { "first": 2 } })).await;
    drop(guard);
    assert_eq!(reply.json()["errors"], json!(null));
    recorded
}

#[tokio::test]
async fn each_step_of_a_request_is_a_span_inside_the_request() {
    let recorded = recorded(LevelFilter::DEBUG).await;
    let spans = recorded.spans.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let (steps, statements) = spans.split_at(4);
    assert_eq!(steps, ["request", "request > parse", "request > analysis", "request > execution"]);
    assert_eq!(statements, vec!["request > execution > statement"; 4], "version, city, page, its cities");
}

#[tokio::test]
async fn only_the_request_is_a_span_by_default() {
    let recorded = recorded(LevelFilter::INFO).await;
    assert_eq!(*recorded.spans.lock().unwrap_or_else(PoisonError::into_inner), ["request"]);
}

#[tokio::test]
async fn no_span_says_what_was_asked() {
    let recorded = recorded(LevelFilter::TRACE).await;
    let fields = recorded.fields.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["id", "method", "path"], "{fields:?}");
    assert!(fields.iter().all(|(_, value)| !value.contains("Secret")), "{fields:?}");
}
