//! Formats that are none of ours, and what to do with a file in one of them.

/// So many lines tell what a file is.
const LOOKED_AT: usize = 12;

const QUERY: &str = "ask for the results of a query as CSV or JSON, such as at query.wikidata.org";
const GRAPH: &str = "open it in a program for graphs such as Gephi, and save it as GEXF or GraphML";

/// What the text is and what to do, if it is in such a format.
pub(super) fn of(text: &str) -> Option<String> {
    let lines = || text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let first = lines().find(|line| !line.starts_with(['#', '%']) && !line.starts_with("//"))?.to_lowercase();
    let next =
        lines().skip_while(|line| !line.eq_ignore_ascii_case(&first) && line.to_lowercase() != first).nth(1);
    let all: Vec<&str> = lines().collect();
    let (what, hint) = if is_triple(&first) {
        ("these are triples of RDF", QUERY)
    } else if ["@prefix ", "@base ", "prefix "]
        .iter()
        .any(|word| first.starts_with(word) && first.contains('<'))
    {
        ("this is RDF in Turtle", QUERY)
    } else if is_dot(&first) {
        ("this is a graph in DOT", GRAPH)
    } else if ["*vertices", "*network", "*arcs", "*edges"].iter().any(|word| first.starts_with(word)) {
        ("this is a graph of Pajek", GRAPH)
    } else if is_gml(&all) {
        ("this is a graph in GML", GRAPH)
    } else if is_wiki(&first, &all) {
        let hint = "copy the table as the page shows it into a spreadsheet; a list needs columns, such as one for the city and \
                    one for the country";
        ("this is wiki markup", hint)
    } else if is_yaml(&first, next.unwrap_or_default()) {
        ("this is YAML", "save it as JSON or CSV")
    } else if first.starts_with("{\\rtf") {
        ("this is a document in RTF", "copy its table into a spreadsheet")
    } else {
        return None;
    };
    Some(format!("{what}; {hint}"))
}

/// Three terms and a point: `<a> <b> <c> .`
fn is_triple(line: &str) -> bool {
    line.starts_with(['<', '_']) && line.ends_with('.') && line.contains("> <") && !line.starts_with("<?")
}

fn is_dot(line: &str) -> bool {
    let line = line.strip_prefix("strict ").unwrap_or(line);
    let rest = line.strip_prefix("di").unwrap_or(line).strip_prefix("graph");
    rest.is_some_and(|rest| rest.ends_with('{') && !rest.starts_with(char::is_alphanumeric))
}

/// `graph [`, which may stand below a line that says who made it, with `node [` behind.
fn is_gml(lines: &[&str]) -> bool {
    let at = |word: &str| {
        let begins =
            |line: &&str| line.trim().strip_prefix(word).is_some_and(|rest| matches!(rest.trim(), "" | "["));
        lines.iter().position(begins)
    };
    at("graph").is_some_and(|graph| at("node").is_some_and(|node| graph < node))
}

/// A table, or a list of links.
fn is_wiki(first: &str, lines: &[&str]) -> bool {
    let is_item = |line: &str| line.starts_with('*') && (line.contains("[[") || line.contains("{{"));
    lines.iter().any(|line| line.starts_with("{|")) || is_item(first)
}

/// A list of things with keys, or keys with what they have below them.
fn is_yaml(first: &str, next: &str) -> bool {
    let is_cells = |line: &str| line.contains([',', ';', '\t', '|']);
    let has_key = |line: &str| line.contains(": ") || line.ends_with(':');
    let is_item = |line: &str| line.trim_start().starts_with("- ") && has_key(line) && !is_cells(line);
    let is_inside = |line: &str| line.starts_with("  ") && has_key(line);
    match first {
        "---" => has_key(next) || is_item(next),
        _ if is_item(first) => is_inside(next) || is_item(next),
        _ => {
            first.ends_with(':') && !is_cells(first) && (is_item(next) || is_inside(next) && !is_cells(next))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn other_formats_are_named() {
        for (text, what) in [
            ("<http://a/Q64> <http://a/P190> <http://a/Q90> .\n", "triples of RDF; ask for the results"),
            ("# made\n@prefix wd: <http://a/> .\nwd:Q64 wdt:P190 wd:Q90 .\n", "RDF in Turtle"),
            ("PREFIX wd: <http://a/>\n", "RDF in Turtle"),
            ("digraph G {\n  a -> b;\n}\n", "graph in DOT"),
            ("// made\nstrict graph {\n a -- b\n}", "graph in DOT"),
            ("*Vertices 2\n1 \"Kiel\"\n*Edges\n", "graph of Pajek"),
            ("Creator \"x\"\ngraph\n[\n  node\n  [\n    id 1\n", "graph in GML"),
            ("graph [\n  node [\n    id 1\n", "graph in GML"),
            ("{| class=\"wikitable\"\n! Town !! Country\n|-\n", "wiki markup"),
            ("== Cities ==\n{| class=\"wikitable\"\n! Town !! Country\n|-\n", "wiki markup"),
            ("* {{flagicon|GER}} [[Kiel]], Germany (1990)\n* [[Lyon]]\n", "wiki markup"),
            ("- city: Kiel\n  country: Germany\n", "YAML; save it as JSON or CSV"),
            ("---\ncities:\n  - name: Kiel\n", "YAML"),
            ("cities:\n  - name: Kiel\n    country: DE\n", "YAML"),
            ("{\\rtf1\\ansi Kiel", "RTF"),
        ] {
            let told = of(text).unwrap_or_default();
            assert!(told.contains(what), "{text}: {told}");
        }
    }

    #[test]
    fn tables_are_none_of_them() {
        for text in [
            "City,Country\nKiel,Germany\n",
            "<gexf><graph>\n</graph></gexf>",
            "{\"nodes\": []}",
            "Graph,Node\nx,y\n",
            "graph;node\na;b\n",
            "Sister cities:\nKiel,Germany\n",
            "---\nCity,Country\n",
            "| Town | Country |\n|---|---|\n| [[Kiel]] | {{flag|Germany}} |\n",
            "City;Country\n* [[Kiel]];Germany\n",
            "- Kiel: Germany, 1990\n- Lyon: France, 1991\n",
            "prefix;name\na;b\n",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
