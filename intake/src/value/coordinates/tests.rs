//! Tables of coordinates: what is read, and what is refused.

use proptest::prelude::*;

use super::*;

/// Rounded to a tenth of a second, which hides the noise of floating point.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

fn degrees(text: &str, axis: Axis) -> Result<Option<f64>, String> {
    read_degrees(text, axis, Compass::Unsaid).map(|read| read.map(rounded)).map_err(|error| error.to_string())
}

fn point(text: &str, order: PointOrder) -> Result<Option<(f64, f64)>, String> {
    let read = read_point(text, order, Compass::Unsaid).map_err(|error| error.to_string())?;
    Ok(read.map(|(latitude, longitude)| (rounded(latitude), rounded(longitude))))
}

#[test]
fn degrees_are_read_in_every_notation() {
    use Axis::{Latitude, Longitude};
    for (text, axis, expected) in [
        ("48.2083", Latitude, 48.2083),
        ("48,2083", Latitude, 48.2083),
        ("48.208", Latitude, 48.208),
        ("-1,5106", Longitude, -1.5106),
        ("−1.5", Longitude, -1.5),
        ("+16.5", Longitude, 16.5),
        ("5E-05", Longitude, 0.00005),
        ("48.2° N", Latitude, 48.2),
        ("33.9 S", Latitude, -33.9),
        ("N 48.2", Latitude, 48.2),
        ("51°28'40\"N", Latitude, 51.477_778),
        ("51° 28′ 40″ N", Latitude, 51.477_778),
        ("51º28'N", Latitude, 51.466_667),
        ("51°28’40’’N", Latitude, 51.477_778),
        ("51 28 40 N", Latitude, 51.477_778),
        ("0 6 35.64 W", Longitude, -0.109_9),
        ("51°28.5'N", Latitude, 51.475),
        ("-51°28'", Latitude, -51.466_667),
        ("16° 22' östl. Länge", Longitude, 16.366_667),
        ("48° 12' nördl. Breite", Latitude, 48.2),
        ("48° n. Br.", Latitude, 48.0),
        ("北纬27度59分", Latitude, 27.983_333),
        ("東経135度11分44秒", Longitude, 135.195_556),
        ("55°45′ с. ш.", Latitude, 55.75),
        ("&#8722;5&deg;", Latitude, -5.0),
    ] {
        assert_eq!(degrees(text, axis), Ok(Some(expected)), "{text}");
    }
    for text in ["", "n/a", "null", "NaN"] {
        assert_eq!(degrees(text, Latitude), Ok(None), "{text}");
    }
}

#[test]
fn what_are_no_degrees_is_refused_with_a_reason() {
    use Axis::{Latitude, Longitude};
    let form = "is not understood as degrees; write 48.2083, -16.3731 or 51°28'40\"N";
    for (text, axis, reason) in [
        ("north", Latitude, form),
        ("1e1", Latitude, form),
        ("48.208.300", Latitude, form),
        ("51 28 40", Latitude, form),
        ("51°28°", Latitude, form),
        ("51 059 00 N", Latitude, "has '059' for minutes; accepted are 0 to 59, in two digits"),
        ("51 61 00 N", Latitude, "has '61' for minutes; accepted are 0 to 59, in two digits"),
        ("-51° S", Latitude, "has a sign and a letter; write one of them"),
        ("51° E", Latitude, "is a longitude, where a latitude is expected"),
        ("51° N", Longitude, "is a latitude, where a longitude is expected"),
        ("135.19", Latitude, "is no latitude from -90 to 90; latitude and longitude may be swapped"),
        ("200", Longitude, "is no longitude from -180 to 180"),
        (
            "-999",
            Longitude,
            "is no longitude from -180 to 180; leave the cell empty where the place is not known",
        ),
        (
            "15428859.2",
            Longitude,
            "is no longitude from -180 to 180, but may be metres of Web Mercator (EPSG:3857); say so or convert it to degrees",
        ),
    ] {
        assert_eq!(degrees(text, axis), Err(format!("'{text}' {reason}")), "{text}");
    }
}

#[test]
fn letter_o_is_east_or_west_by_its_column() {
    assert_eq!(
        degrees("16° O", Axis::Longitude),
        Err("'O' is east in German and west in French, Spanish and Italian; write E or W".to_owned())
    );
    for (cells, expected) in [
        (&["16° O", "1° W"][..], Compass::OIsEast),
        (&["16° O", "1° E"], Compass::OIsWest),
        (&["16° O", "?"], Compass::Unsaid),
    ] {
        assert_eq!(compass_of(cells.iter().copied()), expected);
    }
    assert_eq!(read_degrees("16° O", Axis::Longitude, Compass::OIsEast), Ok(Some(16.0)));
    assert_eq!(read_degrees("16° O", Axis::Longitude, Compass::OIsWest), Ok(Some(-16.0)));
}

#[test]
fn points_are_latitude_and_longitude() {
    use PointOrder::{LatitudeFirst, LongitudeFirst, Unsaid};
    for (text, order, expected) in [
        ("Point(25.28 54.68)", Unsaid, (54.68, 25.28)),
        ("POINT (25.28 54.68)", LatitudeFirst, (54.68, 25.28)),
        ("POINT Z (6.96 50.93 12)", Unsaid, (50.93, 6.96)),
        ("SRID=4326;POINT(6.96 50.93)", Unsaid, (50.93, 6.96)),
        ("geo:48.2,16.3;u=40", Unsaid, (48.2, 16.3)),
        ("48.2, 16.3", LatitudeFirst, (48.2, 16.3)),
        ("16.3,48.2", LongitudeFirst, (48.2, 16.3)),
        ("48,2083; 16,3731", LatitudeFirst, (48.2083, 16.3731)),
        ("48,2083, 16,3731", LatitudeFirst, (48.2083, 16.3731)),
        ("48.2 -16.3", LatitudeFirst, (48.2, -16.3)),
        ("[6.9603, 50.9375, 0]", LongitudeFirst, (50.9375, 6.9603)),
        ("(58.378, 26.729)", LatitudeFirst, (58.378, 26.729)),
        ("0,0", LatitudeFirst, (0.0, 0.0)),
        ("51 22 21.72 N 0 6 35.64 W ", Unsaid, (51.3727, -0.1099)),
        ("0°6'35.64\"W, 51°22'21.72\"N", Unsaid, (51.3727, -0.1099)),
        ("N 51.5, W 0.1", Unsaid, (51.5, -0.1)),
        ("51.5° N, 0.1° W", LongitudeFirst, (51.5, -0.1)),
        ("48°12' 16°22'", LatitudeFirst, (48.2, 16.366_667)),
    ] {
        assert_eq!(point(text, order), Ok(Some(expected)), "{text}");
    }
    for text in ["", "null", "[]", "POINT EMPTY"] {
        assert_eq!(point(text, Unsaid), Ok(None), "{text}");
    }
}

#[test]
fn points_without_an_order_or_on_other_maps_are_refused() {
    use PointOrder::{LatitudeFirst, Unsaid};
    let asks = "does not say which of its numbers is the latitude; say whether the latitude or the longitude comes first";
    let system = "is in another reference system than degrees with the longitude first; convert it to WGS 84";
    let form = "is not understood as degrees; write 48.2083, -16.3731 or 51°28'40\"N";
    for (text, order, reason) in [
        ("48.2, 16.3", Unsaid, asks),
        ("135.2, 34.7", Unsaid, asks),
        (
            "135.2, 34.7",
            LatitudeFirst,
            "is no latitude from -90 to 90; latitude and longitude may be swapped",
        ),
        ("SRID=3857;POINT(1 2)", Unsaid, system),
        ("<http://www.wikidata.org/entity/Q405> Point(1 2)", Unsaid, system),
        ("Point(1)", Unsaid, form),
        ("48.2", LatitudeFirst, form),
        ("1e1,5e1", LatitudeFirst, form),
        ("51 N 52 N", Unsaid, form),
        ("somewhere", LatitudeFirst, form),
    ] {
        let shown = quoted(text);
        match point(text, order) {
            Err(message) if text == "1e1,5e1" => assert!(message.ends_with(form), "{message}"),
            read => assert_eq!(read, Err(format!("{shown} {reason}")), "{text}"),
        }
    }
}

#[test]
fn metres_of_web_mercator_become_degrees() {
    let (latitude, longitude) = read_mercator(15_428_859.0, -4_153_809.0).expect("a point");
    assert_eq!((rounded(latitude), rounded(longitude)), (-34.925_85, 138.599_799));
    assert_eq!(read_mercator(0.0, 0.0), Ok((0.0, 0.0)));
    assert!(read_mercator(20_037_509.0, 0.0).is_err());
    assert!(read_mercator(f64::NAN, 0.0).is_err());
}

proptest! {
    #[test]
    fn point_of_wkt_reads_back_to_itself(latitude in -90.0..=90.0_f64, longitude in -180.0..=180.0_f64) {
        let (latitude, longitude) = (rounded(latitude), rounded(longitude));
        prop_assert_eq!(
            read_point(&format!("Point({longitude} {latitude})"), PointOrder::Unsaid, Compass::Unsaid),
            Ok(Some((latitude, longitude)))
        );
    }

    #[test]
    fn minutes_and_seconds_are_parts_of_a_degree(degree in 0..90_u8, minute in 0..60_u8, second in 0..60_u8) {
        let expected = f64::from(degree) + f64::from(minute) / 60.0 + f64::from(second) / 3600.0;
        for text in [format!("{degree}°{minute}'{second}\"S"), format!("{degree} {minute:02} {second:02} S")] {
            prop_assert_eq!(degrees(&text, Axis::Latitude), Ok(Some(rounded(-expected))), "{}", text);
        }
    }
}
