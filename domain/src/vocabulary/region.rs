//! The regions of the world; each row has the M49 code, by which `region_names` has further languages.

#[macro_export]
macro_rules! region_code {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// The five regions of UN M49; Antarctica lies in none.
            RegionCode {
                /// Africa, M49 002.
                Africa = "AFRICA", "Africa", "非洲", "002";
                /// North, Central and South America and the Caribbean, M49 019.
                Americas = "AMERICAS", "Americas", "美洲", "019";
                /// Asia, the Near East included, M49 142.
                Asia = "ASIA", "Asia", "亚洲", "142";
                /// Europe, all of Russia included, M49 150.
                Europe = "EUROPE", "Europe", "欧洲", "150";
                /// Australia, New Zealand and the islands of the Pacific, M49 009.
                Oceania = "OCEANIA", "Oceania", "大洋洲", "009";
            }
        }
    };
}
region_code!(listed, REGION_CODES);
