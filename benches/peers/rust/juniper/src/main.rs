//! The questions answered by Juniper, whose resolvers run SQLite themselves, on the thread of the request.
//!
//! `peer-juniper FILE` listens on the port of `PORT`.
//! Juniper has no loaders, so each object asks for what it needs; all of a request is one transaction.

mod objects;
mod rows;

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use juniper::http::{GraphQLRequest, GraphQLResponse};
use juniper::{EmptyMutation, EmptySubscription, RootNode};
use tokio::net::TcpListener;

use crate::objects::Query;
use crate::rows::Database;

type Schema = RootNode<Query, EmptyMutation<Database>, EmptySubscription<Database>>;
type Shared = Arc<(Schema, Database)>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let file = std::env::args().nth(1).expect("peer-juniper FILE");
    let port = std::env::var("PORT").expect("PORT is set");
    let schema = Schema::new(Query, EmptyMutation::new(), EmptySubscription::new());
    let shared = Arc::new((schema, Database::open(&file)));
    let router = Router::new().route("/graphql", post(graphql)).with_state(shared);
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await.expect("the port is free");
    axum::serve(listener, router).await.expect("the server runs until it is ended");
}

async fn graphql(State(shared): State<Shared>, Json(request): Json<GraphQLRequest>) -> Json<GraphQLResponse> {
    let (schema, database) = &*shared;
    database.begin();
    let response = request.execute_sync(schema, database);
    database.end();
    Json(response)
}
