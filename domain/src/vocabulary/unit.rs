//! The units of figures, which follow from the metrics and stand in no column.

#[macro_export]
macro_rules! unit {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// The unit of a measurement; each metric has one.
            Unit {
                /// People.
                Person = "PERSON", "People", "人";
                /// Square kilometres.
                SquareKilometre = "SQUARE_KILOMETRE", "Square kilometres", "平方公里";
                /// Kilometres.
                Kilometre = "KILOMETRE", "Kilometres", "公里";
                /// Degrees Celsius.
                Celsius = "CELSIUS", "Degrees Celsius", "摄氏度";
                /// Per cent.
                Percent = "PERCENT", "Per cent", "百分比";
                /// Minutes.
                Minute = "MINUTE", "Minutes", "分钟";
                /// Tonnes.
                Tonne = "TONNE", "Tonnes", "吨";
                /// Tonnes a year.
                TonnePerYear = "TONNE_PER_YEAR", "Tonnes a year", "吨/年";
                /// Years.
                Year = "YEAR", "Years", "年";
                /// A plain count.
                Count = "COUNT", "Items", "个";
            }
        }
    };
}
unit!(listed, UNITS);

/// The form of this file: a plain enum.
macro_rules! plain {
    ([] $(#[doc = $about:tt])+ $name:ident {
        $($(#[doc = $meaning:tt])+ $value:ident = $key:tt, $english:tt, $chinese:tt;)+
    }) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $meaning])+ $value,)+
        }

        impl $name {
            /// The key in the schema.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $key,)+
                }
            }
        }
    };
}
unit!(plain);
