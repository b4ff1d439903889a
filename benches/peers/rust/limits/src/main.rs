//! The limits: what is left of a request without GraphQL, and without a database.
//!
//! `peer-limits bytes FOLDER` answers `POST /Q1` with the bytes of `FOLDER/Q1.json`, from memory, and
//! `GET /Q1` with 304 if the client has them.
//! `peer-limits sql FILE COUNTRY CITY` answers the same questions by SQL written for each of them; the question's
//! body is read, but its variables are these arguments.
//! Both listen on the port of `PORT` and run on one thread.

mod bytes;
mod json;
mod sql;

use axum::Router;
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let router = match arguments[..] {
        ["bytes", folder] => bytes::router(folder.as_ref()),
        ["sql", file, country, city] => sql::router(file, country, city),
        _ => panic!("peer-limits bytes FOLDER, or peer-limits sql FILE COUNTRY CITY"),
    };
    serve(router).await;
}

async fn serve(router: Router) {
    let port = std::env::var("PORT").expect("PORT is set");
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await.expect("the port is free");
    axum::serve(listener, router).await.expect("the server runs until it is ended");
}
