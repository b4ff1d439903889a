use proptest::prelude::*;

use super::{cells, reading, refusal, table, tables, texts};

#[test]
fn notation_of_javascript_is_named_with_its_line() {
    for (content, start) in [
        ("{\n  'name': 'Kiel' }", "line 2: this is JavaScript or Python notation with single quotes"),
        ("[{\"name\":\n 'Kiel'}]", "line 2: this is JavaScript or Python notation with single quotes"),
        ("{\n  name: \"Kiel\" }", "line 2: this is JavaScript notation with names without quotes"),
        ("[\n{\"a\": 1},\n]", "line 3: this is JavaScript notation with a comma after the last item"),
        ("// cities\n[]", "line 1: this is"),
        ("[{\"a\": NaN}]", "line 1: this is JavaScript or Python notation with NaN"),
        ("[{\"a\": None}]", "line 1: this is JavaScript or Python notation with NaN"),
        ("{\n \"a\": 1 }\n{\n \"a\": 2 }", "line 3: this is several values one after another"),
    ] {
        let message = refusal(content);
        assert!(message.starts_with(start), "{content}: {message}");
    }
}

#[test]
fn mistakes_are_named_with_line_and_column() {
    assert_eq!(refusal("{\"a\": 1,\n \"b\" 2}"), "line 2: column 6: this is no JSON: expected `:`");
    assert_eq!(
        refusal("[{\"name\": \"Kiel\"},\n {\"name\": "),
        "line 2: the file ends in the middle of a JSON value; it seems to be cut off"
    );
    assert!(refusal(r#"[{"a": 1, "a": 2}]"#).contains("the name 'a' stands twice in one object"));
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(refusal(&nested(127)).contains("no table"));
    assert!(refusal(&nested(128)).contains("nested more than 127 deep"));
    assert!(refusal(&"[".repeat(100_000)).contains("nested more than 127 deep"));
}

#[test]
fn columns_are_bounded() {
    let object = |count: usize| {
        let members: Vec<_> = (0..count).map(|number| format!("\"c{number}\": 1")).collect();
        format!("[{{{}}}]", members.join(","))
    };
    assert_eq!(table(&object(4096)).columns.len(), 4096);
    assert!(refusal(&object(4097)).contains("more than 4096 columns"));
}

#[test]
fn an_object_a_line_is_read_like_a_list() {
    let content = "{\"name\": \"Kiel\", \"pop\": 5}\n\n{\"name\": \"Vaasa\"}\n{\"name\": \"Br";
    let read = tables(content);
    assert_eq!(cells(&read.tables[0]), [["Kiel", "5"], ["Vaasa", ""]]);
    assert_eq!(read.tables[0].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(texts(&read.remarks), ["the line ends in the middle of a value; it seems to be cut off"]);
    assert_eq!(read.remarks[0].line, 4);
}

#[test]
fn numbers_are_kept_short() {
    let table = table(
        r#"[{"a": 1.0, "b": 1e6, "c": 58.3780, "d": 18446744073709551615, "e": -3, "f": true, "g": null}]"#,
    );
    assert_eq!(cells(&table), [["1", "1000000", "58.378", "18446744073709551615", "-3", "true", ""]]);
}

/// JSON of any shape.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let name = || {
        prop_oneof![
            Just("id".to_owned()),
            Just("nodes".to_owned()),
            Just("links".to_owned()),
            Just("source".to_owned()),
            Just("type".to_owned()),
            Just("features".to_owned()),
            Just("geometry".to_owned()),
            Just("coordinates".to_owned()),
            Just("entities".to_owned()),
            Just("head".to_owned()),
            Just("results".to_owned()),
            "[a-c]{0,2}"
        ]
    };
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        prop_oneof![Just("Feature".to_owned()), Just("Point".to_owned()), "[a-z0-9 \n]{0,4}"]
            .prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::btree_map(name(), inner, 0..5)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_it_panic_and_rows_have_the_width_of_their_table(value in json(), cut in 0..1000usize) {
        let text = value.to_string();
        if let Ok(read) = reading(&text) {
            for table in read.tables {
                prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
            }
        }
        let _ = reading(text.get(..cut).unwrap_or(&text));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\]{}\":,'a-z0-9\n éN/]{0,60}") {
        let _ = reading(&text);
    }
}
