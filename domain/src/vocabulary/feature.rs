//! Features of cities and how they belong to them.

#[macro_export]
macro_rules! feature_kind {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// What a feature is.
            FeatureKind {
                /// A port or harbour.
                Port = "PORT", "Port", "港口";
                /// An airport.
                Airport = "AIRPORT", "Airport", "机场";
                /// A railway, a line or a station.
                Railway = "RAILWAY", "Railway", "铁路";
                /// A road.
                Road = "ROAD", "Road", "公路";
                /// A river.
                River = "RIVER", "River", "河流";
                /// A sea, a gulf or an ocean.
                Sea = "SEA", "Sea", "海洋";
                /// A coast or a beach.
                Coast = "COAST", "Coast", "海岸";
                /// A mountain, a range or hills.
                Mountain = "MOUNTAIN", "Mountain", "山";
                /// An island or islands.
                Island = "ISLAND", "Island", "岛屿";
                /// A bridge or bridges.
                Bridge = "BRIDGE", "Bridge", "桥梁";
                /// A park.
                Park = "PARK", "Park", "公园";
                /// A university or college.
                University = "UNIVERSITY", "University", "大学";
                /// A school or another place of education.
                School = "SCHOOL", "School", "学校";
                /// A museum.
                Museum = "MUSEUM", "Museum", "博物馆";
                /// A church.
                Church = "CHURCH", "Church", "教堂";
                /// A hospital.
                Hospital = "HOSPITAL", "Hospital", "医院";
                /// A building.
                Building = "BUILDING", "Building", "建筑";
                /// A historic site or inheritance.
                Heritage = "HERITAGE", "Heritage", "遗产";
                /// On the UNESCO list, as the source says.
                WorldHeritage = "WORLD_HERITAGE", "World heritage", "世界遗产";
                /// A centre of research.
                ResearchCentre = "RESEARCH_CENTRE", "Research centre", "研究中心";
                /// A company.
                Company = "COMPANY", "Company", "企业";
                /// An organisation or authority.
                Organisation = "ORGANISATION", "Organisation", "组织";
                /// A person.
                Person = "PERSON", "Person", "人物";
                /// A product or a resource.
                Product = "PRODUCT", "Product", "产品";
                /// A festival or a recurring event.
                Festival = "FESTIVAL", "Festival", "节庆";
                /// A language.
                Language = "LANGUAGE", "Language", "语言";
                /// A community of people.
                Community = "COMMUNITY", "Community", "社群";
                /// A country, state, region, city or quarter.
                Place = "PLACE", "Place", "地点";
                /// What links it with the home city or its country: migrants, trade, visits.
                Tie = "TIE", "Tie", "往来";
                /// Anything else; the description says what.
                Other = "OTHER", "Other", "其他";
            }
        }
    };
}
feature_kind!(listed, FEATURE_KINDS);

#[macro_export]
macro_rules! feature_role {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// How a feature belongs to its city.
            FeatureRole {
                /// In the city, or belonging to it.
                Own = "OWN", "The city's own", "本市所有";
                /// Named beside it, not the city's own.
                Nearby = "NEARBY", "Nearby", "邻近";
                /// A larger place or whole that it lies in.
                Parent = "PARENT", "Larger place", "上级地区";
                /// A larger place whose capital the city is.
                CapitalOf = "CAPITAL_OF", "Place with the city as its capital", "以本市为首府";
                /// The administrative seat of the partner, or an institution that has its seat here.
                Seat = "SEAT", "Seat", "驻地";
                /// Has a headquarters here.
                Headquarters = "HEADQUARTERS", "Headquarters", "总部";
                /// A person said to be born here.
                Birthplace = "BIRTHPLACE", "Born here", "出生于此";
                /// A person said to have lived here.
                Residence = "RESIDENCE", "Lived here", "曾居于此";
                /// A person said to have founded the city, or the feature that this one belongs to.
                Founder = "FOUNDER", "Founder", "创建者";
                /// A person said to have studied here.
                Studied = "STUDIED", "Studied here", "曾求学于此";
                /// None of these; the description says.
                Other = "OTHER", "Other", "其他";
            }
        }
    };
}
feature_role!(listed, FEATURE_ROLES);
