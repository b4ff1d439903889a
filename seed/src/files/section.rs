//! One table of a file, read key by key.
//!
//! What is asked for is what is accepted: `finish` reports every other key.

use std::cell::RefCell;

use domain::partial_date::{NotADate, PartialDate};
use sea_orm::ActiveEnum;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::page::{Page, Span};
use crate::check::{At, Item, RecordAt, escaped};
use crate::record::{Origin, Texts, Translations};
use domain::nearest::hint;

/// A table and where it stands.
pub(super) type Table<'p> = (&'p DeTable<'p>, Span);

/// One table of a file.
pub(super) struct Section<'p> {
    page: &'p Page<'p>,
    table: &'p DeTable<'p>,
    span: Span,
    record: RecordAt,
    item: Item,
    asked: RefCell<Vec<&'static str>>,
    translations: RefCell<Translations>,
}

impl<'p> Section<'p> {
    fn new(page: &'p Page<'p>, (table, span): Table<'p>, record: RecordAt, item: Item) -> Self {
        Self { page, table, span, record, item, asked: RefCell::default(), translations: RefCell::default() }
    }

    /// The file's outermost table.
    pub(super) fn root(page: &'p Page<'p>) -> Self {
        Self::new(page, (&page.table, 0..0), page.record, Item::Whole)
    }

    /// A table of this section's list as a record of its own.
    pub(super) fn record(&self, table: Table<'p>, record: RecordAt) -> Self {
        self.page.stands(At::new(record, Item::Whole, ""), table.1.clone());
        Self::new(self.page, table, record, Item::Whole)
    }

    /// A table in this section as an item of the same record.
    pub(super) fn item(&self, table: Table<'p>, item: Item) -> Self {
        self.page.stands(At::new(self.record, item, ""), table.1.clone());
        Self::new(self.page, table, self.record, item)
    }

    fn at(&self, field: &str) -> At {
        At::new(self.record, self.item, field)
    }

    /// The value of the key, and where it stands.
    fn value(&self, field: &'static str) -> Option<&'p Spanned<DeValue<'p>>> {
        self.asked.borrow_mut().push(field);
        let value = self.table.get(field)?;
        self.page.stands(self.at(field), value.span());
        Some(value)
    }

    fn wrong(&self, field: &str, value: &Spanned<DeValue<'_>>, accepted: &str) {
        let found = value.get_ref();
        let found = found.as_str().map_or_else(|| found.type_str().to_owned(), |text| format!("'{text}'"));
        self.page.broken(self.at(field), value.span(), format!("{field}: found {found}; {accepted}"));
    }

    /// The value or, where the key is missing, a mistake and the stand-in.
    fn needed<T>(&self, field: &'static str, value: Option<T>, stand_in: impl FnOnce() -> T) -> T {
        self.needed_of(field, value, "", stand_in)
    }

    /// The same with the words that are accepted.
    fn needed_of<T>(
        &self,
        field: &'static str,
        value: Option<T>,
        accepted: &str,
        stand_in: impl FnOnce() -> T,
    ) -> T {
        value.unwrap_or_else(|| {
            // A value of the wrong kind is reported already.
            if !self.table.contains_key(field) && !self.page.is_unreadable() {
                let message = format!("'{field}' is missing{accepted}");
                self.page.broken(self.at(field), self.span.clone(), message);
            }
            stand_in()
        })
    }

    /// A text that may be left out.
    pub(super) fn text(&self, field: &'static str) -> Option<String> {
        let value = self.value(field)?;
        let text = value.get_ref().as_str().map(ToOwned::to_owned);
        if text.is_none() {
            self.wrong(field, value, "accepted is a text in quotes");
        }
        text
    }

    /// A text that must be there.
    pub(super) fn needed_text(&self, field: &'static str) -> String {
        self.needed(field, self.text(field), String::new)
    }

    /// A text for people, in English or as a table by language tag; the other languages go to `translations`.
    pub(super) fn phrase(&self, field: &'static str) -> Option<String> {
        let value = self.value(field)?;
        if let Some(text) = value.get_ref().as_str() {
            return Some(text.to_owned());
        }
        let Some(table) = value.get_ref().as_table() else {
            let accepted =
                "accepted is a text in quotes, or a table of it by language, such as { en = \"…\" }";
            self.wrong(field, value, accepted);
            return None;
        };
        let mut texts = self.by_language(field, table, |tag| self.at(&format!("{field}.{tag}")));
        let english = texts.remove("en");
        if english.is_none() && !table.contains_key("en") {
            self.page.broken(self.at(field), value.span(), format!("{field}: a text in 'en' is missing"));
        }
        if !texts.is_empty() {
            self.translations.borrow_mut().insert(field.to_owned(), texts);
        }
        english
    }

    /// A text for people that must be there.
    pub(super) fn needed_phrase(&self, field: &'static str) -> String {
        self.needed(field, self.phrase(field), String::new)
    }

    /// The other languages of the texts that were read.
    pub(super) fn translations(&self) -> Translations {
        self.translations.take()
    }

    /// A source, by its slug alone or as a table with the place in it; `locate` knows the place for a slug alone.
    pub(super) fn origin(
        &self,
        field: &'static str,
        locate: impl FnOnce(&str) -> Option<String>,
    ) -> Option<Origin> {
        let is_table = self.table.get(field).is_some_and(|value| value.get_ref().as_table().is_some());
        if !is_table {
            let source = self.text(field)?;
            let locator = locate(&source);
            return Some(Origin { source, locator });
        }
        let section = self.item(self.table(field)?, self.item);
        let origin = Origin { source: section.needed_text("source"), locator: section.text("locator") };
        section.finish();
        // One that is missing is reported already.
        Some(origin).filter(|origin| !origin.source.is_empty())
    }

    /// A list of texts; empty where it is left out.
    pub(super) fn list_of_texts(&self, field: &'static str) -> Vec<String> {
        self.given_list_of_texts(field).unwrap_or_default()
    }

    /// A list of texts that may be left out.
    pub(super) fn given_list_of_texts(&self, field: &'static str) -> Option<Vec<String>> {
        let value = self.value(field)?;
        let texts = value.get_ref().as_array().map(|list| {
            list.iter().map(|text| text.get_ref().as_str().map(ToOwned::to_owned)).collect::<Option<Vec<_>>>()
        });
        Some(texts.flatten().unwrap_or_else(|| {
            self.wrong(field, value, "accepted is a list of texts");
            Vec::new()
        }))
    }

    /// One of the values of an enum, or nothing where it is left out.
    pub(super) fn choice<E: ActiveEnum<Value = String>>(&self, field: &'static str) -> Option<E> {
        let value = self.value(field)?;
        let choice = value.get_ref().as_str().and_then(|text| E::try_from_value(&text.to_owned()).ok());
        if choice.is_none() {
            let accepted = E::values();
            let near = value.get_ref().as_str().map(|text| hint(text, accepted.iter().map(String::as_str)));
            let accepted = format!("accepted: {}{}", accepted.join(", "), near.unwrap_or_default());
            self.wrong(field, value, &accepted);
        }
        choice
    }

    /// One of the values of an enum that must be given; the stand-in is the first of them.
    pub(super) fn needed_choice<E: ActiveEnum<Value = String>>(&self, field: &'static str) -> E {
        let accepted = format!("; accepted: {}", E::values().join(", "));
        self.needed_of(field, self.choice(field), &accepted, || {
            E::iter().next().expect("the enums of columns have values")
        })
    }

    pub(super) fn date(&self, field: &'static str) -> Option<PartialDate> {
        let value = self.value(field)?;
        let date = value.get_ref().as_str().map(str::parse::<PartialDate>);
        match date {
            Some(Ok(date)) => Some(date),
            Some(Err(NotADate(text))) => {
                let error = NotADate(escaped(&text));
                self.page.broken(self.at(field), value.span(), format!("{field}: {error}"));
                None
            }
            None => {
                self.wrong(field, value, "accepted is a date in quotes, such as \"1984-10\"");
                None
            }
        }
    }

    pub(super) fn number(&self, field: &'static str) -> Option<f64> {
        let value = self.value(field)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(field, value, "accepted is a number");
        }
        number
    }

    pub(super) fn needed_number(&self, field: &'static str) -> f64 {
        self.needed(field, self.number(field), f64::default)
    }

    pub(super) fn whole_number(&self, field: &'static str) -> Option<i32> {
        let value = self.value(field)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(field, value, "accepted is a whole number");
        }
        number
    }

    /// A table of texts by language tag.
    pub(super) fn texts(&self, field: &'static str) -> Texts {
        let Some(value) = self.value(field) else { return Texts::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(field, value, "accepted is a table of texts by language, such as { en = \"…\" }");
            return Texts::new();
        };
        self.by_language(field, table, |tag| At::new(self.record, Item::Summary, tag))
    }

    fn by_language(&self, field: &str, table: &DeTable<'_>, at: impl Fn(&str) -> At) -> Texts {
        let mut texts = Texts::new();
        for (tag, text) in table {
            self.page.stands(at(tag.get_ref()), text.span());
            match text.get_ref().as_str() {
                Some(content) => {
                    texts.insert(tag.get_ref().to_string(), content.to_owned());
                }
                None => {
                    self.wrong(&format!("{field}.{}", tag.get_ref()), text, "accepted is a text in quotes");
                }
            }
        }
        texts
    }

    /// Whether something holds; it does not where it is left out.
    pub(super) fn truth(&self, field: &'static str) -> bool {
        let Some(value) = self.value(field) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(field, value, "accepted is true or false");
            false
        })
    }

    /// The table of that name, if there is one.
    pub(super) fn table(&self, field: &'static str) -> Option<Table<'p>> {
        let value = self.value(field)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(field, value, &format!("accepted is a table [{field}]"));
        }
        Some((table?, value.span()))
    }

    /// The tables of a list of tables, with where each stands.
    pub(super) fn tables(&self, field: &'static str) -> Vec<Table<'p>> {
        let Some(value) = self.value(field) else { return Vec::new() };
        let tables = value.get_ref().as_array().map(|list| {
            list.iter()
                .map(|table| Some((table.get_ref().as_table()?, table.span())))
                .collect::<Option<Vec<_>>>()
        });
        tables.flatten().unwrap_or_else(|| {
            self.wrong(field, value, &format!("accepted is a list of tables [[{field}]]"));
            Vec::new()
        })
    }

    /// A mistake about the value of the key, or about the table where the key is missing.
    pub(super) fn mistake(&self, field: &str, message: impl Into<String>) {
        let span = self.table.get(field).map_or_else(|| self.span.clone(), Spanned::span);
        self.page.broken(self.at(field), span, message);
    }

    /// Reports the keys that nothing asked for.
    pub(super) fn finish(self) {
        let accepted = self.asked.into_inner();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !accepted.contains(&name) {
                let near = hint(name, accepted.iter().copied());
                let message = format!("unknown key '{name}'; accepted: {}{near}", accepted.join(", "));
                self.page.mistake(key.span(), message);
            }
        }
    }
}
