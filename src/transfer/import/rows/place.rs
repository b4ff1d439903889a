//! The place that one end of a row states.

use domain::country::UNKNOWN;
use entity::city::CityLevel;
use entity::city_name::NameKind;
use intake::columns::{End, Field};
use intake::country::{Resolved, is_country};
use intake::value::NotUnderstood;
use intake::value::coordinates::{Axis, read_degrees, read_point};
use intake::value::level::{Level, level_word, read_level};
use intake::value::name::{NameRead, Postcode, designation, postcode, read_name};
use intake::value::number::{Figure, Hedge, MOST_SQUARE_KM_OF_CITY, read_area_in, read_population_in};

use super::cells::Cells;
use super::{Reader, america, key};
use crate::transfer::import::ledger::{At, Effect, WarningKind};
use crate::transfer::import::stated::{Key, OtherName, StatedPlace};

/// The country that shares its name with a state of America.
const GEORGIA: &str = "GE";

/// The country whose code is also what some programs write for none, and its name.
const NAMIBIA: (&str, &str) = ("NA", "Namibia");

/// The country of a row, as far as it is known.
#[derive(Default)]
pub(super) struct CountryRead {
    pub(super) code: Option<String>,
    pub(super) stated: Option<String>,
    pub(super) region: Option<String>,
}

impl Reader<'_> {
    /// The places of the end: several only where the user said that several names in a cell are several places.
    pub(super) fn places(&mut self, at: At, cells: Cells<'_>, end: End) -> Vec<Key> {
        let name = read_name(cells.get(end, Field::Name));
        // A place with an id is one, though its name has an "and".
        let joined = name.joined.as_ref().filter(|_| self.id(cells, end).is_none());
        match name.several.as_ref().or(joined) {
            Some(names) if self.options.split => {
                let names: Vec<NameRead> = names.iter().map(|name| read_name(name)).collect();
                names.into_iter().filter_map(|name| self.named(at, cells, end, name)).collect()
            }
            Some(names) => {
                let proposal = Some("--split takes them apart".to_owned());
                let message = format!("{} names in one cell: {}", names.len(), names.join(" · "));
                let kind = WarningKind::SeveralNames;
                if self.warn(at, kind, Effect::RowHeldBack, cells.get(end, Field::Name), message, proposal) {
                    return Vec::new();
                }
                self.named(at, cells, end, name).into_iter().collect()
            }
            None if self.options.split && self.may_be_two(at, cells, end, &name) => Vec::new(),
            None => self.named(at, cells, end, name).into_iter().collect(),
        }
    }

    /// The place of the end; none if it names none.
    pub(super) fn place(&mut self, at: At, cells: Cells<'_>, end: End) -> Option<Key> {
        self.places(at, cells, end).into_iter().next()
    }

    /// The place under a name that was read.
    fn named(&mut self, at: At, cells: Cells<'_>, end: End, read: NameRead) -> Option<Key> {
        let written = cells.get(end, Field::Name);
        let by_id = self.id(cells, end);
        if read.name.is_empty() && written.is_empty() {
            // A bare reference; who it is, another row or the database says.
            return by_id.map(|key| self.stated.shared(key));
        }
        if read.name.is_empty() && by_id.is_none() {
            let message = format!("'{written}' is no name");
            self.warn(at, WarningKind::NameMissing, Effect::RowHeldBack, written, message, None);
            return None;
        }
        let mut read = if by_id.is_some() { with_region(read) } else { read };
        if let Some(doubt) = &read.doubt {
            let message = format!("'{written}': {doubt}");
            let held = self.warn(at, WarningKind::NameMissing, Effect::RowHeldBack, written, message, None);
            if held || read.name.is_empty() && by_id.is_none() {
                return by_id;
            }
        }
        let mut country = self.country(at, cells, end)?;
        if self.is_state_for_country(at, cells, end, &country, &read.name) {
            return None;
        }
        let mut level_beside = None;
        let behind = read.region.clone();
        if by_id.is_none() {
            country = self.with_country_behind(at, country, &mut read)?;
            if self.may_have_a_year(at, written, &mut read) {
                return None;
            }
            level_beside = without_level(&mut read);
            without_designation(&mut read);
        }
        if country.code.is_none() && self.is_without_country(at, cells, end, by_id.is_some()) {
            return None;
        }
        let within = Some(cells.get(end, Field::Within)).filter(|within| !within.is_empty());
        let within = within.map(|within| read_name(within).name).filter(|within| !within.is_empty());
        if by_id.is_none() && read.doubt.is_none() {
            // Of `Springfield, Illinois, USA` the country says that the rest is a region.
            let is_left = read.region == behind;
            let region = behind.filter(|_| is_left);
            self.asides.name(at, written, &read, region.as_deref(), within.as_deref());
        }
        let within = within.or(read.region).or(country.region);
        let name = if read.name.is_empty() { id_as_name(by_id.as_ref()) } else { read.name };
        let place_key = self.stated.shared(by_id.unwrap_or_else(|| {
            let stated = country.stated.as_deref().or(country.code.as_deref()).unwrap_or_default();
            key::of_name(&name, stated, within.as_deref())
        }));
        let said = [name.as_str(), within.as_deref().unwrap_or_default(), cells.get(end, Field::Country)];
        let of_kind = |kind: Option<NameKind>| move |text: String| OtherName { text, lang: None, kind };
        let mut names: Vec<OtherName> = read.also.into_iter().map(of_kind(None)).collect();
        names.extend(read.former.map(of_kind(Some(NameKind::Former))));
        names.extend(self.other_names(at, cells, end, &said));
        let lang = cells.get(end, Field::Language);
        let of_column = cells.all(end, Field::Name).next().and_then(|(_, column)| column.language);
        let lang = Some(lang).filter(|lang| !lang.is_empty()).or(of_column);
        let level = self.level(at, cells.get(end, Field::Level), country.code.as_deref());
        let level = level.or(level_beside.map(super::level_of));
        let area = self.figure(at, cells, end, Field::Area);
        let area = area.filter(|area| !self.is_too_large(at, area, level));
        let place = StatedPlace {
            at,
            also_at: Vec::new(),
            key: place_key.clone(),
            slug: country.code.as_deref().and_then(|code| slug(cells.get(end, Field::Id), code)),
            name,
            lang: lang.and_then(domain::language::canonical),
            names,
            within,
            country: country.code,
            level,
            point: self.point(at, cells, end),
            population: self.figure(at, cells, end, Field::Population),
            area,
        };
        self.stated.add_place(place);
        Some(place_key)
    }

    /// Takes a postcode off the name. Whether the row is held back, since it may be a year.
    fn may_have_a_year(&mut self, at: At, written: &str, read: &mut NameRead) -> bool {
        let Some(Postcode { code, name, may_be_year }) = postcode(&read.name) else { return false };
        let message = format!(
            "'{written}': '{code}' may be a postcode or a year, which belongs into a column of its own"
        );
        let (kind, effect) = (WarningKind::NameMissing, Effect::RowHeldBack);
        if may_be_year && self.warn(at, kind, effect, written, message, None) {
            return true;
        }
        read.notes.push(code);
        read.name = name;
        false
    }

    /// The key of the end's id. A Wikidata item goes before a key of the file's own, which then stands for it.
    fn id(&mut self, cells: Cells<'_>, end: End) -> Option<Key> {
        let own = key::of_id(cells.get(end, Field::Id));
        let item = key::of_id(cells.get(end, Field::Wikidata)).filter(|key| matches!(key, Key::Item(_)));
        if let (Some(own), Some(item)) = (&own, &item)
            && own != item
        {
            self.stated.same.insert(own.clone(), item.clone());
        }
        item.or(own)
    }

    /// The country; none if the row is held back for it.
    fn country(&mut self, at: At, cells: Cells<'_>, end: End) -> Option<CountryRead> {
        let (code, mut label) = (cells.get(end, Field::CountryCode), cells.get(end, Field::Country));
        if code == NAMIBIA.0 && label.is_empty() && self.is_namibia(at, cells, end) {
            label = NAMIBIA.1;
        }
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let stated = some(label).or_else(|| some(code));
        let unknown = || CountryRead { code: Some(UNKNOWN.to_owned()), stated: stated.clone(), region: None };
        let shown = stated.clone().unwrap_or_default();
        Some(match self.countries.resolve(some(code).as_deref(), some(label).as_deref()) {
            Resolved::Known { code, region, .. } => CountryRead { code: Some(code), stated: None, region },
            Resolved::Absent => CountryRead::default(),
            Resolved::Contradiction { code, label_code } => {
                let message = format!("the code says {code} and '{label}' is {label_code}");
                let proposal = Some(format!("correct one of them, or accept {code}"));
                let kind = WarningKind::CountryContradiction;
                if self.warn(at, kind, Effect::RowHeldBack, &shown, message, proposal) {
                    return None;
                }
                CountryRead { code: Some(code), stated: None, region: None }
            }
            Resolved::Former { label, codes } => {
                let message = format!("'{label}' is a state that is no more; the country is {UNKNOWN}");
                let proposal = Some(format!("one of {}", codes.join(", ")));
                self.warn(at, WarningKind::CountryFormer, Effect::None, &shown, message, proposal);
                unknown()
            }
            Resolved::Unknown { text, nearest } => {
                // A code of the file's own says that it means no country of ISO 3166.
                let is_misspelt = !nearest.is_empty() && (code.is_empty() || code == "NA");
                let effect = if is_misspelt { Effect::RowHeldBack } else { Effect::None };
                let message = if is_misspelt {
                    format!("no country is called '{text}'")
                } else {
                    format!("no country is called '{text}'; the country is {UNKNOWN}")
                };
                let proposal = (!nearest.is_empty()).then(|| nearest.join(" or "));
                if self.warn(at, WarningKind::CountryUnknown, effect, &shown, message, proposal) {
                    return None;
                }
                unknown()
            }
        })
    }

    /// Whether the row is held back, since a name alone says not which place it is.
    fn is_without_country(&mut self, at: At, cells: Cells<'_>, end: End, has_id: bool) -> bool {
        let effect = if has_id { Effect::None } else { Effect::RowHeldBack };
        let name = cells.get(end, Field::Name);
        let (code, country) = NAMIBIA;
        let (message, proposal) = if cells.get(end, Field::CountryCode) == code && cells.has_na_for_none() {
            let message = format!(
                "'{code}' of '{name}' is the code of {country}, but elsewhere in the file it stands for no value"
            );
            (message, Some(format!("write NAM or {country} where it is the country")))
        } else {
            (format!("no country is given for '{name}'"), None)
        };
        self.warn(at, WarningKind::CountryMissing, effect, name, message, proposal)
    }

    /// Whether the code `NA` alone is Namibia, which is also what some programs write for no value.
    fn is_namibia(&mut self, at: At, cells: Cells<'_>, end: End) -> bool {
        let (code, country) = NAMIBIA;
        if slug(cells.get(end, Field::Id), code).is_some() {
            return true;
        }
        if cells.has_na_for_none() {
            return false;
        }
        let message =
            format!("'{code}' is taken as the code of {country}; nowhere else it stands for no value");
        self.warn(at, WarningKind::CountryMissing, Effect::None, code, message, None);
        true
    }

    /// Whether the row is held back for a comma, where cells are said to have several places: what stands behind it is no
    /// country, and no region that is known.
    fn may_be_two(&mut self, at: At, cells: Cells<'_>, end: End, read: &NameRead) -> bool {
        let Some(region) = read.region.as_deref().filter(|_| self.id(cells, end).is_none()) else {
            return false;
        };
        let parts: Vec<&str> = region.split([',', '，']).map(str::trim).collect();
        let has_country = parts.last().is_some_and(|last| is_country(last));
        let regions = &parts[..parts.len() - usize::from(has_country)];
        let within = cells.get(end, Field::Within);
        let is_known = |text: &str| {
            let is_code =
                text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.');
            let is_within = !within.is_empty() && domain::search::fold(within) == domain::search::fold(text);
            is_code || is_within || america::is_state(text) || level_word(text).is_some()
        };
        if regions.iter().all(|text| is_known(text)) {
            return false;
        }
        let cell = cells.get(end, Field::Name);
        let message = format!("'{cell}' may be several places, or one in a region");
        let proposal = Some("part places by a semicolon, or accept that it is one in a region".to_owned());
        self.warn(at, WarningKind::SeveralNames, Effect::RowHeldBack, cell, message, proposal)
    }

    /// Whether the row is held back since its country is `Georgia`, and the city one of the state of America.
    fn is_state_for_country(
        &mut self,
        at: At,
        cells: Cells<'_>,
        end: End,
        country: &CountryRead,
        name: &str,
    ) -> bool {
        let text = cells.get(end, Field::Country);
        let is_doubtful = country.code.as_deref() == Some(GEORGIA)
            && america::is_state(text)
            && cells.get(end, Field::CountryCode).is_empty()
            && america::is_of_georgia(name);
        if !is_doubtful {
            return false;
        }
        let message =
            format!("'{text}' may be the state of the USA, which has a city '{name}', or the country");
        let proposal = Some(format!("write US for the state, or accept {GEORGIA}"));
        self.warn(at, WarningKind::CountryContradiction, Effect::RowHeldBack, text, message, proposal)
    }

    fn level(&mut self, at: At, text: &str, country: Option<&str>) -> Option<CityLevel> {
        if text.is_empty() {
            return None;
        }
        let level = read_level(text, country.filter(|country| *country != UNKNOWN));
        if level.is_none() {
            let message = format!(
                "'{text}' is no kind of place that is known; accepted are city, county, district, province and municipality"
            );
            self.warn(at, WarningKind::NotUnderstood, Effect::ValueLeftOut, text, message, None);
        }
        level.map(super::level_of)
    }

    fn point(&mut self, at: At, cells: Cells<'_>, end: End) -> Option<(f64, f64)> {
        let (point, compass) = cells.degrees(end, Field::Point);
        let (latitude, of_latitude) = cells.degrees(end, Field::Latitude);
        let (longitude, of_longitude) = cells.degrees(end, Field::Longitude);
        let (shown, read) = if point.is_empty() {
            let shown = format!("{latitude}, {longitude}");
            let latitude = read_degrees(latitude, Axis::Latitude, of_latitude);
            let longitude = read_degrees(longitude, Axis::Longitude, of_longitude);
            (shown, latitude.and_then(|latitude| Ok(latitude.zip(longitude?))))
        } else {
            (point.to_owned(), read_point(point, self.options.point_order, compass))
        };
        let point = self.understood(at, &shown, read)?;
        if point == (0.0, 0.0) {
            let message = "the point 0, 0 stands for an unknown one";
            let held = self.warn(at, WarningKind::PointZero, Effect::ValueLeftOut, &shown, message, None);
            return (!held).then_some(point);
        }
        Some(point)
    }

    fn figure(&mut self, at: At, cells: Cells<'_>, end: End, field: Field) -> Option<Figure> {
        let (text, style, unit) = cells.figure(end, field);
        if field == Field::Area {
            return self.understood(at, text, read_area_in(unit, text, style));
        }
        let qualifier = cells.get(end, Field::PopulationQualifier);
        let read = read_population_in(unit, text, style).and_then(|figure| match figure {
            Some(_) if unit.is_none() && cells.has_parts_of_people(end) => Err(NotUnderstood {
                message: format!(
                    "'{text}' stands in a column of numbers that are not whole, which may be counted in thousands; write them in full"
                ),
            }),
            figure => Ok(figure),
        });
        let figure = self.understood(at, text, read)?;
        let hedge = match qualifier {
            "" | "NONE" => figure.hedge,
            "NEARLY" => Hedge::Nearly,
            "OVER" => Hedge::Over,
            "UNDER" => Hedge::Under,
            "UP_TO" => Hedge::UpTo,
            _ => Hedge::About,
        };
        Some(Figure { hedge, ..figure })
    }

    /// Whether no place but a province has such an area.
    fn is_too_large(&mut self, at: At, area: &Figure, level: Option<CityLevel>) -> bool {
        let is_province = level == Some(CityLevel::Province);
        if is_province || area.value <= MOST_SQUARE_KM_OF_CITY {
            return false;
        }
        let message = format!(
            "'{}' is more than {MOST_SQUARE_KM_OF_CITY:.0} square kilometres, which no place but a province has",
            area.stated
        );
        self.warn(at, WarningKind::NotUnderstood, Effect::ValueLeftOut, &area.stated, message, None);
        true
    }

    /// The value, or a warning that says why it is left out.
    pub(super) fn understood<T>(
        &mut self,
        at: At,
        text: &str,
        read: Result<Option<T>, NotUnderstood>,
    ) -> Option<T> {
        match read {
            Ok(value) => value,
            Err(NotUnderstood { message }) => {
                self.warn(at, WarningKind::NotUnderstood, Effect::ValueLeftOut, text, message, None);
                None
            }
        }
    }
}

/// The id, if it may be a slug of ours: words in plain letters, and the code of the country behind them.
fn slug(id: &str, country: &str) -> Option<String> {
    let words = id.strip_suffix(&format!("-{}", country.to_ascii_lowercase()))?;
    (!words.is_empty() && domain::name::words(id) == id).then(|| id.to_owned())
}

/// The label of a place that has an id, whole: what stands behind a comma need not be a region.
fn with_region(mut read: NameRead) -> NameRead {
    if let Some(region) = read.region.take() {
        read.name = format!("{}, {region}", read.name);
    }
    read
}

/// Takes a word for a kind of place out that stands where a region could, as in `Bruck, Stadt`. In brackets a county or a
/// province belongs to the name, which is also that of a city.
fn without_level(read: &mut NameRead) -> Option<Level> {
    if let Some(level) = read.region.as_deref().and_then(level_word) {
        read.notes.extend(read.region.take());
        return Some(level);
    }
    let (before, inside) = read.name.strip_suffix(')')?.rsplit_once(" (")?;
    let level = level_word(inside).filter(|level| matches!(level, Level::City | Level::Municipality))?;
    read.notes.push(inside.to_owned());
    read.name = before.trim().to_owned();
    Some(level)
}

/// Takes words out that say what the place is, as in `Partnerstadt Kiel`.
fn without_designation(read: &mut NameRead) {
    if let Some((words, name)) = designation(&read.name) {
        read.notes.push(words.to_owned());
        read.name = name.to_owned();
    }
}

/// A place whose name nobody knows, where the user accepts that its id stands for it.
fn id_as_name(key: Option<&Key>) -> String {
    match key {
        Some(Key::Item(item)) => format!("Q{item}"),
        Some(Key::Local(id)) => id.to_string(),
        _ => String::new(),
    }
}
