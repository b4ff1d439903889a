//! Pages of a list, each by one execution of its document.

use async_graphql::Variables;
use domain::data_version::DataVersion;
use serde_json::{Value as Json, json};

use super::ask::Ask;
use super::error::ExportError;
use crate::graphql::engine::execute::{Engine, GraphQlRequest, Outcome};

/// A page of a list.
pub(super) struct Page {
    pub(super) nodes: Vec<Json>,
    /// Where the next page begins; none after the last one.
    pub(super) next: Option<String>,
}

/// Data, and the version that they are of.
pub struct Read {
    pub data: Json,
    pub version: DataVersion,
}

/// How often something is begun anew where the data change while it is made.
const ATTEMPTS: usize = 3;

/// What is made of several answers, all of one version of the data. What makes it may be large, so it is no part of those
/// who wait for it.
pub async fn of_one_version<T, E, F: Future<Output = Result<T, E>>>(
    is_changed: impl Fn(&E) -> bool,
    make: impl Fn() -> F,
) -> Result<T, E> {
    for _ in 1..ATTEMPTS {
        match Box::pin(make()).await {
            Err(error) if is_changed(&error) => {}
            outcome => return outcome,
        }
    }
    Box::pin(make()).await
}

/// The variables of all documents; each takes those that it declares.
pub(super) fn variables(ask: &Ask, filter: Option<&Json>, home: &str, after: Option<&str>) -> Json {
    json!({ "filter": filter, "lang": ask.lang, "home": home, "after": after })
}

/// Executes a document of ours; with an error in it, an answer is none.
pub async fn read(
    engine: &Engine,
    request_id: &str,
    document: &str,
    variables: Json,
) -> Result<Read, ExportError> {
    let request = GraphQlRequest {
        // One of ours needs no trust.
        document: document.to_owned().into(),
        variables: Variables::from_json(variables),
        read_only: true,
        ..GraphQlRequest::default()
    };
    let answer = engine.execute(request, request_id).await;
    let version = answer.data_version().cloned();
    if answer.outcome != Outcome::Executed || !answer.response.errors.is_empty() {
        return Err(ExportError::Refused(answer.response.errors));
    }
    let data = answer.response.data.into_json().map_err(|_| ExportError::no_page())?;
    Ok(Read { data, version: version.ok_or_else(ExportError::no_page)? })
}

/// The page in the data of a document, which has its list under the key `list`.
pub(super) fn page(mut data: Json) -> Result<Page, ExportError> {
    let list = data.get_mut("list").ok_or_else(ExportError::no_page)?;
    let next = list["pageInfo"]["hasNextPage"] == true;
    let next = next.then(|| list["pageInfo"]["endCursor"].as_str().map(str::to_owned)).flatten();
    match list["nodes"].take() {
        Json::Array(nodes) => Ok(Page { nodes, next }),
        _ => Err(ExportError::no_page()),
    }
}
