//! Which parts of a workbook of Excel belong to which: what a part refers to stands in the folder `_rels` beside it.

use std::collections::HashMap;

use super::package::{Package, is_read};
use crate::read::xml::{Element, Part, Xml};
use crate::table::Unreadable;

pub(super) struct Relation {
    pub(super) id: String,
    /// An address whose last part says what the other part is.
    pub(super) kind: String,
    pub(super) path: String,
}

/// The relations of a part to others whose size was looked at; one that leads out of the package is none.
pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let text = package.text(&format!("{folder}/_rels/{name}.rels")).unwrap_or_default();
    let mut relations = Vec::new();
    for_each(&text, "Relationship", |element| {
        let path = resolved(folder, &element.trimmed("Target")).filter(|path| is_read(path));
        if let (Some(path), false) = (path, element.get("TargetMode") == Some("External")) {
            relations.push(Relation { id: element.trimmed("Id"), kind: element.trimmed("Type"), path });
        }
    })?;
    Ok(relations)
}

/// The parts of the sheets of an .xlsx by their names.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<HashMap<String, String>, Unreadable> {
    let targets: HashMap<_, _> =
        of(package, "xl/workbook.xml")?.into_iter().map(|relation| (relation.id, relation.path)).collect();
    let mut paths = HashMap::new();
    for_each(&package.text("xl/workbook.xml")?, "sheet", |element| {
        if let (Some(name), Some(path)) = (element.get("name"), targets.get(&element.trimmed("r:id"))) {
            paths.insert(name.to_owned(), path.clone());
        }
    })?;
    Ok(paths)
}

/// A target, which is absolute or relative to the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> Option<String> {
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut names = Vec::new();
    for name in folder.split('/').chain(target.split('/')) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            _ => names.push(name),
        }
    }
    (!names.is_empty()).then(|| names.join("/"))
}

fn for_each(text: &str, name: &str, mut act: impl FnMut(&Element)) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Part::Open(element) if element.local() == name => act(&element),
            Part::End => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_stay_in_the_package() {
        let folder = "xl/worksheets";
        for (target, path) in [
            ("../comments1.xml", Some("xl/comments1.xml")),
            ("/xl/comments1.xml", Some("xl/comments1.xml")),
            ("./notes/../c.xml", Some("xl/worksheets/c.xml")),
            ("../../c.xml", Some("c.xml")),
            ("../../../etc/passwd", None),
            ("/../c.xml", None),
            ("../..", None),
            ("/", None),
        ] {
            assert_eq!(resolved(folder, target).as_deref(), path, "{target}");
        }
        assert_eq!(resolved(folder, "").as_deref(), Some(folder));
    }
}
