//! Items of Wikidata as `wbgetentities` and the pages of data give them: their twinned bodies (P190) as links.

use super::tree::Node;
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

const COLUMNS: [&str; 7] =
    ["source", "sourceLabel", "target", "start", "start precision", "end", "end precision"];

pub(super) fn is_wikidata(root: &Node) -> bool {
    root.get("entities").and_then(Node::members).is_some_and(|entities| {
        entities.iter().any(|(_, entity)| entity.get("claims").is_some() || entity.get("labels").is_some())
    })
}

pub(super) fn read(root: &Node, remarks: &mut Vec<Remark>) -> Result<Vec<Table>, Unreadable> {
    let entities = root.get("entities").and_then(Node::members).map(Vec::as_slice).unwrap_or_default();
    let mut growing = Growing::with_columns(COLUMNS);
    for (line, (id, entity)) in (1..).zip(entities) {
        let label = label(entity);
        let claims = entity.get("claims").and_then(|claims| claims.get("P190")).and_then(Node::list);
        let claims = claims.unwrap_or_default();
        if claims.is_empty() {
            let text = format!("{id} has no twinned body (P190)");
            remarks.push(Remark { line, kind: RemarkKind::PassedOver, text });
        }
        for claim in claims {
            match link(claim) {
                Ok(cells) => {
                    let own = [("source".to_owned(), id.clone()), ("sourceLabel".to_owned(), label.clone())];
                    growing.add(line, own.into_iter().chain(cells))?;
                }
                Err(reason) => {
                    let text = format!("a twinned body of {id} {reason}");
                    remarks.push(Remark { line, kind: RemarkKind::PassedOver, text });
                }
            }
        }
    }
    if growing.is_empty() {
        return Err(Unreadable::new(
            "these are items of Wikidata without statements of P190 (twinned administrative body); ask for their claims too",
        ));
    }
    Ok(vec![growing.into_table("", Role::Links)?])
}

/// The English label, or else the first.
fn label(entity: &Node) -> String {
    let labels = entity.get("labels");
    let first = || labels.and_then(Node::members).and_then(|labels| labels.first()).map(|(_, label)| label);
    let label = labels.and_then(|labels| labels.get("en")).or_else(first);
    label.and_then(|label| label.get("value")).map(Node::cell).unwrap_or_default()
}

fn link(claim: &Node) -> Result<Vec<(String, String)>, &'static str> {
    if claim.get("rank").and_then(Node::text) == Some("deprecated") {
        return Err("is marked as deprecated");
    }
    let item = claim.get("mainsnak").and_then(value);
    let id = item.and_then(|value| value.get("id")).map(Node::cell).filter(|id| !id.is_empty());
    let mut cells = vec![("target".to_owned(), id.ok_or("has no item")?)];
    for (property, name) in [("P580", "start"), ("P582", "end")] {
        let snaks =
            claim.get("qualifiers").and_then(|qualifiers| qualifiers.get(property)).and_then(Node::list);
        if let Some(time) = snaks.and_then(<[Node]>::first).and_then(value) {
            cells.push((name.to_owned(), time.get("time").map(Node::cell).unwrap_or_default()));
            cells.push((
                format!("{name} precision"),
                time.get("precision").map(Node::cell).unwrap_or_default(),
            ));
        }
    }
    Ok(cells)
}

fn value(snak: &Node) -> Option<&Node> {
    snak.get("datavalue")?.get("value")
}
