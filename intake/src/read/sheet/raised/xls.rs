//! Raised parts of the texts that the sheets of an .xls share. These stand in one record and in those that continue it.

use super::super::compound::{part, u16_at};
use super::{Raised, Run};

const FONT: u16 = 0x0031;
const TEXTS: u16 = 0x00fc;
const CONTINUE: u16 = 0x003c;

impl Raised {
    pub(in super::super) fn of_xls(stream: &[u8]) -> Self {
        let mut raised = Self::default();
        let mut fonts = Vec::new();
        let mut texts = Vec::new();
        let mut is_open = false;
        for (kind, data) in part(stream) {
            match kind {
                FONT => {
                    // No font has the number 4.
                    if fonts.len() == 4 {
                        fonts.push(false);
                    }
                    fonts.push(u16_at(data, 8) == Some(1));
                }
                TEXTS => texts = vec![data],
                CONTINUE if is_open => texts.push(data),
                _ => {}
            }
            is_open = kind == TEXTS || (is_open && kind == CONTINUE);
        }
        if fonts.contains(&true) {
            let mut texts = Texts { rest: &[], more: texts.into_iter() };
            // Two numbers say how many texts there are.
            let mut next = texts.skip(8);
            while next.is_some() {
                next = texts.text().map(|(text, runs)| raised.add(&text, &runs, &fonts));
            }
        }
        raised
    }
}

struct Texts<'a> {
    rest: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl Texts<'_> {
    fn text(&mut self) -> Option<(Vec<u16>, Vec<Run>)> {
        let length = self.number(2)?;
        let flags = self.number(1)?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let text = self.letters(length, flags)?;
        let runs = (0..runs).map(|_| self.run()).collect::<Option<_>>()?;
        self.skip(phonetic)?;
        Some((text, runs))
    }

    fn run(&mut self) -> Option<Run> {
        Some(Run { start: self.number(2)?, font: self.number(2)? })
    }

    /// Letters of a byte or two each; every record that continues them says anew which.
    fn letters(&mut self, length: usize, mut flags: usize) -> Option<Vec<u16>> {
        let mut letters = Vec::new();
        while letters.len() < length {
            if self.rest.is_empty() {
                self.rest = self.more.next()?;
                flags = self.number(1)?;
            }
            letters.push(u16::try_from(self.number(1 + (flags & 1))?).ok()?);
        }
        Some(letters)
    }

    /// A number of so many bytes.
    fn number(&mut self, bytes: usize) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            while self.rest.is_empty() {
                self.rest = self.more.next()?;
            }
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(byte) << (8 * place);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.rest.len() {
            bytes -= self.rest.len();
            self.rest = self.more.next()?;
        }
        self.rest = &self.rest[bytes..];
        Some(())
    }
}
