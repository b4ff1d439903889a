//! Cities, their names and their sourced fields.

#[macro_export]
macro_rules! city_level {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// The administrative level of a partner: not every sister city is a city.
            CityLevel {
                /// A city or town; also where a worldwide import does not say what the place is.
                City = "CITY", "City", "城市";
                /// A county, such as Bexar County in Texas.
                County = "COUNTY", "County", "县";
                /// A district, of a city or of a state, such as Jung-gu in Incheon or Weiz in Styria.
                District = "DISTRICT", "District", "区";
                /// A province, such as Prato.
                Province = "PROVINCE", "Province", "省";
                /// A municipality, such as Vallensbæk.
                Municipality = "MUNICIPALITY", "Municipality", "市镇";
            }
        }
    };
}
city_level!(listed, CITY_LEVELS);

#[macro_export]
macro_rules! name_kind {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// How a name is used.
            NameKind {
                /// The usual name in its language; `City.name` takes these first.
                Official = "OFFICIAL", "Official name", "正式名称";
                /// The name in the local language and script, such as `Gießen` or `광주`.
                Local = "LOCAL", "Local name", "当地名称";
                /// Another name in use, such as a shorter one.
                Alias = "ALIAS", "Alias", "别名";
                /// A by-name or praise name, such as `Garden City in Western Africa`.
                Nickname = "NICKNAME", "Nickname", "别称";
                /// An older name.
                Former = "FORMER", "Former name", "旧称";
                /// A spelling that the source uses and that differs from the usual one; search finds it too.
                AsWritten = "AS_WRITTEN", "As written in the source", "原文写法";
            }
        }
    };
}
name_kind!(listed, NAME_KINDS);

#[macro_export]
macro_rules! city_field {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// A sourced field of a city.
            CityField {
                /// `City.country`.
                Country = "COUNTRY", "Country", "国家";
                /// `City.level`.
                Level = "LEVEL", "Level", "行政级别";
                /// `City.within`.
                Within = "WITHIN", "Lies in", "所属地区";
                /// `City.location`.
                Location = "LOCATION", "Location", "位置";
                /// `City.wikidataId`.
                WikidataId = "WIKIDATA_ID", "Wikidata id", "维基数据编号";
                /// `City.timeZone`.
                TimeZone = "TIME_ZONE", "Time zone", "时区";
                /// `City.elevationM`.
                Elevation = "ELEVATION", "Elevation", "海拔";
                /// `City.website`.
                Website = "WEBSITE", "Website", "官方网站";
                /// `City.wikipediaUrl`.
                Wikipedia = "WIKIPEDIA", "Wikipedia article", "维基百科条目";
            }
        }
    };
}
city_field!(listed, CITY_FIELDS);
