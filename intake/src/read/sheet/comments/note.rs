//! One comment of a cell, as Excel had them before threads.

/// The row and the column of a cell, counted from 0.
pub(super) type Place = (u32, u32);

/// What Excel called a comment before it had threads.
pub(super) struct Note {
    /// None if it cannot be read.
    pub(super) place: Option<Place>,
    pub(super) author: String,
    pub(super) text: String,
}

impl Note {
    /// For programs that know no threads, Excel writes a note of what it tells them, and then the words of the thread.
    pub(super) fn stands_for_thread(&self) -> bool {
        self.author.starts_with("tc={") || self.text.starts_with("[Threaded comment]")
    }

    /// What somebody wrote.
    pub(super) fn words(&self) -> &str {
        if self.stands_for_thread() {
            return self.text.split_once("linkid=870924").map_or(&*self.text, |(_, words)| words);
        }
        // Excel begins a note with a line that has its author and a colon.
        let author = self.author.trim();
        match self.text.trim_start().strip_prefix(author).and_then(|rest| rest.strip_prefix(':')) {
            Some(words) if !author.is_empty() && begins_line(words) => words,
            _ => &self.text,
        }
    }
}

/// Whether a text is empty or begins with the end of a line, which older programs write as `_x000D_`.
fn begins_line(text: &str) -> bool {
    text.is_empty() || text.starts_with(['\n', '\r']) || text.starts_with("_x000")
}

#[cfg(test)]
mod tests {
    use super::Note;

    #[test]
    fn only_a_line_with_the_author_is_no_words() {
        let words = |author: &str, text: &str| {
            Note { place: None, author: author.to_owned(), text: text.to_owned() }.words().trim().to_owned()
        };
        for (author, text, expected) in [
            ("Ada", "Ada:\nruht", "ruht"),
            ("Ada", "Ada:\r\nruht", "ruht"),
            ("Ada", "Ada:_x000D_\nruht", "_x000D_\nruht"),
            ("Ada", "Ada:", ""),
            ("Ada", "Ada: ruht", "Ada: ruht"),
            ("Ada", "Adam:\nruht", "Adam:\nruht"),
            ("Ada", "ada:\nruht", "ada:\nruht"),
            ("", ":\nruht", ":\nruht"),
            (" ", "Ada:\nruht", "Ada:\nruht"),
        ] {
            assert_eq!(words(author, text), expected, "{author}, {text}");
        }
    }
}
