use super::read;
use crate::read::text::Text;
use crate::table::{Format, RemarkKind, Role, Table, Tables, Unreadable};

fn reading(content: &str) -> Result<Tables, Unreadable> {
    read(&Text { content: content.to_owned(), encoding: "UTF-8" })
}

fn tables(content: &str) -> Tables {
    reading(content).expect("a graph")
}

fn refusal(content: &str) -> String {
    reading(content).expect_err("no graph").to_string()
}

/// The value in a row by the name of its column.
fn cell<'a>(table: &'a Table, row: usize, column: &str) -> &'a str {
    let place = table.columns.iter().position(|name| name == column).expect("a column");
    &table.rows[row].cells[place]
}

const GEXF: &str = r#"<?xml version='1.0' encoding='utf-8'?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph defaultedgetype="undirected">
    <attributes class="node">
      <attribute id="0" title="lon" type="double"/>
      <attribute id="1" title="country" type="string"><default>Portugal</default></attribute>
    </attributes>
    <attributes class="edge"><attribute id="0" title="kind stated" type="string"/></attributes>
    <nodes>
      <node id="Q597" label="Lisbon"><viz:position x="1" y="2"/>
        <attvalues><attvalue for="0" value="-9.15"/></attvalues></node>
      <node id="Q7068"
            label="&#201;vora &amp; more"><attvalues><attvalue id="1" value="PT"/></attvalues></node>
      <node label="nameless"/>
    </nodes>
    <edges>
      <edge id="e0" source="Q597" target="Q7068" startopen="1990" end="2001-04" weight="2.0" kind="twin"/>
      <edge source="Q597"/>
      <edge source="Q7068" target="Q597"><attvalues><attvalue for="0" value="pact"/></attvalues>
        <spells><spell start="1" end="2"/></spells></edge>
    </edges>
  </graph>
</gexf>"#;

#[test]
fn gexf_becomes_nodes_and_edges_with_attributes_by_title() {
    let read = tables(GEXF);
    assert_eq!(read.format, Format::Gexf);
    let [nodes, edges] = &read.tables[..] else { panic!("two tables") };
    assert_eq!((nodes.role, nodes.name.as_str()), (Role::Places, "nodes"));
    assert_eq!(nodes.columns, ["id", "label", "lon", "country"]);
    assert_eq!(nodes.rows[0].cells, ["Q597", "Lisbon", "-9.15", "Portugal"]);
    assert_eq!(nodes.rows[1].cells, ["Q7068", "Évora & more", "", "PT"]);
    assert_eq!(nodes.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [10, 12]);
    assert_eq!((edges.role, edges.name.as_str()), (Role::Links, "edges"));
    assert_eq!(
        edges.columns,
        ["source", "target", "id", "label", "start", "end", "weight", "kind stated", "kind"]
    );
    assert_eq!(edges.rows[0].cells, ["Q597", "Q7068", "e0", "", "1990", "2001-04", "2.0", "", "twin"]);
    assert_eq!(cell(edges, 1, "kind stated"), "pact");
}

#[test]
fn what_is_not_taken_of_a_gexf_is_said() {
    let remarks: Vec<_> = tables(GEXF).remarks.into_iter().map(|r| (r.line, r.kind, r.text)).collect();
    assert_eq!(remarks[0], (14, RemarkKind::Refused, "the node has no id".to_owned()));
    assert_eq!(remarks[1], (18, RemarkKind::Refused, "the edge has no target".to_owned()));
    assert_eq!(remarks.len(), 2);
}

#[test]
fn spells_are_the_dates_of_an_edge() {
    let read = tables(
        r#"<gexf><graph timeformat="date"><nodes><node id="a"><spells><spell start="1900"/></spells></node></nodes><edges>
           <edge source="a" target="b"><spells><spell start="1990-05-01" end="2001"/></spells></edge>
           <edge source="a" target="c"><spells><spell start="1950" end="1960"/><spell startopen="1970" end="Infinity"/></spells></edge>
           <edge source="a" target="d" start="1980"><spells><spell start="1980"/></spells></edge>
           <edge source="a" target="e"/></edges></graph></gexf>"#,
    );
    let rows: Vec<String> = read.tables[1].rows.iter().map(|row| row.cells.join("|")).collect();
    assert_eq!(
        rows,
        ["a|b|||1990-05-01|2001|", "a|c|||1950|1960|", "a|c|||1970||", "a|d|||1980||", "a|e|||||"]
    );
    let remarks: Vec<_> = read.remarks.iter().map(|remark| (remark.line, remark.kind)).collect();
    assert_eq!(remarks, [(1, RemarkKind::Note), (4, RemarkKind::Note)]);
}

#[test]
fn spells_that_are_numbers_are_years() {
    let read = tables(
        r#"<gexf><graph><edges><edge source="a" target="b"><spells><spell start="1990.0" end="-Infinity"/></spells></edge></edges></graph></gexf>"#,
    );
    assert_eq!((cell(&read.tables[1], 0, "start"), cell(&read.tables[1], 0, "end")), ("1990", ""));
    assert_eq!(read.remarks, []);
}

#[test]
fn gexf_nodes_may_lie_in_nodes() {
    let read = tables(
        r#"<gexf><graph><nodes><node id="a"><nodes><node id="b"/></nodes>
           <attvalues><attvalue for="undeclared" value="1"/></attvalues></node></nodes></graph></gexf>"#,
    );
    let ids: Vec<_> = read.tables[0].rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!(ids, ["b", "a"]);
    assert_eq!(cell(&read.tables[0], 1, "undeclared"), "1");
}

#[test]
fn times_that_are_numbers_are_years_and_no_months() {
    let edges = |format: &str| {
        tables(&format!(
            r#"<gexf><graph {format}><edges><edge source="a" target="b" start="1990.5" end="2001.0"/>
               <edge source="a" target="c" start="1991.25"/></edges></graph></gexf>"#
        ))
    };
    for format in ["", "timeformat=\"double\""] {
        let read = edges(format);
        assert_eq!(cell(&read.tables[1], 0, "start"), "1990");
        assert_eq!(cell(&read.tables[1], 0, "end"), "2001");
        assert_eq!(cell(&read.tables[1], 1, "start"), "1991");
        let text = "the times of the graph are numbers; of 1990.5 and the like the year is taken";
        assert_eq!(read.remarks.iter().map(|r| (r.line, r.text.as_str())).collect::<Vec<_>>(), [(1, text)]);
    }
    assert_eq!(cell(&edges("timeformat=\"date\"").tables[1], 0, "start"), "1990.5");
}

#[test]
fn several_values_of_one_attribute_are_noted() {
    let read = tables(
        r#"<gexf><graph mode="dynamic"><attributes class="node"><attribute id="p" title="pop"/></attributes><nodes>
           <node id="a" start="1990"><attvalues><attvalue for="p" value="1" end="2000"/>
           <attvalue for="p" value="2"/></attvalues></node></nodes></graph></gexf>"#,
    );
    assert_eq!(cell(&read.tables[0], 0, "pop"), "2");
    let texts: Vec<_> = read.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "the times of nodes are not taken, only those of edges",
            "'pop' has several values at one node or edge; the last is taken"
        ]
    );
}

const GRAPHML: &str = r#"<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="node" attr.name="country" attr.type="string"><default>Chile</default></key>
  <key id="d2" for="edge" attr.name="start" attr.type="string"/>
  <key id="d3" for="node" yfiles.type="nodegraphics"/>
  <key id="d4" for="all" attr.name="note" attr.type="string"/>
  <graph edgedefault="undirected">
    <node id="n0"><data key="d0">Arica</data><data key="d1">Per&#250;</data></node>
    <node id="n1"><data key="d3"><y:ShapeNode><y:NodeLabel>Tacna</y:NodeLabel></y:ShapeNode></data></node>
    <edge source="n0" target="n1" directed="false"><data key="d2">1987</data><data key="d4"><![CDATA[a < b]]></data></edge>
    <hyperedge/>
  </graph>
</graphml>"#;

#[test]
fn graphml_data_are_columns_by_their_names() {
    let read = tables(GRAPHML);
    assert_eq!(read.format, Format::GraphMl);
    let [nodes, edges] = &read.tables[..] else { panic!("two tables") };
    assert_eq!(nodes.columns, ["id", "label", "country", "note"]);
    assert_eq!(cell(nodes, 0, "label"), "Arica");
    assert_eq!(cell(nodes, 0, "country"), "Perú");
    assert_eq!(cell(nodes, 1, "country"), "Chile");
    assert_eq!(cell(nodes, 1, "label"), "Tacna");
    assert_eq!(edges.columns, ["source", "target", "id", "label", "start", "end", "weight", "note"]);
    assert_eq!(edges.rows[0].cells, ["n0", "n1", "", "", "1987", "", "", "a < b"]);
    assert_eq!(
        (read.remarks[0].line, read.remarks[0].kind, read.remarks.len()),
        (12, RemarkKind::Refused, 1)
    );
}

#[test]
fn an_attribute_named_like_a_column_of_the_graph_is_kept_beside_it() {
    let read = tables(
        r#"<graphml><key id="k" for="node" attr.name="id"/><graph>
           <node id="n0"><data key="k">Q1</data></node><node id="n1"/></graph></graphml>"#,
    );
    assert_eq!(read.tables[0].columns, ["id", "label", "id (2)"]);
    assert_eq!(read.tables[0].rows[0].cells, ["n0", "", "Q1"]);
    assert_eq!(read.tables[0].rows[1].cells, ["n1", "", ""]);
}

#[test]
fn other_xml_is_named() {
    for (content, root) in [
        ("<?xml version='1.0'?><kml xmlns='http://www.opengis.net/kml/2.2'/>", "this is KML"),
        ("<svg/>", "this is a picture in SVG"),
        ("<!DOCTYPE html><html><p>", "this is a web page in HTML"),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "this is RDF"),
        ("<sparql/>", "these are SPARQL results in XML"),
        ("<cities/>", "this is XML of another kind (its root element is 'cities')"),
    ] {
        let message = refusal(content);
        assert!(message.starts_with(&format!("line 1: {root}")), "{message}");
        assert!(message.ends_with("accepted XML is GEXF and GraphML"), "{message}");
    }
}

#[test]
fn truncated_xml_is_named_with_its_line() {
    let cut = &GEXF[..GEXF.find("<attvalue id").expect("in the file")];
    assert_eq!(refusal(cut), "line 13: the file ends inside the element 'attvalues'; it seems to be cut off");
    assert!(refusal("<gexf>\n<graph").starts_with("line 2: this is no well-formed XML"));
    assert!(refusal("<gexf>\n</graph>").starts_with("line 2: this is no well-formed XML"));
}

#[test]
fn entities_of_the_file_are_refused() {
    let bomb = "<!DOCTYPE gexf [\n<!ENTITY a \"aaaa\">\n<!ENTITY b \"&a;&a;\">]>\n<gexf>&b;</gexf>";
    assert!(refusal(bomb).contains("the DOCTYPE declares entities"));
    assert!(refusal("<gexf>\n&nbsp;</gexf>").starts_with("line 2: XML has no entity '&nbsp;'"));
    assert!(reading("<!DOCTYPE graphml SYSTEM \"graphml.dtd\"><graphml/>").is_ok());
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("<gexf>{}{}</gexf>", "<a>".repeat(depth), "</a>".repeat(depth));
    assert!(reading(&nested(255)).is_ok());
    assert!(refusal(&nested(256)).contains("nested more than 256 deep"));
}

#[test]
fn text_that_only_begins_like_xml_is_named() {
    assert!(refusal("<- a list").contains("XML"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(body in "[<>/a-z=\"&;# \n!\\[\\]-]{0,200}", cut in 0..GEXF.len()) {
        let _ = reading(&format!("<gexf>{body}"));
        let _ = reading(&format!("<{body}"));
        if let Some(start) = GEXF.get(..cut) {
            let _ = reading(&format!("{start}{body}"));
        }
    }
}
