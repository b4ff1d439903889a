//! How large and how deep a document and its variables may be.

macro_rules! limits_to_check {
    ($($(#[$help:meta])* $name:ident: $default:literal in $range:expr, $variable:literal;)*) => {
        /// What one request may ask for; more is refused before anything is executed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct DocumentLimits {
            $($(#[$help])* pub $name: u64,)*
        }

        impl DocumentLimits {
            /// Refuses nothing, to measure what is over the limits too; what protects the parser is not in it.
            pub const NONE: Self = Self { $($name: u64::MAX),* };
        }

        impl Default for DocumentLimits {
            fn default() -> Self {
                Self { $($name: $default),* }
            }
        }
    };
}

document_limits!(limits_to_check);
