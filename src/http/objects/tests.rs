use super::*;

#[test]
fn address_of_a_query_holds_the_document_and_the_key() {
    let location = own_query(&CITY, "a&b=\"c\"");
    let (path, query) = location.split_once('?').expect("the parameters");
    assert_eq!(path, "/graphql");
    let decoded: Vec<String> = query
        .split('&')
        .map(|pair| percent_encoding::percent_decode_str(pair).decode_utf8_lossy().into_owned())
        .collect();
    assert_eq!(decoded[0], format!("query={}", CITY.shown));
    assert_eq!(decoded[1], r#"variables={"slug":"a&b=\"c\""}"#);
    assert_eq!(decoded.len(), 2, "{query}");
}
