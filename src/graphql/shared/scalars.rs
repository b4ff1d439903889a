//! Scalars of meaning, and the two small values made of them.

use async_graphql::{
    InputValueError, InputValueResult, Object, Result, Scalar, ScalarType, SimpleObject, Value,
};
use domain::partial_date::{Day, NotADate, PartialDate as Date, Precision};

use domain::{display, language};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CountryCode(pub(crate) String);

impl CountryCode {
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(code) if code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()) => {
                Ok(Self(code.to_ascii_uppercase()))
            }
            _ => Err("write two letters of ISO 3166-1, such as \"JP\"".to_owned()),
        }
    }
}

/// A country code of ISO 3166-1 alpha-2: `"JP"`, `"GB"`.
/// Input is case-insensitive, output is in upper case.
/// `XK` is Kosovo; `ZZ` is an unknown country.
#[Scalar(specified_by_url = "https://www.iso.org/iso-3166-country-codes.html")]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        Self::read(&value).map_err(InputValueError::custom)
    }

    fn to_value(&self) -> Value {
        self.0.clone().into()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EdtfDate(pub(crate) Date);

impl EdtfDate {
    fn read(value: &Value) -> Result<Self, String> {
        let Value::String(text) = value else {
            return Err("write an EDTF date, such as \"1984-10\"".to_owned());
        };
        text.parse().map(Self).map_err(|error: NotADate| error.to_string())
    }
}

/// A date in EDTF (ISO 8601-2), as precise as its source:
/// `1984`, `1984-10`, `1984-10-05`, `193X` (the 1930s), `14XX` (the 15th century), `1370~` (about 1370)
/// or an interval such as `05XX/06XX`.
/// Pass it as a string, such as `"2012"` or `"1990/1999"`; a time of day is not accepted.
#[Scalar(specified_by_url = "https://www.loc.gov/standards/datetime/")]
impl ScalarType for EdtfDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        Self::read(&value).map_err(InputValueError::custom)
    }

    fn to_value(&self) -> Value {
        self.0.edtf().into()
    }
}

pub(crate) struct CalendarDate(pub(crate) String);

/// A calendar day, `YYYY-MM-DD`, such as `1984-10-31`; for output only.
#[Scalar(name = "Date", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for CalendarDate {
    fn parse(_: Value) -> InputValueResult<Self> {
        Err(InputValueError::custom(OUTPUT_ONLY))
    }

    fn to_value(&self) -> Value {
        self.0.clone().into()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LanguageTag(pub(crate) String);

impl LanguageTag {
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(tag) => language::canonical(tag).map(Self),
            _ => None,
        }
        .ok_or_else(|| "write one BCP 47 language tag, such as \"zh-Hans\" or \"en-GB\"".to_owned())
    }
}

/// A BCP 47 language tag: `en`, `zh-Hans`, `zh-Latn-pinyin`, `ja`.
/// Lookup goes from the tag itself to more general ones: `pt-BR`, then `pt`. A more specific tag matches too, as `zh-Latn-pinyin` does for `zh-Latn`.
/// `zh`, `zh-CN` and `zh-SG` mean `zh-Hans`; `zh-TW`, `zh-HK` and `zh-MO` mean `zh-Hant`, which never falls back to `zh-Hans`, but to the next tag of the list.
/// Deprecated tags mean their replacements: `iw` is `he`.
/// `*` and tags with an underscore are rejected.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/info/bcp47")]
impl ScalarType for LanguageTag {
    fn parse(value: Value) -> InputValueResult<Self> {
        Self::read(&value).map_err(InputValueError::custom)
    }

    fn to_value(&self) -> Value {
        self.0.clone().into()
    }
}

const OUTPUT_ONLY: &str = "a Date is for output only";

/// Whether a custom scalar of this name takes the value; an error says what it takes.
pub(crate) fn check(scalar: &str, value: &Value) -> Result<(), String> {
    match scalar {
        "CountryCode" => CountryCode::read(value).map(drop),
        "EdtfDate" => EdtfDate::read(value).map(drop),
        "LanguageTag" => LanguageTag::read(value).map(drop),
        _ => Err(OUTPUT_ONLY.to_owned()),
    }
}

/// The most tags that a `lang` argument takes.
const MAX_LANGUAGES: usize = 20;

/// The tags of a `lang` argument as plain text.
pub(crate) fn tags(lang: &[LanguageTag]) -> Result<Vec<String>> {
    if lang.len() > MAX_LANGUAGES {
        let message = format!("'lang' has {} tags; at most {MAX_LANGUAGES} are accepted", lang.len());
        return Err(super::error::bad_input(message));
    }
    Ok(lang.iter().map(|tag| tag.0.clone()).collect())
}

/// How precise a date is.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DatePrecision {
    /// A calendar day, such as `1984-10-05`.
    Day,
    /// A month of a year, such as `1984-10`.
    Month,
    /// A year, such as `1984`.
    Year,
    /// Ten years, such as the 1930s, `193X`.
    Decade,
    /// A hundred years, such as the 15th century, `14XX`.
    Century,
    /// From one date to another, such as `05XX/06XX`.
    Interval,
}

pub(crate) struct PartialDate(pub(crate) Date);

/// A date as precise as its source: a month stays a month.
/// For `1984-10`, `year` is 1984, `month` is 10, `day` is null, `earliest` is `1984-10-01` and `latest` is `1984-10-31`.
#[Object(crate = "ordered")]
impl PartialDate {
    /// The date in EDTF, such as `1984-10`, `193X` or `1370~`.
    async fn edtf(&self) -> EdtfDate {
        EdtfDate(self.0.clone())
    }

    /// The year, such as 1984; null for a decade, a century or an interval.
    async fn year(&self) -> Option<i32> {
        self.0.year()
    }

    /// The month, 1 to 12; null if the source names none.
    async fn month(&self) -> Option<i32> {
        self.0.month()
    }

    /// The day of the month; null if the source names none.
    async fn day(&self) -> Option<i32> {
        self.0.day()
    }

    /// The date as people write it: `October 1984`, `1984年10月`, `1930s`, `about 1370`.
    /// In the first of these languages that dates can be written in, else in English: Chinese in both scripts, Danish,
    /// Dutch, English as in America, Finnish, French, German, Italian, Japanese, Korean, Russian and Spanish.
    /// The labels of enums are in English and in Chinese in simplified script only.
    async fn display(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        Ok(display::date(&self.0, &tags(&lang)?))
    }

    /// How precise it is, such as `MONTH`.
    async fn precision(&self) -> DatePrecision {
        match self.0.precision() {
            Precision::Day => DatePrecision::Day,
            Precision::Month => DatePrecision::Month,
            Precision::Year => DatePrecision::Year,
            Precision::Decade => DatePrecision::Decade,
            Precision::Century => DatePrecision::Century,
            Precision::Interval => DatePrecision::Interval,
        }
    }

    /// The earliest day it can mean: `1984-10-01` for `1984-10`.
    async fn earliest(&self) -> CalendarDate {
        calendar(self.0.first())
    }

    /// The latest day it can mean: `1984-10-31` for `1984-10`.
    async fn latest(&self) -> CalendarDate {
        calendar(self.0.last())
    }
}

fn calendar(day: Day) -> CalendarDate {
    CalendarDate(day.to_string())
}

impl PartialDate {
    /// Reads a date column.
    pub(crate) fn read(column: &'static str, text: Option<&str>) -> Result<Option<Self>> {
        text.map(|text| {
            text.parse().map(Self).map_err(|_| {
                super::error::internal(crate::store::StoreError::BadValue { column, value: text.to_owned() })
            })
        })
        .transpose()
    }
}

/// A point on the globe, WGS 84.
#[derive(SimpleObject)]
#[graphql(crate = "ordered")]
pub(crate) struct Coordinates {
    /// Decimal degrees from -90 to 90, positive north: 38.4281.
    pub(crate) latitude: f64,
    /// Decimal degrees from -180 to 180, positive east: 141.3061.
    pub(crate) longitude: f64,
}

/// A box on the map, WGS 84.
/// A box across the antimeridian has a `west` that is greater than its `east`, as in RFC 7946.
#[derive(SimpleObject)]
#[graphql(crate = "ordered")]
pub(crate) struct BoundingBox {
    /// The southern edge in decimal degrees, positive north.
    pub(crate) south: f64,
    /// The western edge in decimal degrees, positive east.
    pub(crate) west: f64,
    /// The northern edge in decimal degrees, positive north.
    pub(crate) north: f64,
    /// The eastern edge in decimal degrees, positive east.
    pub(crate) east: f64,
}

/// The languages of a `lang` argument that is not given.
pub(crate) fn english() -> Vec<LanguageTag> {
    vec![LanguageTag("en".to_owned())]
}
