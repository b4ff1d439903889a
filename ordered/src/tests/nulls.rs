//! A field that fails is null, or what it belongs to, up to the first that may be null; each error stands once.

use super::answer;

/// The text of errors, as (message, column, path).
fn errors(errors: &[(&str, usize, &str)]) -> String {
    let error = |(message, column, path): &(&str, usize, &str)| {
        format!(r#"{{"message":"{message}","locations":[{{"line":1,"column":{column}}}],"path":{path}}}"#)
    };
    errors.iter().map(error).collect::<Vec<_>>().join(",")
}

async fn assert_answer(operation: &str, data: &str, expected: &[(&str, usize, &str)]) {
    assert_eq!(
        answer(operation).await,
        format!(r#"{{"data":{data},"errors":[{}]}}"#, errors(expected)),
        "{operation}"
    );
}

#[tokio::test]
async fn field_that_may_be_null_is_null() {
    assert_answer(
        "{ city { bath { nickname id } } }",
        r#"{"city":{"bath":{"nickname":null,"id":"Bath"}}}"#,
        &[("no nickname", 17, r#"["city","bath","nickname"]"#)],
    )
    .await;
}

#[tokio::test]
async fn object_of_which_all_fields_are_null_is_not_null() {
    assert_answer(
        "{ home { bath { nickname } } }",
        r#"{"home":{"bath":{"nickname":null}}}"#,
        &[("no nickname", 17, r#"["home","bath","nickname"]"#)],
    )
    .await;
}

#[tokio::test]
async fn field_that_may_not_be_null_makes_its_parent_null() {
    assert_answer(
        "{ city { bathOrNull { id name } id } }",
        r#"{"city":{"bathOrNull":null,"id":"Kure"}}"#,
        &[("no name", 26, r#"["city","bathOrNull","name"]"#)],
    )
    .await;
}

#[tokio::test]
async fn nulls_go_up_to_the_first_that_may_be_null() {
    assert_answer(
        "{ city { bath { bath { slowName } } id } }",
        r#"{"city":null}"#,
        &[("no slow name", 24, r#"["city","bath","bath","slowName"]"#)],
    )
    .await;
}

#[tokio::test]
async fn item_that_may_be_null_is_null() {
    assert_answer(
        "{ city { twins { name } } }",
        r#"{"city":{"twins":[{"name":"Kure"},null,null,null]}}"#,
        &[("no name", 18, r#"["city","twins",1,"name"]"#), ("no name", 18, r#"["city","twins",3,"name"]"#)],
    )
    .await;
}

#[tokio::test]
async fn item_that_may_not_be_null_makes_its_list_null_and_the_items_behind_it_are_left() {
    assert_answer(
        "{ city { partnersOrNull { name } id } }",
        r#"{"city":{"partnersOrNull":null,"id":"Kure"}}"#,
        &[("no name", 27, r#"["city","partnersOrNull",1,"name"]"#)],
    )
    .await;
}

#[tokio::test]
async fn list_that_may_not_be_null_makes_its_parent_null() {
    assert_answer(
        "{ city { partners { name } id } }",
        r#"{"city":null}"#,
        &[("no name", 21, r#"["city","partners",1,"name"]"#)],
    )
    .await;
}

#[tokio::test]
async fn scalar_in_a_list_fails_like_an_object() {
    assert_answer(
        "{ city { tags id } }",
        r#"{"city":{"tags":null,"id":"Kure"}}"#,
        &[("no tag", 10, r#"["city","tags",1]"#)],
    )
    .await;
}

#[tokio::test]
async fn every_field_of_an_object_that_fails_has_its_error() {
    assert_answer(
        "{ city { bathOrNull { slowName name nickname id } } }",
        r#"{"city":{"bathOrNull":null}}"#,
        &[
            ("no name", 32, r#"["city","bathOrNull","name"]"#),
            ("no nickname", 37, r#"["city","bathOrNull","nickname"]"#),
            ("no slow name", 23, r#"["city","bathOrNull","slowName"]"#),
        ],
    )
    .await;
}

#[tokio::test]
async fn siblings_that_fail_have_an_error_each() {
    assert_answer(
        "{ city { a: bathOrNull { name } id b: bathOrNull { name } } }",
        r#"{"city":{"a":null,"id":"Kure","b":null}}"#,
        &[("no name", 26, r#"["city","a","name"]"#), ("no name", 52, r#"["city","b","name"]"#)],
    )
    .await;
    assert_answer(
        "{ city { a: bath { name } b: bath { name } } }",
        r#"{"city":null}"#,
        &[("no name", 20, r#"["city","a","name"]"#), ("no name", 37, r#"["city","b","name"]"#)],
    )
    .await;
}
