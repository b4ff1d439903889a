//! Results of a SPARQL query as TSV, whose values are written as in a query: `<address>`, `"Berlin"@en`, `"5"^^<type>`.

use super::growing::Growing;
use super::text::Text;
use crate::table::{Format, Remark, RemarkKind, Role, Tables, Unreadable};

/// A value, and its language if it has one.
type Term = (String, Option<String>);

/// The results; none if the text is none.
pub(super) fn read(text: &Text) -> Option<Result<Tables, Unreadable>> {
    let head = text.content.trim_start_matches('\u{feff}').lines().next()?;
    let name = |cell: &str| {
        let name = cell.trim().strip_prefix(['?', '$'])?;
        Some(name.to_owned()).filter(|name| !name.is_empty() && !name.contains([' ', ',', ';']))
    };
    let names: Vec<String> = head.split('\t').map(name).collect::<Option<_>>()?;
    Some(rows(text, &names))
}

fn rows(text: &Text, names: &[String]) -> Result<Tables, Unreadable> {
    let lines = || (2..).zip(text.content.lines().skip(1));
    let mut has_language = vec![false; names.len()];
    for (_, line) in lines() {
        for (has, cell) in has_language.iter_mut().zip(line.split('\t')) {
            *has = *has || term(cell).1.is_some();
        }
    }
    let mut growing = Growing::default();
    for (name, has_language) in names.iter().zip(&has_language) {
        growing.column(name);
        if *has_language {
            growing.column(&format!("{name}@lang"));
        }
    }
    let mut remarks = Vec::new();
    for (line, row) in lines() {
        let count = row.split('\t').count();
        if row.trim().is_empty() {
            let text = "a blank line".to_owned();
            remarks.push(Remark { line, kind: RemarkKind::PassedOver, text });
        } else if count > names.len() {
            let text = format!("{count} cells where the header has {}", names.len());
            remarks.push(Remark { line, kind: RemarkKind::Refused, text });
        } else {
            growing
                .add(line, names.iter().zip(row.split('\t')).flat_map(|(name, cell)| cells(name, cell)))?;
        }
    }
    Ok(Tables {
        format: Format::Delimited { separator: '\t' },
        encoding: Some(text.encoding),
        tables: vec![growing.into_table("", Role::Any)?],
        remarks,
    })
}

fn cells(name: &str, cell: &str) -> Vec<(String, String)> {
    let (value, language) = term(cell);
    let language = language.map(|language| (format!("{name}@lang"), language));
    [(name.to_owned(), value)].into_iter().chain(language).collect()
}

fn term(cell: &str) -> Term {
    let cell = cell.trim();
    if let Some(address) = cell.strip_prefix('<').and_then(|cell| cell.strip_suffix('>')) {
        let unknown = address.split_once("/.well-known/genid/");
        return (unknown.map_or_else(|| address.to_owned(), |(_, name)| format!("_:{name}")), None);
    }
    let quoted = cell.strip_prefix('"').and_then(|rest| rest.rsplit_once('"'));
    match quoted {
        Some((text, "")) => (plain(text), None),
        Some((text, behind)) if behind.starts_with('@') => (plain(text), Some(behind[1..].to_owned())),
        Some((text, behind)) if behind.starts_with("^^") => (plain(text), None),
        _ => (cell.to_owned(), None),
    }
}

/// A text without what guards its signs, in one line.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'r' | 't') => plain.push(' '),
                Some(other) => plain.push(other),
                None => {}
            },
            _ => plain.push(letter),
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(content: &str) -> Option<Tables> {
        let text = Text { content: content.to_owned(), encoding: "UTF-8" };
        read(&text).map(|read| read.expect("it is read"))
    }

    #[test]
    fn terms_lose_what_is_around_their_values() {
        let read = tables(
            "?city\t?cityLabel\t?start\n\
             <http://www.wikidata.org/entity/Q64>\t\"Berlin \\\"x\\\"\"@en\t\"1987-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>\n\
             <http://www.wikidata.org/.well-known/genid/0f3a>\t\"Kiel\"\t1990\n\
             <a>\tb\tc\td\n\n<http://www.wikidata.org/entity/Q90>\n",
        )
        .expect("results");
        let [table] = &read.tables[..] else { panic!("one table") };
        assert_eq!(table.columns, ["city", "cityLabel", "cityLabel@lang", "start"]);
        let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            [
                "http://www.wikidata.org/entity/Q64|Berlin \"x\"|en|1987-01-01T00:00:00Z",
                "_:0f3a|Kiel||1990",
                "http://www.wikidata.org/entity/Q90|||"
            ]
        );
        let kinds: Vec<_> = read.remarks.iter().map(|remark| (remark.line, remark.kind)).collect();
        assert_eq!(kinds, [(4, RemarkKind::Refused), (5, RemarkKind::PassedOver)]);
    }

    #[test]
    fn other_tables_are_no_results() {
        for text in ["City\tCountry\nKiel\tDE\n", "?city\tCountry\n", "?\t?x\n", "?a,?b\n", ""] {
            assert_eq!(tables(text), None, "{text}");
        }
    }
}
