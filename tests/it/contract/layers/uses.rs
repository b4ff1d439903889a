//! What each source names of other sources and of other packages.
//!
//! A name that a door (`mod.rs`) passes on by `pub use` counts as a use of the file that defines it.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemUse, Path, UseTree, Visibility};

use super::sources::{ModulePath, Source};

/// What one file uses.
#[derive(Default)]
pub(super) struct Uses {
    /// Modules of the workspace.
    pub(super) modules: BTreeSet<ModulePath>,
    /// Names of packages that are not of the workspace, such as `sea_orm::EntityTrait`.
    pub(super) packages: BTreeSet<String>,
}

/// What each module uses.
pub(super) fn uses(sources: &BTreeMap<ModulePath, Source>) -> BTreeMap<ModulePath, Uses> {
    let libraries: BTreeSet<&str> = sources.keys().map(|module| module[0].as_str()).collect();
    let mut found: BTreeMap<&ModulePath, Named> = BTreeMap::new();
    for (module, source) in sources {
        let mut named = Named::default();
        named.visit_file(&source.syntax);
        found.insert(module, named);
    }
    let resolver = Resolver { sources, libraries, found: &found };
    sources
        .keys()
        .map(|module| {
            let mut uses = Uses::default();
            for path in &found[module].paths {
                match resolver.resolve(module, path) {
                    Some(Target::Module(other)) if other != *module => drop(uses.modules.insert(other)),
                    Some(Target::Package) => drop(uses.packages.insert(path.join("::"))),
                    _ => {}
                }
            }
            (module.clone(), uses)
        })
        .collect()
}

/// The paths that a file names, and those that it passes on.
#[derive(Default)]
struct Named {
    paths: BTreeSet<Vec<String>>,
    /// Name to path, of every `pub use`; `*` stands for all names of a path.
    exports: Vec<(String, Vec<String>)>,
}

enum Target {
    Module(ModulePath),
    Package,
}

struct Resolver<'s> {
    sources: &'s BTreeMap<ModulePath, Source>,
    libraries: BTreeSet<&'s str>,
    found: &'s BTreeMap<&'s ModulePath, Named>,
}

impl Resolver<'_> {
    /// Where a path of a module leads; nothing if it is no path to a module or package.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<Target> {
        let first = path.first()?.as_str();
        let mut from = module.to_vec();
        let rest = match first {
            "crate" => {
                from.truncate(1);
                &path[1..]
            }
            "self" => &path[1..],
            "super" => {
                let ups = path.iter().take_while(|word| *word == "super").count();
                from.truncate(module.len().checked_sub(ups)?);
                &path[ups..]
            }
            _ if self.libraries.contains(first) => {
                from = vec![first.to_owned()];
                &path[1..]
            }
            // A module of the file itself, as in `use error::StoreError` beside `mod error`.
            _ if self.sources.contains_key(&child(module, first)) => path,
            _ => return Some(Target::Package),
        };
        self.follow(from, rest, 0).map(Target::Module)
    }

    /// Goes down from a module, by its own modules and by what it passes on.
    fn follow(&self, from: ModulePath, rest: &[String], depth: usize) -> Option<ModulePath> {
        let Some(name) = rest.first().filter(|_| depth < 8) else { return Some(from) };
        let below = child(&from, name);
        if self.sources.contains_key(&below) {
            return self.follow(below, &rest[1..], depth);
        }
        let exports = self.found.get(&from).map_or(&[][..], |named| &named.exports);
        let direct = exports.iter().find(|(exported, _)| exported == name);
        if let Some((_, path)) = direct {
            let whole: Vec<_> = path.iter().chain(&rest[1..]).cloned().collect();
            return match self.resolve(&from, &whole)? {
                Target::Module(module) => Some(module),
                Target::Package => Some(from),
            };
        }
        Some(from)
    }
}

fn child(module: &[String], name: &str) -> ModulePath {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item(&mut self, item: &'ast Item) {
        if !attributes(item).iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut names = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut names);
        let is_passed_on = !matches!(item.vis, Visibility::Inherited);
        for (name, path) in names {
            if is_passed_on {
                self.exports.push((name, path));
            } else {
                self.paths.insert(path);
            }
        }
    }

    /// `pub(in crate::http)` says who may use this, not whom this uses.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast Path) {
        // One word alone is a name in scope.
        if path.segments.len() > 1 {
            self.paths.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }
}

fn flatten(tree: &UseTree, before: &mut Vec<String>, names: &mut Vec<(String, Vec<String>)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, names);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            let last = before.last().cloned().unwrap_or_default();
            names.push((last, before.clone()));
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            names.push((name.clone(), before.iter().cloned().chain([name]).collect()));
        }
        UseTree::Rename(name) => {
            let path = before.iter().cloned().chain([name.ident.to_string()]).collect();
            names.push((name.rename.to_string(), path));
        }
        UseTree::Glob(_) => names.push(("*".to_owned(), before.clone())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, names)),
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
