//! The enums of the schema whose words stand in `domain::vocabulary`, and the form that makes them.

macro_rules! exposed {
    ([$(, remote = $remote:tt)?] $(#[doc = $about:tt])+ $name:ident {
        $($(#[doc = $meaning:tt])+ $value:ident = $key:tt, $english:tt, $chinese:tt $(, $more:tt)?;)+
    }) => {
        $(#[doc = $about])+
        #[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        $(#[graphql(remote = $remote)])?
        pub(crate) enum $name {
            $(
                $(#[doc = $meaning])+
                #[graphql(name = $key)]
                $value,
            )+
        }
    };
    // Clients see the words of the server too.
    ([$($with:tt)*] $(#[doc = $about:tt])+ $name:ident { $($word:tt)+ } derived { $($derived:tt)+ }) => {
        exposed! { [$($with)*] $(#[doc = $about])+ $name { $($derived)+ $($word)+ } }
    };
}

domain::relation_kind!(exposed, remote = "entity::relation::RelationKind");
domain::relation_status!(exposed);
domain::region_code!(exposed, remote = "entity::country::RegionCode");
domain::city_level!(exposed, remote = "entity::city::CityLevel");
domain::city_field!(exposed, remote = "entity::city_attribute::CityField");
domain::name_kind!(exposed, remote = "entity::city_name::NameKind");
domain::metric!(exposed, remote = "entity::measurement::Metric");
domain::unit!(exposed, remote = "domain::vocabulary::Unit");
domain::qualifier!(exposed, remote = "entity::measurement::Qualifier");
domain::measurement_scope!(exposed, remote = "entity::measurement::MeasurementScope");
domain::sector!(exposed, remote = "entity::industry::Sector");
domain::industry_role!(exposed, remote = "entity::city_industry::IndustryRole");
domain::feature_kind!(exposed, remote = "entity::feature::FeatureKind");
domain::feature_role!(exposed, remote = "entity::feature::FeatureRole");
domain::event_kind!(exposed, remote = "entity::timeline::EventKind");
domain::note_kind!(exposed, remote = "entity::note::NoteKind");
domain::certainty!(exposed, remote = "entity::note::Certainty");
domain::standing!(exposed, remote = "entity::fact::Standing");
