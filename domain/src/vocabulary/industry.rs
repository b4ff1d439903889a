//! Industries and what they are to a city.

#[macro_export]
macro_rules! sector {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// The three sectors of the economy.
            Sector {
                /// Agriculture, fishery, mining.
                Primary = "PRIMARY", "Primary sector", "第一产业";
                /// Industry.
                Secondary = "SECONDARY", "Secondary sector", "第二产业";
                /// Services.
                Tertiary = "TERTIARY", "Tertiary sector", "第三产业";
            }
        }
    };
}
sector!(listed, SECTORS);

#[macro_export]
macro_rules! industry_role {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// What an industry is to a city, as the source puts it.
            IndustryRole {
                /// A pillar of the economy, as Chinese sources put it.
                Pillar = "PILLAR", "Pillar industry", "支柱产业";
                /// The leading one.
                Leading = "LEADING", "Leading industry", "主导产业";
                /// One of the main ones.
                Main = "MAIN", "Main industry", "主要产业";
                /// Growing, new or booming.
                Emerging = "EMERGING", "Emerging industry", "新兴产业";
                /// What is sold abroad.
                Export = "EXPORT", "Export industry", "出口产业";
                /// An old craft or trade.
                Traditional = "TRADITIONAL", "Traditional industry", "传统产业";
                /// The city is said to be strong or famous in it.
                Strength = "STRENGTH", "Strong industry", "优势产业";
                /// It exists; the source says no more.
                Present = "PRESENT", "Existing industry", "现有产业";
            }
        }
    };
}
industry_role!(listed, INDUSTRY_ROLES);
