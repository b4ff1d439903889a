//! Figures; each row of the metrics has the one unit of its values.

#[macro_export]
macro_rules! metric {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// What is measured; each metric has one unit.
            Metric {
                /// Inhabitants; PERSON.
                Population = "POPULATION", "Population", "人口", Person;
                /// A surface; SQUARE_KILOMETRE.
                Area = "AREA", "Area", "面积", SquareKilometre;
                /// A length, such as of a coast; KILOMETRE.
                Length = "LENGTH", "Length", "长度", Kilometre;
                /// From the subject to another place; KILOMETRE.
                Distance = "DISTANCE", "Distance", "距离", Kilometre;
                /// Time to another place; MINUTE.
                TravelTime = "TRAVEL_TIME", "Travel time", "行程时间", Minute;
                /// Annual mean; CELSIUS.
                MeanTemperature = "MEAN_TEMPERATURE", "Mean temperature", "平均气温", Celsius;
                /// Lowest, or lowest mean; CELSIUS.
                LowTemperature = "LOW_TEMPERATURE", "Low temperature", "最低气温", Celsius;
                /// Highest, or highest mean; CELSIUS.
                HighTemperature = "HIGH_TEMPERATURE", "High temperature", "最高气温", Celsius;
                /// A share of people; PERCENT.
                PopulationShare = "POPULATION_SHARE", "Share of the population", "人口占比", Percent;
                /// A share of land; PERCENT.
                AreaShare = "AREA_SHARE", "Share of the area", "面积占比", Percent;
                /// A share of the economy by sector; PERCENT.
                SectorShare = "SECTOR_SHARE", "Share of the economy", "产业占比", Percent;
                /// Any other share of trade, tax, exports or ownership; PERCENT.
                EconomicShare = "ECONOMIC_SHARE", "Economic share", "经济占比", Percent;
                /// People employed; PERSON.
                Employees = "EMPLOYEES", "Employees", "就业人数", Person;
                /// Students; PERSON.
                Students = "STUDENTS", "Students", "学生人数", Person;
                /// Schools; COUNT.
                Schools = "SCHOOLS", "Schools", "学校数量", Count;
                /// Universities and colleges; COUNT.
                HigherEducationInstitutions = "HIGHER_EDUCATION_INSTITUTIONS",
                    "Universities and colleges", "高等院校数量", Count;
                /// Companies; COUNT.
                Companies = "COMPANIES", "Companies", "企业数量", Count;
                /// Throughput; TONNE_PER_YEAR.
                Cargo = "CARGO", "Cargo", "货物吞吐量", TonnePerYear;
                /// The largest ship that a port takes; TONNE.
                ShipSize = "SHIP_SIZE", "Largest ship", "最大可靠泊船舶", Tonne;
                /// An age or a duration; YEAR.
                Age = "AGE", "Age", "年限", Year;
                /// Anything else that is counted; COUNT. The label says what.
                Count = "COUNT", "Count", "数量", Count;
            }
        }
    };
}
metric!(listed, METRICS);

#[macro_export]
macro_rules! qualifier {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// The hedge of the source: how it limits a number.
            Qualifier {
                /// It had none, which does not say that the number is exact.
                None = "NONE", "Not qualified", "未加限定";
                /// About, around, approximately.
                About = "ABOUT", "About", "约";
                /// Nearly, almost, close to.
                Nearly = "NEARLY", "Nearly", "将近";
                /// Over, more than, at least.
                Over = "OVER", "Over", "超过";
                /// Under, less than.
                Under = "UNDER", "Under", "不足";
                /// Up to, at most.
                UpTo = "UP_TO", "Up to", "至多";
                /// From `low` to `high`, such as 14 to 19 °C.
                Range = "RANGE", "Range", "范围";
                /// Words only, such as 'dozens'.
                Many = "MANY", "In words only", "仅有文字描述";
                /// A plan, never a present figure: it is no `population` of a city.
                Target = "TARGET", "Target", "目标";
            }
        }
    };
}
qualifier!(listed, QUALIFIERS);

#[macro_export]
macro_rules! measurement_scope {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// Which part of the subject a figure covers, since a city with its surroundings can be ten times the city.
            MeasurementScope {
                /// All of it.
                Total = "TOTAL", "Total", "全部";
                /// The urban area.
                Urban = "URBAN", "Urban area", "城区";
                /// The central area.
                Central = "CENTRAL", "Central area", "中心区";
                /// Land only.
                Land = "LAND", "Land", "陆地";
                /// Water only.
                Water = "WATER", "Water", "水域";
                /// Permanent residents.
                Permanent = "PERMANENT", "Permanent residents", "常住人口";
                /// The source does not say.
                Unstated = "UNSTATED", "Not stated", "未说明";
            }
        }
    };
}
measurement_scope!(listed, MEASUREMENT_SCOPES);
