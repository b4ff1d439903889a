//! The form in which a vocabulary of `domain` is the enum of a text column.

macro_rules! stored {
    ([] $(#[doc = $about:tt])+ $name:ident {
        $($(#[doc = $meaning:tt])+ $value:ident = $key:tt, $english:tt, $chinese:tt $(, $more:tt)?;)+
    } $(derived { $($derived:tt)+ })?) => {
        $(#[doc = $about])+
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            sea_orm::EnumIter,
            sea_orm::DeriveActiveEnum,
            serde::Serialize,
            serde::Deserialize,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                $(#[doc = $meaning])+
                #[sea_orm(string_value = $key)]
                #[serde(rename = $key)]
                $value,
            )+
        }

        impl $name {
            /// All words, in the order in which they are listed to people.
            pub const ALL: &[Self] = &[$(Self::$value,)+];

            /// The key in the database and in the schema.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $key,)+
                }
            }

            /// The word with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == key)
            }
        }
    };
    // The column holds the words of the server too.
    ([, with derived] $(#[doc = $about:tt])+ $name:ident { $($word:tt)+ } derived { $($derived:tt)+ }) => {
        stored! { [] $(#[doc = $about])+ $name { $($derived)+ $($word)+ } }
    };
}
pub(crate) use stored;
