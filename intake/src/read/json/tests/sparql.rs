use super::{cells, refusal, table, tables};
use crate::table::Format;

#[test]
fn variables_are_columns_and_languages_stand_beside_them() {
    let content = r#"{"head": {"vars": ["city", "cityLabel", "start", "unused"]}, "results": {"bindings": [
      {"city": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1748"},
       "cityLabel": {"type": "literal", "xml:lang": "da", "value": " København\n"}},
      {"city": {"type": "bnode", "value": "t1023456"},
       "start": {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#dateTime", "value": "1990-01-01T00:00:00Z"}},
      {"city": {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/0f3a9c"}},
      {"city": {"type": "bnode", "value": "_:b7"}}
    ]}}"#;
    assert_eq!(tables(content).format, Format::SparqlJson);
    assert!(tables(content).remarks.is_empty());
    let table = table(content);
    assert_eq!(table.columns, ["city", "cityLabel", "cityLabel@lang", "start", "unused"]);
    assert_eq!(
        cells(&table),
        [
            vec!["http://www.wikidata.org/entity/Q1748", "København", "da", "", ""],
            vec!["_:t1023456", "", "", "1990-01-01T00:00:00Z", ""],
            vec!["_:0f3a9c", "", "", "", ""],
            vec!["_:b7", "", "", "", ""],
        ]
    );
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn answers_without_rows_are_refused() {
    assert!(refusal(r#"{"head": {}, "boolean": true}"#).contains("SELECT"));
    assert!(refusal(r#"{"head": {}, "results": {"bindings": 1}}"#).contains("'results.bindings' is no list"));
}
