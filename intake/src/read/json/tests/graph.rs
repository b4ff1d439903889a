use super::{cells, tables, texts};
use crate::table::{Format, Role};

#[test]
fn networkx_and_d3_become_nodes_and_edges() {
    for links in ["links", "edges"] {
        let read = tables(&format!(
            r#"{{"directed": false, "multigraph": false, "graph": {{}},
                "nodes": [{{"pop": 5, "id": "Q1"}}, {{"id": "Q2", "label": "Kiel"}}],
                "{links}": [{{"source": "Q1", "target": "Q2", "start": 1990}},
                            {{"source": {{"id": "Q2"}}, "target": {{"id": "Q1"}}}}, {{"source": "Q1"}}, 5]}}"#
        ));
        assert_eq!(read.format, Format::NodeLinkJson);
        let [nodes, edges] = &read.tables[..] else { panic!("two tables") };
        assert_eq!((nodes.role, edges.role), (Role::Places, Role::Links));
        assert_eq!(nodes.columns, ["pop", "id", "label"]);
        assert_eq!(cells(nodes), [["5", "Q1", ""], ["", "Q2", "Kiel"]]);
        assert_eq!(edges.columns, ["source", "target", "start"]);
        assert_eq!(cells(edges), [["Q1", "Q2", "1990"], ["Q2", "Q1", ""]]);
        assert_eq!(
            texts(&read.remarks),
            ["a link has no source or no target", "a link is neither an object nor a list of two nodes"]
        );
    }
}

#[test]
fn nodes_may_be_named_by_their_place() {
    let read = tables(
        r#"{"nodes": [{"name": "Kiel"}, {"name": "Vaasa"}], "links": [{"source": 0, "target": 1}, [1, 0]], "version": 2}"#,
    );
    assert_eq!(read.tables[0].columns, ["id", "name"]);
    assert_eq!(cells(&read.tables[0]), [["Kiel", "Kiel"], ["Vaasa", "Vaasa"]]);
    assert_eq!(cells(&read.tables[1]), [["Kiel", "Vaasa"], ["Vaasa", "Kiel"]]);
    assert_eq!(
        texts(&read.remarks),
        [
            "'version' is 2; it stands beside the tables and is not taken",
            "the links name nodes by their place in the list, counted from 0"
        ]
    );
}

#[test]
fn ids_that_are_numbers_are_ids_and_no_places() {
    let read = tables(r#"{"nodes": [{"id": 1}, {"id": 0}], "links": [{"source": 0, "target": 1}]}"#);
    assert_eq!(cells(&read.tables[1]), [["0", "1"]]);
    assert!(read.remarks.is_empty());
}

#[test]
fn cytoscape_and_the_json_graph_format_are_graphs() {
    let cytoscape = tables(
        r#"{"elements": {"nodes": [{"data": {"id": "a", "label": "Kiel"}, "position": {"x": 1}}],
            "edges": [{"data": {"id": "e", "source": "a", "target": "a"}}]}}"#,
    );
    assert_eq!(cells(&cytoscape.tables[0]), [["a", "Kiel"]]);
    assert_eq!(cytoscape.tables[1].columns, ["source", "target", "id"]);
    let graph = tables(
        r#"{"graph": {"nodes": {"a": {"label": "Kiel", "metadata": {"country": "DE"}}}, "edges": [{"source": "a", "target": "b"}]}}"#,
    );
    assert_eq!(graph.tables[0].columns, ["id", "label", "metadata.country"]);
    assert_eq!(cells(&graph.tables[1]), [["a", "b"]]);
}
