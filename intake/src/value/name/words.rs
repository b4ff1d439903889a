//! Words around names: which of two is today's, and what is no name.

use crate::value::cell::fold;

/// Before the name of today.
const NOW: &[&str] = &[
    "heute",
    "jetzt",
    "now",
    "today",
    "currently",
    "present-day",
    "aujourd'hui",
    "actuellement",
    "maintenant",
    "hoy",
    "actualmente",
    "actual",
    "oggi",
    "attualmente",
    "thans",
    "tegenwoordig",
    "nu",
    "dzis",
    "dzisiaj",
    "obecnie",
    "ныне",
    "сейчас",
    "теперь",
    "hoje",
    "atualmente",
    "现",
    "今",
    "現",
    "現在の",
    "현",
    "현재",
];

/// Before a name of the past.
const FORMERLY: &[&str] = &[
    "formerly",
    "former",
    "previously",
    "until",
    "ehemals",
    "ehem.",
    "ehemalige",
    "ehemaliges",
    "fruher",
    "vormals",
    "bis",
    "anciennement",
    "autrefois",
    "ex",
    "ex-",
    "antes",
    "antiguamente",
    "anteriormente",
    "gia",
    "precedentemente",
    "vroeger",
    "voorheen",
    "dawniej",
    "бывший",
    "бывш.",
    "ранее",
    "до",
    "antigamente",
    "原",
    "旧",
    "舊",
    "원",
    "구",
];

/// Before another name.
const ALSO: &[&str] = &[
    "also",
    "also known as",
    "aka",
    "a.k.a.",
    "or",
    "auch",
    "oder",
    "aussi",
    "ou",
    "tambien",
    "o",
    "anche",
    "ook",
    "tez",
    "также",
    "или",
    "tambem",
    "又名",
    "又称",
    "別名",
];

/// Words that stand right before the name; others of one sign may be its beginning, as in 今治.
const NEEDS_NO_BLANK: &[&str] = &["旧", "舊", "现", "現在の", "现在的", "又名", "又称", "別名"];

/// Behind the comma of an index: `Hague, The`.
const ARTICLES: &[&str] = &[
    "the", "a", "o", "as", "os", "la", "le", "les", "l'", "el", "los", "las", "den", "het", "de", "il", "lo",
];

/// Between the names of two places.
const JOINTS: &[&str] = &["&", "+", "and", "und", "u.", "sowie", "et", "y", "e", "i", "и", "en", "og", "och"];

/// Single names that have such a word, folded: districts and counties, and what once were two towns.
const NAMES_WITH_A_JOINT: &str = "brighton and hove; windsor and maidenhead; \
     hammersmith and fulham; kensington and chelsea; barking and dagenham; bath and north east somerset; \
     redcar and cleveland; telford and wrekin; nuneaton and bedworth; basingstoke and deane; \
     king s lynn and west norfolk; hinckley and bosworth; oadby and wigston; reigate and banstead; \
     tonbridge and malling; epsom and ewell; tyne and wear; dumfries and galloway; perth and kinross; \
     argyll and bute; highlands and islands; antrim and newtownabbey; \
     ards and north down; banbridge and craigavon; mid and east antrim; causeway coast and glens; \
     lisburn and castlereagh; newry mourne and down; derry city and strabane; fermanagh and omagh; \
     bournemouth christchurch and poole; newfoundland and labrador; andaman and nicobar islands; \
     jammu and kashmir; dadra and nagar haveli; castilla y leon; treinta y tres; \
     more og romsdal; sogn og fjordane; troms og finnmark; \
     cruilles monells i sant sadurni de l heura; calonge i sant antoni; tras os montes e alto douro";

pub(super) fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word)
}

/// Whether it is one name that has a joint.
pub(super) fn has_joint_of_its_own(name: &str) -> bool {
    let folded = domain::search::fold(&name.replace(['&', '+'], " and "));
    NAMES_WITH_A_JOINT.split("; ").any(|known| known == folded)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Now,
    Formerly,
    Also,
}

/// What the words before a name say of it, and the name behind them; the words come folded as well as stated.
pub(super) fn relation<'a>(stated: &'a str, folded: &str) -> Option<(Relation, &'a str)> {
    let lists = [(Relation::Now, NOW), (Relation::Formerly, FORMERLY), (Relation::Also, ALSO)];
    let words = lists.iter().flat_map(|&(relation, words)| words.iter().map(move |word| (relation, *word)));
    let fits = |word: &str| {
        folded.strip_prefix(word).is_some_and(|rest| {
            let is_apart = rest.starts_with([' ', ':', '・', '-', '\'']) || word.ends_with(['-', '.']);
            !rest.is_empty() && (is_apart || NEEDS_NO_BLANK.contains(&word))
        })
    };
    let (relation, word) = words.filter(|(_, word)| fits(word)).max_by_key(|(_, word)| word.len())?;
    let start = stated.char_indices().nth(word.chars().count()).map_or(stated.len(), |(at, _)| at);
    Some((relation, stated[start..].trim_start_matches([' ', ':', '・', '-']).trim()))
}

/// Capitals such as `LA` and `IL` are states of America.
pub(super) fn is_article(text: &str) -> bool {
    let is_code = text.len() > 1 && text.chars().all(char::is_uppercase);
    !is_code && ARTICLES.contains(&fold(text).as_str())
}

/// A number of Wikidata, alone or as an address.
pub(super) fn is_item(text: &str) -> bool {
    let id = text.rsplit(['/', ':']).next().unwrap_or(text);
    id.strip_prefix(['Q', 'q'])
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
