//! The keys of an answer are in the order of the operation, however long their fields take.

use super::answer;

#[tokio::test]
async fn keys_are_in_the_order_of_the_fields_and_not_of_their_ends() {
    assert_eq!(
        answer("{ city { slowName name type: __typename last: slowName id } }").await,
        r#"{"data":{"city":{"slowName":"Kure","name":"Kure","type":"City","last":"Kure","id":"Kure"}}}"#
    );
}

#[tokio::test]
async fn keys_are_in_order_in_each_item_of_a_list() {
    let item = r#"{"slowName":"Kure","id":"Kure"}"#;
    let items = vec![item; 40].join(",");
    assert_eq!(
        answer("{ city { many { slowName id } } }").await,
        format!(r#"{{"data":{{"city":{{"many":[{items}]}}}}}}"#)
    );
}

#[tokio::test]
async fn object_may_have_more_fields_than_any_has() {
    let names: Vec<_> = (0..100).map(|n| if n % 3 == 0 { "slowName" } else { "name" }).collect();
    let fields: Vec<_> = names.iter().enumerate().map(|(n, name)| format!("f{n}: {name}")).collect();
    let values: Vec<_> = (0..100).map(|n| format!(r#""f{n}":"Kure""#)).collect();
    assert_eq!(
        answer(&format!("{{ city {{ {} }} }}", fields.join(" "))).await,
        format!(r#"{{"data":{{"city":{{{}}}}}}}"#, values.join(","))
    );
}
