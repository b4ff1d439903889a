//! Attacks by shape, size and rate: the corpus against the router, what comes over the wire, and random documents.

mod audits;
mod bodies;
mod cop;
mod corpus;
mod floods;
mod fragments;
mod input;
mod introspection;
mod nested;
mod nothing;
mod random;
mod seeds;
mod streams;
mod unicode;
mod values;
mod wire;

use std::sync::LazyLock;

use apollo_compiler::{ExecutableDocument, Schema};
use async_graphql::Variables;
use axum::body::Body;
use axum::http::{Request, header};
use sister_cities::graphql::engine::guard::analysis::Analyser;
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::graphql::engine::guard::schema_index::{ListEstimates, SchemaIndex};
use sister_cities::graphql::engine::guard::tokens::scan;

use self::corpus::{Ask, Attack, attacks};
use crate::support::{Codes as _, Reply, TestApp};

/// The longest address that the library for HTTP takes.
const MAX_ADDRESS: usize = 65_000;

/// Bytes of the largest violation: 20 errors with their messages.
const MAX_REFUSAL: usize = 32_000;

const RESPONSE: &str = "application/graphql-response+json";

pub(crate) static SDL: LazyLock<String> = LazyLock::new(|| {
    let schema = sister_cities::graphql::schema::build();
    sister_cities::graphql::schema::sdl(&schema)
});

#[tokio::test]
async fn attack_by_post_gets_its_answer() {
    let app = TestApp::seeded().await;
    let mut mistakes = Vec::new();
    for attack in attacks() {
        let (content_type, coding, body) = attack.ask.post();
        let request = Request::post("/graphql")
            .header(header::ACCEPT, RESPONSE)
            .header(header::CONTENT_TYPE, content_type)
            .header(header::CONTENT_ENCODING, coding)
            .body(Body::from(body))
            .expect("a request");
        app.statements();
        let reply = app.send(request).await;
        mistakes.extend(wrong(&app, &attack, &reply));
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[tokio::test]
async fn attack_by_get_gets_the_same_answer() {
    let app = TestApp::seeded().await;
    let (mut sent, mut mistakes) = (0, Vec::new());
    for attack in attacks() {
        let Ask::Document { query, variables } = &attack.ask else { continue };
        let encoded = |text: &str| input::encoded(text.as_bytes(), b"");
        let address =
            format!("/graphql?query={}&variables={}", encoded(query), encoded(&variables.to_string()));
        if address.len() > MAX_ADDRESS {
            continue;
        }
        sent += 1;
        let request = Request::get(address).header(header::ACCEPT, RESPONSE).body(Body::empty());
        app.statements();
        let reply = app.send(request.expect("a request")).await;
        mistakes.extend(wrong(&app, &attack, &reply));
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    assert!(sent > 50, "only {sent} attacks fit into an address");
}

/// What is wrong with the answer.
fn wrong(app: &TestApp, attack: &Attack, reply: &Reply) -> Option<String> {
    let Attack { name, status, code, .. } = attack;
    let got = reply.json().codes().into_iter().next().unwrap_or_default();
    if (reply.status.as_u16(), got.as_str()) != (*status, *code) {
        return Some(format!("{name}: not {status} {code} but {}: {:.300}", reply.status, reply.text));
    }
    let statements = app.statements();
    if !code.is_empty() && !statements.is_empty() {
        return Some(format!("{name} ran {statements:?}"));
    }
    (!code.is_empty() && reply.text.len() > MAX_REFUSAL)
        .then(|| format!("{name}: {} bytes", reply.text.len()))
}

/// What is counted grows with the document and never with what it expands to.
#[test]
fn work_before_a_refusal_is_bounded_by_the_tokens() {
    let schema =
        Schema::parse_and_validate(SDL.as_str(), "schema.graphql").expect("the schema's own SDL is valid");
    let shape = SchemaIndex::of(&schema, &ListEstimates::default()).expect("no estimate of a field");
    let mut walked = 0;
    for attack in attacks() {
        let Ask::Document { query, variables } = &attack.ask else { continue };
        // What the scan refuses, no parser ever sees.
        let Ok(scanned) = scan(query, &DocumentLimits::default()) else { continue };
        let Ok(document) = ExecutableDocument::parse(&schema, query, "attack") else { continue };
        let Ok(operation) = document.operations.get(None) else { continue };
        let variables = Variables::from_json(variables.clone());
        let limits = &DocumentLimits::NONE;
        let analyser = Analyser { document: &document, text: query, shape: &shape, limits };
        let Ok(report) = analyser.operation(operation, operation.location(), &variables) else { continue };
        assert!(report.steps <= 2 * scanned.tokens, "{}: {report:?} of {scanned:?}", attack.name);
        walked += 1;
    }
    assert!(walked > 40, "only {walked} attacks reached the pass");
}

#[test]
fn names_are_different() {
    let names: Vec<_> = attacks().iter().map(|attack| attack.name).collect();
    assert!(names.len() >= 100, "only {} attacks", names.len());
    for (index, name) in names.iter().enumerate() {
        assert!(!names[..index].contains(name), "two attacks are '{name}'");
    }
}
