//! The character references of HTML: `&ouml;`, `&#324;`, `&#x144;`.

/// Those of Latin-1, of Central Europe, and the usual signs.
#[rustfmt::skip]
const NAMED: &[(&str, char)] = &[
    ("quot", '"'), ("amp", '&'), ("apos", '\''), ("lt", '<'), ("gt", '>'), ("nbsp", '\u{a0}'),
    ("iexcl", '¡'), ("cent", '¢'), ("pound", '£'), ("curren", '¤'), ("yen", '¥'), ("brvbar", '¦'),
    ("sect", '§'), ("uml", '¨'), ("copy", '©'), ("ordf", 'ª'), ("laquo", '«'), ("not", '¬'),
    ("shy", '\u{ad}'), ("reg", '®'), ("macr", '¯'), ("deg", '°'), ("plusmn", '±'), ("sup2", '²'),
    ("sup3", '³'), ("acute", '´'), ("micro", 'µ'), ("para", '¶'), ("middot", '·'), ("cedil", '¸'),
    ("sup1", '¹'), ("ordm", 'º'), ("raquo", '»'), ("frac14", '¼'), ("frac12", '½'), ("frac34", '¾'),
    ("iquest", '¿'), ("Agrave", 'À'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Atilde", 'Ã'), ("Auml", 'Ä'),
    ("Aring", 'Å'), ("AElig", 'Æ'), ("Ccedil", 'Ç'), ("Egrave", 'È'), ("Eacute", 'É'), ("Ecirc", 'Ê'),
    ("Euml", 'Ë'), ("Igrave", 'Ì'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Iuml", 'Ï'), ("ETH", 'Ð'),
    ("Ntilde", 'Ñ'), ("Ograve", 'Ò'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Otilde", 'Õ'), ("Ouml", 'Ö'),
    ("times", '×'), ("Oslash", 'Ø'), ("Ugrave", 'Ù'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Uuml", 'Ü'),
    ("Yacute", 'Ý'), ("THORN", 'Þ'), ("szlig", 'ß'), ("agrave", 'à'), ("aacute", 'á'), ("acirc", 'â'),
    ("atilde", 'ã'), ("auml", 'ä'), ("aring", 'å'), ("aelig", 'æ'), ("ccedil", 'ç'), ("egrave", 'è'),
    ("eacute", 'é'), ("ecirc", 'ê'), ("euml", 'ë'), ("igrave", 'ì'), ("iacute", 'í'), ("icirc", 'î'),
    ("iuml", 'ï'), ("eth", 'ð'), ("ntilde", 'ñ'), ("ograve", 'ò'), ("oacute", 'ó'), ("ocirc", 'ô'),
    ("otilde", 'õ'), ("ouml", 'ö'), ("divide", '÷'), ("oslash", 'ø'), ("ugrave", 'ù'), ("uacute", 'ú'),
    ("ucirc", 'û'), ("uuml", 'ü'), ("yacute", 'ý'), ("thorn", 'þ'), ("yuml", 'ÿ'), ("Amacr", 'Ā'),
    ("amacr", 'ā'), ("Abreve", 'Ă'), ("abreve", 'ă'), ("Aogon", 'Ą'), ("aogon", 'ą'), ("Cacute", 'Ć'),
    ("cacute", 'ć'), ("Ccaron", 'Č'), ("ccaron", 'č'), ("Dcaron", 'Ď'), ("dcaron", 'ď'), ("Dstrok", 'Đ'),
    ("dstrok", 'đ'), ("Emacr", 'Ē'), ("emacr", 'ē'), ("Eogon", 'Ę'), ("eogon", 'ę'), ("Ecaron", 'Ě'),
    ("ecaron", 'ě'), ("Gbreve", 'Ğ'), ("gbreve", 'ğ'), ("Imacr", 'Ī'), ("imacr", 'ī'), ("Idot", 'İ'),
    ("imath", 'ı'), ("Lstrok", 'Ł'), ("lstrok", 'ł'), ("Nacute", 'Ń'), ("nacute", 'ń'), ("Ncaron", 'Ň'),
    ("ncaron", 'ň'), ("Omacr", 'Ō'), ("omacr", 'ō'), ("Odblac", 'Ő'), ("odblac", 'ő'), ("OElig", 'Œ'),
    ("oelig", 'œ'), ("Rcaron", 'Ř'), ("rcaron", 'ř'), ("Sacute", 'Ś'), ("sacute", 'ś'), ("Scedil", 'Ş'),
    ("scedil", 'ş'), ("Scaron", 'Š'), ("scaron", 'š'), ("Tcedil", 'Ţ'), ("tcedil", 'ţ'), ("Tcaron", 'Ť'),
    ("tcaron", 'ť'), ("Umacr", 'Ū'), ("umacr", 'ū'), ("Uring", 'Ů'), ("uring", 'ů'), ("Udblac", 'Ű'),
    ("udblac", 'ű'), ("Yuml", 'Ÿ'), ("Zacute", 'Ź'), ("zacute", 'ź'), ("Zdot", 'Ż'), ("zdot", 'ż'),
    ("Zcaron", 'Ž'), ("zcaron", 'ž'), ("ensp", '\u{2002}'), ("emsp", '\u{2003}'), ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'), ("zwj", '\u{200d}'), ("lrm", '\u{200e}'), ("rlm", '\u{200f}'), ("ndash", '–'),
    ("mdash", '—'), ("lsquo", '‘'), ("rsquo", '’'), ("sbquo", '‚'), ("ldquo", '“'), ("rdquo", '”'),
    ("bdquo", '„'), ("dagger", '†'), ("Dagger", '‡'), ("bull", '•'), ("hellip", '…'), ("prime", '′'),
    ("Prime", '″'), ("euro", '€'),
];

/// The text with characters for references, also where a reference was itself written as one (`&amp;ouml;`).
pub(super) fn decode(text: &str) -> String {
    let once = decode_once(text);
    if once.contains('&') && once != text { decode_once(&once) } else { once }
}

fn decode_once(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        let behind = &rest[start + 1..];
        if let Some((name, after)) = behind.split_once(';')
            && let Some(c) = character(name)
        {
            decoded.push(c);
            rest = after;
        } else {
            decoded.push('&');
            rest = behind;
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|&(_, c)| c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(of_code)
}

/// As browsers do, codes of control characters are read as Windows-1252.
fn of_code(code: u32) -> Option<char> {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => encoding_rs::WINDOWS_1252.decode(&[byte]).0.chars().next(),
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_are_decoded_and_all_else_stays() {
        for (text, expected) in [
            ("K&ouml;ln", "Köln"),
            ("Gda&#324;sk", "Gdańsk"),
            ("Gda&#x144;sk", "Gdańsk"),
            ("&Lstrok;&oacute;d&zacute;", "Łódź"),
            ("K&amp;ouml;ln", "Köln"),
            ("1962&#150;2022", "1962–2022"),
            ("Brighton &amp; Hove", "Brighton & Hove"),
            ("A & B; C", "A & B; C"),
            ("&#xd800;&#;&;&nosuch;&", "&#xd800;&#;&;&nosuch;&"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
