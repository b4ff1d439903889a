use super::{cells, refusal, tables, texts};
use crate::table::Role;

#[test]
fn twinned_bodies_become_links() {
    let read = tables(
        r#"{"entities": {"Q1707": {"labels": {"de": {"value": "Kiel"}}, "claims": {"P190": [
            {"mainsnak": {"datavalue": {"value": {"id": "Q12193"}}}, "rank": "normal", "qualifiers": {
              "P580": [{"datavalue": {"value": {"time": "+1964-00-00T00:00:00Z", "precision": 9}}}]}},
            {"mainsnak": {"datavalue": {"value": {"id": "Q1"}}}, "rank": "deprecated"},
            {"mainsnak": {"snaktype": "somevalue"}}]}},
          "Q2": {"labels": {}, "claims": {}}}, "success": 1}"#,
    );
    let [table] = &read.tables[..] else { panic!("one table") };
    assert_eq!(table.role, Role::Links);
    assert_eq!(
        table.columns,
        ["source", "sourceLabel", "target", "start", "start precision", "end", "end precision"]
    );
    assert_eq!(cells(table), [["Q1707", "Kiel", "Q12193", "+1964-00-00T00:00:00Z", "9", "", ""]]);
    assert_eq!(
        texts(&read.remarks),
        [
            "a twinned body of Q1707 is marked as deprecated",
            "a twinned body of Q1707 has no item",
            "Q2 has no twinned body (P190)"
        ]
    );
}

#[test]
fn items_without_twinned_bodies_are_refused() {
    assert!(refusal(r#"{"entities": {"Q2": {"labels": {}}}}"#).contains("P190"));
}
