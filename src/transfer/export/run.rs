//! An export on its way: what was read last, and what comes next.

use std::collections::VecDeque;
use std::sync::Arc;

use domain::data_version::DataVersion;

use super::about::About;
use super::ask::Ask;
use super::ends::put_in_order;
use super::error::ExportError;
use super::page::{Page, of_one_version, page, read, variables};
use super::part::{List, Of, Part, about, parts};
use crate::graphql::engine::execute::Engine;

/// A file whose first pages are read. Only one page of each list is ever held.
pub struct Export {
    engine: Arc<Engine>,
    ask: Ask,
    request_id: String,
    version: DataVersion,
    about: About,
    parts: VecDeque<Next>,
    /// Whether items stand before the next ones in the same list of the file.
    continues: bool,
}

/// What comes next.
enum Next {
    Text(String),
    /// The page that is read already.
    Read(List, Page),
    /// The page behind this cursor.
    Behind(List, String),
}

impl Export {
    /// Reads what the file begins with, and the first page of each list, so that what is refused is refused before the
    /// first byte.
    pub async fn open(engine: &Arc<Engine>, ask: &Ask, request_id: &str) -> Result<Self, ExportError> {
        let is_changed = |error: &ExportError| matches!(error, ExportError::Changed);
        of_one_version(is_changed, || Self::begin(engine, ask, request_id)).await
    }

    async fn begin(engine: &Arc<Engine>, ask: &Ask, request_id: &str) -> Result<Self, ExportError> {
        let first = read(engine, request_id, about(ask.format), variables(ask, None, "", None)).await?;
        let about = About::of(first.data).ok_or_else(ExportError::no_page)?;
        let parts = parts(ask, &about);
        let mut export = Self {
            engine: Arc::clone(engine),
            ask: ask.clone(),
            request_id: request_id.to_owned(),
            version: first.version,
            about,
            parts: VecDeque::with_capacity(parts.len()),
            continues: false,
        };
        for part in parts {
            let next = match part {
                Part::Text(text) => Next::Text(text),
                Part::List(list) => {
                    let page = export.read(&list, None).await?;
                    Next::Read(list, page)
                }
            };
            export.parts.push_back(next);
        }
        Ok(export)
    }

    /// The version of the data that all of the file is of.
    pub fn version(&self) -> &DataVersion {
        &self.version
    }

    /// What the file is called: the home city, and the format.
    pub fn file_name(&self) -> String {
        format!("{}-{}", self.about.home, self.ask.format.name())
    }

    /// The next bytes; none after the last.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, ExportError> {
        let mut bytes = Vec::new();
        while let Some(next) = self.parts.pop_front() {
            match next {
                Next::Text(text) => {
                    bytes.extend_from_slice(text.as_bytes());
                    self.continues = false;
                }
                Next::Read(list, page) => {
                    self.write(list, page, &mut bytes);
                    return Ok(Some(bytes));
                }
                Next::Behind(list, cursor) => {
                    let page = self.read(&list, Some(&cursor)).await?;
                    self.write(list, page, &mut bytes);
                    return Ok(Some(bytes));
                }
            }
        }
        Ok((!bytes.is_empty()).then_some(bytes))
    }

    fn write(&mut self, list: List, page: Page, bytes: &mut Vec<u8>) {
        (list.write)(bytes, &page.nodes, self.continues);
        self.continues |= !page.nodes.is_empty();
        if let Some(cursor) = page.next {
            self.parts.push_front(Next::Behind(list, cursor));
        }
    }

    /// Reads a page, which must be of the same version as all before it.
    async fn read(&self, list: &List, after: Option<&str>) -> Result<Page, ExportError> {
        let filter = match list.of {
            Of::Cities => self.ask.filter.clone(),
            Of::Relations => self.ask.relation_filter(),
        };
        let variables = variables(&self.ask, filter.as_ref(), &self.about.home, after);
        let read = read(&self.engine, &self.request_id, list.document, variables).await?;
        if read.version != self.version {
            return Err(ExportError::Changed);
        }
        let mut page = page(read.data)?;
        if list.of == Of::Relations {
            page.nodes.iter_mut().for_each(|relation| put_in_order(relation, &self.about.home));
        }
        Ok(page)
    }
}
