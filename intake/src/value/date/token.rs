//! A folded text as numbers, words and signs.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Kana,
    Unit,
    Other,
}

/// Blanks, apostrophes and dots after words say nothing and are left out.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = class(first);
        let end = if matches!(kind, Class::Unit | Class::Other) {
            first.len_utf8()
        } else {
            rest.find(|c| class(c) != kind).unwrap_or(rest.len())
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        match kind {
            Class::Digit => tokens.push(Token::Number(piece)),
            Class::Letter | Class::Kana | Class::Unit => tokens.push(Token::Word(piece)),
            Class::Other if first.is_whitespace() || matches!(first, '\'' | '’') => {}
            Class::Other if first == '.' && matches!(tokens.last(), Some(Token::Word(_))) => {}
            Class::Other => tokens.push(Token::Sign(sign(first))),
        }
    }
    tokens
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        '年' | '月' | '日' | '년' | '월' | '일' => Class::Unit,
        '\u{3040}'..='\u{30ff}' => Class::Kana,
        _ if c.is_alphabetic() || matches!(c, 'º' | 'ª') => Class::Letter,
        _ => Class::Other,
    }
}

fn sign(c: char) -> char {
    match c {
        '—' => '–',
        '≈' | '～' => '~',
        '。' | '．' => '.',
        _ => c,
    }
}
