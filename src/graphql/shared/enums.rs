//! The enums of the schema: the values of the tables' columns, with a description for each.

use async_graphql::Enum;

/// What two cities call their relation.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::relation::RelationKind")]
pub(crate) enum RelationKind {
    /// Sister cities, 友好城市: the closer kind, also called twin towns.
    SisterCity,
    /// Cities with friendly exchange relations, 友好交流关系城市: the looser kind.
    FriendlyExchange,
    /// An imported relation whose source does not say.
    Unknown,
}

/// The administrative level of a partner: not every sister city is a city.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::city::CityLevel")]
pub(crate) enum CityLevel {
    /// A city or town; also where a worldwide import does not say what the place is.
    City,
    /// A county, such as Bexar County in Texas.
    County,
    /// A district, of a city or of a state, such as Jung-gu in Incheon or Weiz in Styria.
    District,
    /// A province, such as Prato.
    Province,
    /// A municipality, such as Vallensbæk.
    Municipality,
}

/// The five regions of UN M49; Antarctica lies in none.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::country::RegionCode")]
pub(crate) enum RegionCode {
    /// Africa, M49 002.
    Africa,
    /// North, Central and South America and the Caribbean, M49 019.
    Americas,
    /// Asia, the Near East included, M49 142.
    Asia,
    /// Europe, all of Russia included, M49 150.
    Europe,
    /// Australia, New Zealand and the islands of the Pacific, M49 009.
    Oceania,
}

/// How a name is used.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::city_name::NameKind")]
pub(crate) enum NameKind {
    /// The usual name in its language; `City.name` takes these first.
    Official,
    /// The name in the local language and script, such as `Gießen` or `광주`.
    Local,
    /// Another name in use, such as a shorter one.
    Alias,
    /// A by-name or praise name, such as `Garden City in Western Africa`.
    Nickname,
    /// An older name.
    Former,
    /// A spelling that the source uses and that differs from the usual one; search finds it too.
    AsWritten,
}

/// A sourced field of a city.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::city_attribute::CityField")]
pub(crate) enum CityField {
    /// `City.country`.
    Country,
    /// `City.level`.
    Level,
    /// `City.within`.
    Within,
    /// `City.location`.
    Location,
    /// `City.wikidataId`.
    WikidataId,
}

/// What is measured; each metric has one unit.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::measurement::Metric")]
pub(crate) enum Metric {
    /// Inhabitants; PERSON.
    Population,
    /// A surface; SQUARE_KILOMETRE.
    Area,
    /// A length, such as of a coast; KILOMETRE.
    Length,
    /// From the subject to another place; KILOMETRE.
    Distance,
    /// Time to another place; MINUTE.
    TravelTime,
    /// Annual mean; CELSIUS.
    MeanTemperature,
    /// Lowest, or lowest mean; CELSIUS.
    LowTemperature,
    /// Highest, or highest mean; CELSIUS.
    HighTemperature,
    /// A share of people; PERCENT.
    PopulationShare,
    /// A share of land; PERCENT.
    AreaShare,
    /// A share of the economy by sector; PERCENT.
    SectorShare,
    /// Any other share of trade, tax, exports or ownership; PERCENT.
    EconomicShare,
    /// People employed; PERSON.
    Employees,
    /// Students; PERSON.
    Students,
    /// Schools; COUNT.
    Schools,
    /// Universities and colleges; COUNT.
    HigherEducationInstitutions,
    /// Companies; COUNT.
    Companies,
    /// Throughput; TONNE_PER_YEAR.
    Cargo,
    /// The largest ship that a port takes; TONNE.
    ShipSize,
    /// An age or a duration; YEAR.
    Age,
    /// Anything else that is counted; COUNT. The label says what.
    Count,
}

/// The hedge of the source: how it limits a number.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::measurement::Qualifier")]
pub(crate) enum Qualifier {
    /// It had none, which does not say that the number is exact.
    None,
    /// About, around, approximately.
    About,
    /// Nearly, almost, close to.
    Nearly,
    /// Over, more than, at least.
    Over,
    /// Under, less than.
    Under,
    /// Up to, at most.
    UpTo,
    /// From `low` to `high`, such as 14 to 19 °C.
    Range,
    /// Words only, such as 'dozens'.
    Many,
    /// A plan, never a present figure: it is no `population` of a city.
    Target,
}

/// Which part of the subject a figure covers, since a city with its surroundings can be ten times the city.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::measurement::MeasurementScope")]
pub(crate) enum MeasurementScope {
    /// All of it.
    Total,
    /// The urban area.
    Urban,
    /// The central area.
    Central,
    /// Land only.
    Land,
    /// Water only.
    Water,
    /// Permanent residents.
    Permanent,
    /// The source does not say.
    Unstated,
}

/// The three sectors of the economy.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::industry::Sector")]
pub(crate) enum Sector {
    /// Agriculture, fishery, mining.
    Primary,
    /// Industry.
    Secondary,
    /// Services.
    Tertiary,
}

/// What an industry is to a city, as the source puts it.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::city_industry::IndustryRole")]
pub(crate) enum IndustryRole {
    /// A pillar of the economy, as Chinese sources put it.
    Pillar,
    /// The leading one.
    Leading,
    /// One of the main ones.
    Main,
    /// Growing, new or booming.
    Emerging,
    /// What is sold abroad.
    Export,
    /// An old craft or trade.
    Traditional,
    /// The city is said to be strong or famous in it.
    Strength,
    /// It exists; the source says no more.
    Present,
}

/// What a feature is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::feature::FeatureKind")]
pub(crate) enum FeatureKind {
    /// A port or harbour.
    Port,
    /// An airport.
    Airport,
    /// A railway, a line or a station.
    Railway,
    /// A road.
    Road,
    /// A river.
    River,
    /// A sea, a gulf or an ocean.
    Sea,
    /// A coast or a beach.
    Coast,
    /// A mountain, a range or hills.
    Mountain,
    /// An island or islands.
    Island,
    /// A bridge or bridges.
    Bridge,
    /// A park.
    Park,
    /// A university or college.
    University,
    /// A school or another place of education.
    School,
    /// A museum.
    Museum,
    /// A church.
    Church,
    /// A hospital.
    Hospital,
    /// A building.
    Building,
    /// A historic site or inheritance.
    Heritage,
    /// On the UNESCO list, as the source says.
    WorldHeritage,
    /// A centre of research.
    ResearchCentre,
    /// A company.
    Company,
    /// An organisation or authority.
    Organisation,
    /// A person.
    Person,
    /// A product or a resource.
    Product,
    /// A festival or a recurring event.
    Festival,
    /// A language.
    Language,
    /// A community of people.
    Community,
    /// A country, state, region, city or quarter.
    Place,
    /// What links it with the home city or its country: migrants, trade, visits.
    Tie,
    /// Anything else; the description says what.
    Other,
}

/// How a feature belongs to its city.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::feature::FeatureRole")]
pub(crate) enum FeatureRole {
    /// In the city, or belonging to it.
    Own,
    /// Named beside it, not the city's own.
    Nearby,
    /// A larger place or whole that it lies in.
    Parent,
    /// A larger place whose capital the city is.
    CapitalOf,
    /// The administrative seat of the partner, or an institution that has its seat here.
    Seat,
    /// Has a headquarters here.
    Headquarters,
    /// A person said to be born here.
    Birthplace,
    /// A person said to have lived here.
    Residence,
    /// A person said to have founded the city, or the feature that this one belongs to.
    Founder,
    /// A person said to have studied here.
    Studied,
    /// None of these; the description says.
    Other,
}

/// The kind of an event.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::timeline::EventKind")]
pub(crate) enum EventKind {
    /// The signing of a relation.
    RelationEstablished,
    /// The end of a relation.
    RelationEnded,
    /// A founding or opening, such as of a university.
    Founded,
    /// A change of status, such as becoming a city or a capital.
    StatusChange,
    /// An agreement.
    Agreement,
    /// Anything else that happened.
    History,
}

/// What an editor's note says about the source.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::note::NoteKind")]
pub(crate) enum NoteKind {
    /// A name or word is misspelt.
    Misspelling,
    /// The statement is wrong; `correction` says what is right.
    Wrong,
    /// It can be read in two ways.
    Ambiguous,
    /// The source contradicts itself.
    Conflicting,
    /// It was right once; `correction` says what is right now.
    Outdated,
    /// Anything else that a reader should know.
    Remark,
}

/// How sure the editor is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::note::Certainty")]
pub(crate) enum Certainty {
    /// No doubt is left.
    Sure,
    /// More likely than not.
    Likely,
    /// A doubt that a reader should know of.
    Unsure,
}

/// Whether a relation is in force.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RelationStatus {
    /// In force.
    Active,
    /// Suspended, not ended: it may be taken up again.
    Suspended,
    /// Ended.
    Ended,
    /// Not yet established at the date asked for.
    NotYet,
    /// Neither certainly in force nor certainly not: its dates are not exact enough to say.
    Unknown,
}

/// The unit of a measurement; each metric has one.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// People.
    Person,
    /// Square kilometres.
    SquareKilometre,
    /// Kilometres.
    Kilometre,
    /// Degrees Celsius.
    Celsius,
    /// Per cent.
    Percent,
    /// Minutes.
    Minute,
    /// Tonnes.
    Tonne,
    /// Tonnes a year.
    TonnePerYear,
    /// Years.
    Year,
    /// A plain count.
    Count,
}
