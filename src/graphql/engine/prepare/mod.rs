//! Prepares a document, once for each text: scanned, parsed, measured and validated against the schema.

mod diagnostics;
mod gaps;
mod lengths;
mod values;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use apollo_compiler::ast::{Definition, OperationType};
use apollo_compiler::executable::ExecutableDocument;
use apollo_compiler::parser::Parser;
use apollo_compiler::validation::DiagnosticList;
use async_graphql::ServerError;
use domain::error_code::ErrorCode;
use moka::sync::Cache;
use tracing::debug_span;

use super::errors::violated;
use super::figures::PreparedFigures;
use super::guard::analysis::Analyser;
use super::guard::limits::DocumentLimits;
use super::guard::tokens::{Scanned, position, scan};
use super::type_system::TypeSystem;
use crate::graphql::shared::error::{code_of, coded};

/// Bytes of memory that a prepared document takes for each of its tokens.
///
/// Counted by an allocator over the 152 golden queries and their minified forms, the best fit was 85 a token and 550 a
/// document. The densest document that was found, a set of 900 names and nothing else, takes 230 a token.
const BYTES_A_TOKEN: u64 = 85;
/// Bytes that it takes besides, half of them for its place in the cache.
const BYTES_A_DOCUMENT: u64 = 1_000;

/// A document that was found to be valid, or to be measured only.
pub(super) struct Prepared {
    /// As it came; places in errors are offsets in it.
    pub(super) text: Arc<str>,
    pub(super) scanned: Scanned,
    pub(super) document: ExecutableDocument,
}

impl Prepared {
    /// The memory that it takes, estimated. The text is there twice: here and in what was made of it.
    fn bytes(&self) -> u32 {
        let text = 2 * self.text.len() as u64;
        u32::try_from(BYTES_A_DOCUMENT + BYTES_A_TOKEN * self.scanned.tokens + text).unwrap_or(u32::MAX)
    }
}

/// Why a document is not executed: its errors in the order of the document.
pub(super) type Refusal = Vec<ServerError>;

/// The documents that were prepared, the least used one forgotten first.
pub(super) struct PreparedDocuments {
    kept: Cache<Arc<str>, Arc<Prepared>>,
    hits: AtomicU64,
    misses: AtomicU64,
}

impl PreparedDocuments {
    /// At most so many bytes of memory; 0 keeps none.
    pub(super) fn new(max_bytes: u64) -> Self {
        let weigh = |_: &Arc<str>, prepared: &Arc<Prepared>| prepared.bytes();
        let kept = Cache::builder().weigher(weigh).max_capacity(max_bytes).build();
        Self { kept, hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }

    pub(super) fn figures(&self) -> PreparedFigures {
        // The cache counts what was done to it now and then.
        self.kept.run_pending_tasks();
        PreparedFigures {
            documents: self.kept.entry_count(),
            bytes: self.kept.weighted_size(),
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
        }
    }

    /// The prepared document of a text. What is refused is not kept, and costs its work each time.
    pub(super) fn get(
        &self,
        text: &Arc<str>,
        types: &TypeSystem,
        limits: &DocumentLimits,
    ) -> Result<Arc<Prepared>, Refusal> {
        if let Some(prepared) = self.kept.get(text) {
            self.hits.fetch_add(1, Ordering::Relaxed);
            return Ok(prepared);
        }
        self.misses.fetch_add(1, Ordering::Relaxed);
        let prepared = Arc::new(prepare(text, types, limits)?);
        self.kept.insert(Arc::clone(text), Arc::clone(&prepared));
        // Otherwise the cache may be over its bound by as many documents as come before it looks.
        self.kept.run_pending_tasks();
        Ok(prepared)
    }
}

/// Scan, parse, measure, validate.
fn prepare(text: &Arc<str>, types: &TypeSystem, limits: &DocumentLimits) -> Result<Prepared, Refusal> {
    let _preparation = debug_span!("preparation").entered();
    let scanned = scan(text, limits).map_err(|violation| vec![violated(&violation)])?;
    let (document, unknown) = debug_span!("parse").in_scope(|| parse(text, types))?;
    debug_span!("analysis")
        .in_scope(|| Analyser { document: &document, text, shape: &types.index, limits }.document())
        .map_err(|violation| vec![violated(&violation)])?;
    let _validation = debug_span!("validation").entered();
    let misfits = values::check(types, &document, text);
    let invalid =
        lengths::with_lengths(&document).validate(&types.schema).err().map(|invalid| invalid.errors);
    let errors = diagnostics::validation(unknown.iter().chain(&invalid), misfits, types, text);
    if errors.is_empty() { Ok(Prepared { text: Arc::clone(text), scanned, document }) } else { Err(errors) }
}

/// What a document would cost does not depend on whether it is valid: unknown fields are left out.
pub(super) fn measurable(
    text: &Arc<str>,
    types: &TypeSystem,
    limits: &DocumentLimits,
) -> Result<Prepared, Refusal> {
    let scanned = scan(text, limits).map_err(|violation| vec![violated(&violation)])?;
    let (document, _) = parse(text, types)?;
    Ok(Prepared { text: Arc::clone(text), scanned, document })
}

type Parsed = (ExecutableDocument, Option<DiagnosticList>);

/// The document with the definitions of its fields, and what the schema does not have.
fn parse(text: &Arc<str>, types: &TypeSystem) -> Result<Parsed, Refusal> {
    if let Some(unseen) = gaps::unseen(text) {
        let mut error = coded(ErrorCode::ParseFailed, unseen.message);
        error.locations = vec![position(text.as_bytes(), unseen.at)];
        return Err(vec![error]);
    }
    let parsed = Parser::new().parse_ast(gaps::readable(text), "document");
    let syntax = parsed.map_err(|failed| diagnostics::syntax(&failed.errors, text))?;
    Ok(match syntax.to_executable(&types.schema) {
        Ok(document) => (document, None),
        Err(partial) => (partial.partial, Some(partial.errors)),
    })
}

/// Whether the operation that is asked for is a mutation, of a document that was found not to be valid.
pub(super) fn is_mutation(text: &str, name: Option<&str>, errors: &Refusal) -> bool {
    // What is over a limit or does not parse is not parsed again.
    if !errors.iter().all(|error| code_of(error) == Some(ErrorCode::ValidationFailed)) {
        return false;
    }
    let Ok(document) = Parser::new().parse_ast(gaps::readable(text), "document") else {
        return false;
    };
    let mut operations = document.definitions.iter().filter_map(|definition| match definition {
        Definition::OperationDefinition(operation) => Some(operation),
        _ => None,
    });
    let operation = match name {
        Some(name) => operations.find(|operation| operation.name.as_ref().is_some_and(|known| known == name)),
        None => operations.next().filter(|_| operations.next().is_none()),
    };
    operation.is_some_and(|operation| operation.operation_type == OperationType::Mutation)
}

/// Whether a text is a document at all, for one that is trusted before there is a schema.
pub(super) fn check_syntax(text: &str, limits: &DocumentLimits) -> Result<(), String> {
    scan(text, limits).map_err(|violation| violation.to_string())?;
    match Parser::new().parse_ast(gaps::readable(text), "document") {
        Ok(_) => Ok(()),
        Err(failed) => {
            let first = diagnostics::syntax(&failed.errors, text).into_iter().next();
            Err(first.map_or_else(|| ErrorCode::ParseFailed.meaning().to_owned(), |error| error.message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::engine::guard::schema_index::ListEstimates;

    #[test]
    fn a_flood_of_documents_is_within_the_bound_after_each_of_them() {
        const BOUND: u64 = 20_000;
        let types = TypeSystem::of("type Query { a: Int }", &ListEstimates::default(), false);
        let prepared = PreparedDocuments::new(BOUND);
        for number in 0..100 {
            let text = format!("{{ n{number}: a }}").into();
            prepared.get(&text, &types, &DocumentLimits::default()).expect("a valid document");
            let bytes: u64 = prepared.kept.iter().map(|(_, prepared)| u64::from(prepared.bytes())).sum();
            assert!(bytes <= BOUND, "{bytes} after {number}");
            assert!(prepared.kept.iter().count() >= number.min(5), "{number}");
        }
    }
}
