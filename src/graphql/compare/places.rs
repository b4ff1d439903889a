//! Where something stands in SDL, in lines and characters.

use apollo_compiler::parser::SourceSpan;
use async_graphql::Pos;

pub(super) struct Places<'a> {
    sdl: &'a str,
    /// Where each line starts, in bytes.
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sdl: &'a str) -> Self {
        let after_breaks = sdl.match_indices('\n').map(|(at, _)| at + 1);
        Self { sdl, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The start of a span; that of the text for what has none.
    pub(super) fn of(&self, span: Option<SourceSpan>) -> Pos {
        self.at(span.map_or(0, |span| span.offset()))
    }

    fn at(&self, offset: usize) -> Pos {
        let line = self.starts.partition_point(|&start| start <= offset);
        let before = self.sdl.get(self.starts[line - 1]..offset).unwrap_or_default();
        Pos { line, column: before.chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_characters_are_counted_from_one() {
        let places = Places::new("é a\n\nb\n");
        for (offset, line, column) in [(0, 1, 1), (3, 1, 3), (5, 2, 1), (6, 3, 1), (7, 3, 2), (8, 4, 1)] {
            assert_eq!(places.at(offset), Pos { line, column }, "{offset}");
        }
        assert_eq!(places.of(None), Pos { line: 1, column: 1 });
    }
}
