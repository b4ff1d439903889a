//! Words for people, in English and in simplified Chinese.

use std::borrow::Cow;

/// One thing in the languages that it has words in, by language tag.
pub type Words = [(&'static str, Cow<'static, str>); 2];

/// The words of one thing.
pub(crate) fn both(english: impl Into<Cow<'static, str>>, chinese: impl Into<Cow<'static, str>>) -> Words {
    [("en", english.into()), ("zh-Hans", chinese.into())]
}
