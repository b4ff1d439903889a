//! The codes of errors, once: the word that clients see in `extensions.code`, what it means, what a client can do, and
//! the status of the response. The table in docs/http.md is printed from here.

use std::fmt;

/// How far a request came before the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// HTTP itself: the response has the status of the code, whatever its media type.
    Http,
    /// A request error of GraphQL: nothing is executed.
    Request,
    /// An execution error of GraphQL: it stands beside the data that could be had.
    Execution,
}

macro_rules! error_codes {
    ($($code:ident, $name:literal, $status:literal, [$($stage:ident),+], $meaning:literal, $advice:literal;)+) => {
        /// What went wrong, in one word for programs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $(#[doc = $meaning] $code,)+
        }

        impl ErrorCode {
            /// All codes, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// The code on the wire. It never changes.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)+
                }
            }

            /// The HTTP status of a response that has no data because of this error.
            ///
            /// For a request error it is the status of `application/graphql-response+json`.
            pub const fn status(self) -> u16 {
                match self {
                    $(Self::$code => $status,)+
                }
            }

            /// Where the error can arise.
            pub const fn stages(self) -> &'static [Stage] {
                match self {
                    $(Self::$code => &[$(Stage::$stage),+],)+
                }
            }

            /// What is wrong.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$code => $meaning,)+
                }
            }

            /// What the client can do about it.
            pub const fn advice(self) -> &'static str {
                match self {
                    $(Self::$code => $advice,)+
                }
            }
        }
    };
}

error_codes! {
    BadRequest, "BAD_REQUEST", 400, [Http],
        "the request is not a GraphQL request", "correct what the message names";
    BatchingNotSupported, "BATCHING_NOT_SUPPORTED", 400, [Http],
        "the body is a list of requests", "send each request on its own";
    OperationNotAllowed, "OPERATION_NOT_ALLOWED", 405, [Http],
        "a GET carries a mutation", "send it by POST";
    MethodNotAllowed, "METHOD_NOT_ALLOWED", 405, [Http],
        "the method is not accepted", "use one of the methods in `Allow`";
    NotAcceptable, "NOT_ACCEPTABLE", 406, [Http],
        "the server has none of the media types in `Accept`",
        "accept `application/graphql-response+json` or `application/json`";
    RequestTimeout, "REQUEST_TIMEOUT", 408, [Http],
        "the body did not arrive in time", "send the request again";
    PreconditionFailed, "PRECONDITION_FAILED", 412, [Http],
        "the response has none of the entity tags in `If-Match`", "ask again without `If-Match`";
    BodyTooLarge, "BODY_TOO_LARGE", 413, [Http],
        "the body is over its limit", "shorten the request";
    UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", 415, [Http],
        "the body is not JSON in UTF-8", "send `application/json`";
    UnsupportedContentEncoding, "UNSUPPORTED_CONTENT_ENCODING", 415, [Http],
        "the body is compressed", "send it without `Content-Encoding`";
    RateLimited, "RATE_LIMITED", 429, [Http],
        "the client sends too many requests", "wait for the seconds in `Retry-After`";
    TooManyStreams, "TOO_MANY_STREAMS", 429, [Http],
        "the client has too many streams open",
        "close one of them, or follow several operations over one WebSocket";
    OriginNotAllowed, "ORIGIN_NOT_ALLOWED", 403, [Http],
        "a page of this origin may not open a WebSocket", "ask those who run the server to allow the origin";
    Overloaded, "OVERLOADED", 503, [Http],
        "the server works on as many requests as it can", "wait for the seconds in `Retry-After`";
    DataVersionUnavailable, "DATA_VERSION_UNAVAILABLE", 503, [Http],
        "the data do not have the version in `Min-Data-Version` yet, or it cannot be read now",
        "wait for the seconds in `Retry-After`, and look whether the version is right";
    Timeout, "TIMEOUT", 504, [Http, Execution],
        "the request, or one of its fields, took too long", "ask for less at once, or with a simpler filter";
    Internal, "INTERNAL", 500, [Http, Execution],
        "the server failed", "report it with the `requestId`";
    NotFound, "NOT_FOUND", 404, [Http, Execution],
        "nothing is at this URL, or an argument names an unknown city", "correct the URL or the slug";
    ServiceUnavailable, "SERVICE_UNAVAILABLE", 200, [Execution],
        "the database does not answer", "try again in a few seconds";
    BadUserInput, "BAD_USER_INPUT", 400, [Request, Execution],
        "a variable or an argument has a value that is not accepted", "give a value that the message asks for";
    ParseFailed, "GRAPHQL_PARSE_FAILED", 400, [Request],
        "the document is not GraphQL", "correct the syntax where the message says";
    ValidationFailed, "GRAPHQL_VALIDATION_FAILED", 400, [Request],
        "the document does not fit the schema", "compare it with `/schema.graphql`";
    OperationResolutionFailure, "OPERATION_RESOLUTION_FAILURE", 400, [Request],
        "`operationName` is missing, or names no operation of the document", "name one of its operations";
    IntrospectionDisabled, "INTROSPECTION_DISABLED", 400, [Request],
        "this server does not show its schema", "send its introspection token, by POST";
    SubscriptionNeedsStream, "SUBSCRIPTION_NEEDS_STREAM", 400, [Request],
        "a subscription was sent where one response is expected",
        "follow it over a WebSocket with `graphql-transport-ws`, or accept `text/event-stream` or `multipart/mixed`";
    MaxOperationsExceeded, "MAX_OPERATIONS_EXCEEDED", 400, [Request],
        "too many operations run on one WebSocket", "end one of them, or open another WebSocket";
    ResponseTooLarge, "RESPONSE_TOO_LARGE", 400, [Request],
        "the response is over its limit", "ask for smaller pages with `first`, or for fewer fields";

    MaxDepthExceeded, "MAX_DEPTH_EXCEEDED", 400, [Request],
        "fields are nested too deep", "select fewer levels, and ask for the rest in a second request";
    MaxListDepthExceeded, "MAX_LIST_DEPTH_EXCEEDED", 400, [Request],
        "lists are nested too deep", "select fewer levels, and ask for the rest in a second request";
    MaxIntrospectionDepthExceeded, "MAX_INTROSPECTION_DEPTH_EXCEEDED", 400, [Request],
        "fields of introspection are nested too deep",
        "use the standard introspection query, or read /schema.graphql";
    MaxIntrospectionListDepthExceeded, "MAX_INTROSPECTION_LIST_DEPTH_EXCEEDED", 400, [Request],
        "lists of introspection are nested too deep",
        "use the standard introspection query, or read /schema.graphql";
    MaxAliasesExceeded, "MAX_ALIASES_EXCEEDED", 400, [Request],
        "too many aliases", "select fewer fields, or split the request";
    MaxRootFieldsExceeded, "MAX_ROOT_FIELDS_EXCEEDED", 400, [Request],
        "too many fields of the operation itself", "select fewer fields, or split the request";
    MaxFieldsExceeded, "MAX_FIELDS_EXCEEDED", 400, [Request],
        "too many fields, fragments expanded", "select fewer fields, or split the request";
    MaxDirectivesExceeded, "MAX_DIRECTIVES_EXCEEDED", 400, [Request],
        "too many directives", "use fewer directives";
    MaxDirectivesPerFieldExceeded, "MAX_DIRECTIVES_PER_FIELD_EXCEEDED", 400, [Request],
        "too many directives in one place", "use fewer directives";
    MaxListItemsExceeded, "MAX_LIST_ITEMS_EXCEEDED", 400, [Request],
        "the lists of the response may have too many items",
        "ask for smaller pages with `first`, or for fewer nested lists";
    MaxListValuesExceeded, "MAX_LIST_VALUES_EXCEEDED", 400, [Request],
        "too many values in one list", "split the list over several requests";
    MaxFilterDepthExceeded, "MAX_FILTER_DEPTH_EXCEEDED", 400, [Request],
        "filters are nested too deep", "simplify the filter";
    MaxFiltersExceeded, "MAX_FILTERS_EXCEEDED", 400, [Request],
        "too many filters", "simplify the filter";
    MaxTokensExceeded, "MAX_TOKENS_EXCEEDED", 400, [Request],
        "the document has too many tokens", "shorten the document, or move values into variables";
    MaxNestingExceeded, "MAX_NESTING_EXCEEDED", 400, [Http, Request],
        "brackets are nested too deep, in the document or in the JSON", "nest less deeply";

    PersistedQueryNotFound, "PERSISTED_QUERY_NOT_FOUND", 400, [Request],
        "no document with this hash is known", "send the text with the hash";
    PersistedQueryNotSupported, "PERSISTED_QUERY_NOT_SUPPORTED", 400, [Request],
        "this server keeps no documents of clients", "send the text";
    PersistedQueryHashMismatch, "PERSISTED_QUERY_HASH_MISMATCH", 400, [Request],
        "the hash is that of another text", "hash the query as it is sent";
    DocumentNotFound, "DOCUMENT_NOT_FOUND", 400, [Request],
        "no document has this `documentId`", "send the id of a document that the server was started with";
    DocumentNotTrusted, "DOCUMENT_NOT_TRUSTED", 400, [Request],
        "this server executes trusted documents only", "send the `documentId` of one";
}

impl ErrorCode {
    /// The code that is written so.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_code_has_a_name_of_its_own_by_which_it_is_found() {
        let names: HashSet<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), ErrorCode::ALL.len());
        for &code in ErrorCode::ALL {
            assert_eq!(ErrorCode::from_name(code.as_str()), Some(code));
            let shouted = |letter: char| letter == '_' || letter.is_ascii_uppercase();
            assert!(code.as_str().chars().all(shouted), "{code}");
        }
        assert_eq!(ErrorCode::from_name("not_found"), None);
    }

    #[test]
    fn the_status_is_that_of_the_first_stage() {
        for &code in ErrorCode::ALL {
            let fits = match code.stages()[0] {
                Stage::Http => (400..600).contains(&code.status()),
                Stage::Request => code.status() == 400,
                Stage::Execution => code.status() == 200,
            };
            assert!(fits, "{code} has {}", code.status());
        }
    }
}
