//! Below an interface or a union, an object is resolved and its nulls propagate as anywhere else.

use super::answer;

#[tokio::test]
async fn keys_of_the_object_of_a_union_are_in_order() {
    assert_eq!(
        answer("{ found(port: false) { ... on Port { name } ... on City { slowName __typename id } } }")
            .await,
        r#"{"data":{"found":{"slowName":"Kure","__typename":"City","id":"Kure"}}}"#
    );
}

#[tokio::test]
async fn object_of_which_nothing_is_selected_is_empty() {
    assert_eq!(
        answer("{ found(port: true) { ... on City { id } } node { ... on Port { id } } }").await,
        r#"{"data":{"found":{},"node":{}}}"#
    );
}

#[tokio::test]
async fn interface_without_fragments_has_its_own_fields() {
    assert_eq!(
        answer("{ node { type: __typename id } }").await,
        r#"{"data":{"node":{"type":"City","id":"Kure"}}}"#
    );
}

#[tokio::test]
async fn field_below_a_union_makes_its_object_null() {
    assert_eq!(
        answer("{ found(port: true) { ... on Port { name id } } home { id } }").await,
        r#"{"data":{"found":null,"home":{"id":"Wenzhou"}},"errors":[{"message":"no id","locations":[{"line":1,"column":42}],"path":["found","id"]}]}"#
    );
}

#[tokio::test]
async fn object_type_decides_whether_a_field_may_be_null() {
    let error = |column: usize| {
        format!(
            r#"[{{"message":"no name","locations":[{{"line":1,"column":{column}}}],"path":["found","bath","name"]}}]"#
        )
    };
    assert_eq!(
        answer("{ found(port: true) { ... on Port { bath { name } name } } }").await,
        format!(r#"{{"data":{{"found":{{"bath":null,"name":"Moji"}}}},"errors":{}}}"#, error(44))
    );
    assert_eq!(
        answer("{ found(port: false) { ... on City { bath { name } name } } }").await,
        format!(r#"{{"data":{{"found":null}},"errors":{}}}"#, error(45))
    );
}

#[tokio::test]
async fn items_of_a_union_fail_one_by_one() {
    assert_eq!(
        answer("{ wonders { ... on City { id } ... on Port { id } } }").await,
        r#"{"data":{"wonders":[{"id":"Kure"},null,null]},"errors":[{"message":"no id","locations":[{"line":1,"column":46}],"path":["wonders",2,"id"]}]}"#
    );
}
