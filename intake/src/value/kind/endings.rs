//! Words that may tell that a relation has ended, rests or was never begun, in remarks that say more than is understood.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::partial_date::PartialDate;

use super::words::{is_ended, is_negation};
use crate::value::cell::is_unspaced;

/// Words beside a state that say nothing of it, folded.
const NEUTRAL: &str = "has have had been be was were is are it its the this a an now currently already all only by mutual council \
    decision agreement agreements contract contracts treaty partnership partnerships relationship relations relation \
    twinning twinnings link links contacts hat haben hatte wurde wurden worden ist war waren sind der die das dem alle nur \
    vertrag vertrage abkommen vereinbarung beziehung beziehungen kontakte partnerschaft partnerschaften \
    stadtepartnerschaft inzwischen derzeit zurzeit momentan bereits einvernehmlich durch stadtrat gemeinderat \
    ratsbeschluss beschluss befristet ete est sont le la les l convention contrat accord partenariat actuellement \
    jumelage par conseil municipal seulement ha sido fue esta el los acuerdo convenio contrato hermanamiento \
    actualmente e stato stata il accordo patto gemellaggio attualmente foi acordo werd het overeenkomst zostala zostalo \
    umowa partnerstwo договор соглашение партнерство было был была были";

/// Before a reason, folded.
const REASONS: &str = "because due owing wegen aufgrund infolge weil debido vanwege";

/// Beginnings of words for an end or a pause, folded.
const STEMS: &str = "ended endet terminated terminat cancel dissol expir discontinu suspend inactiv inakti dormant lapse defunct \
    revok revoc withdr abandon ceased frozen pausi paused beend geendet aufgelo auflos gekundig kundig ausgelaufen \
    abgelaufen erlosch erlisch eingestellt eingeschlafen eingefroren stillgelegt ruht ruhe ausgesetzt aussetz widerruf \
    annul aufgekundig rompu ruptur resiliat dissou sommeil caduc interromp denonc disuel disol vencid rescind \
    extint sciol scadut sospes decadut beeindig opgeheven opgezegd verlopen stopgezet geschorst opgeschort wypowied \
    zakoncz rozwiaz wygas zawiesz nieaktyw прекращ прекрат расторг приостан истек аннулир заморож денонсир avslut \
    afslut oppsag uppsag opsagt upphor ophort nedlagt nedlagd paattyn paattyi lopetet irtisan ukonc zrus megsz feshed";

/// The same in scripts without blanks.
const UNSPACED: &str = "终止 結束 结束 解除 終了 解消 休止 停止 中止 暂停 中断 失效 失効 废止 廃止 撤销 取消 凍結 冻结 종료 해지 해제 중단 폐지 만료 취소 보류";

/// Before a relation they say that it has ended, and before a mayor they do not.
const FORMER: &str = "former formerly ex ehemalig ehemalige ehemaliger ehemaligen ehemals fruher fruhere fruherer fruheren ancien ancienne \
    anciens anciennes antiguo antigua antiguos antiguas antigo antiga voormalig voormalige byla byly dawna dawne \
    бывший бывшая past end ending ende fin fine einde koniec конец";

/// Beginnings of words for the relation itself.
const OWN: &str = "partner stadtepartner sister twin jumel hermana gemell stedenband agree contract contrat contrato vertrag \
    abkommen vereinbar accord acuerdo convenio overeenkomst umow partenar relation beziehung freundschaft friend \
    cooperat kooperat договор соглаш партнер побратим";

/// Beginnings of words for what ends beside a relation.
const OTHERS: &str = "visit concert festival war wars meeting trip tour mayor exhibition tournament course besuch konzert krieg \
    treffen reise fest ausstellung burgermeister turnier kurs visite guerre fete maire exposition voyage visita guerra \
    concierto concerto fiesta alcalde sindaco viaje viaggio bezoek oorlog burgemeester wizyt wojn визит войн";

/// Beginnings of words for what is denied where a relation does not last, or has not begun.
const ALIVE: &str = "activ aktiv actif attiv ativ force kraft valid gultig signed sign unterzeichn unterschr renew renouvel renov \
    rinnov verlang erneuer extend contact kontakt contatt exist besteh vigent vigor vigueur действ продл";

/// Behind a word that denies they say that something was: `nicht mehr`, `not yet`.
const NO_MORE: &str = "longer more mehr anymore plus piu mais meer yet encore ancora nog больше";

/// Behind such a word they make it a number: `nicht mehr als fünf`.
const THAN: &str = "als than de di que dan do da";

/// Such words in two.
const PHRASES: &[&str] = &[
    "noch nicht",
    "ya no",
    "ja nao",
    "aun no",
    "todavia no",
    "nog niet",
    "juz nie",
    "on hold",
    "auf eis",
    "mis fin",
    "met fin",
    "pris fin",
];

/// Words for "until" that say nothing else.
const UNTIL: &str = "until till bis jusqu jusque hasta fino ate tot до まで까지";

/// What lasts is no end: `bis heute`.
const TODAY: &str = "today now present date heute jetzt aujourd hoy oggi hoje heden dzis сегодня";

/// How far behind one word another belongs to it.
const NEAR: usize = 3;

/// How far behind "until" its year may stand: `bis zum Ende des Jahres 1992`.
const FAR: usize = 6;

/// One table of words.
struct Words(HashSet<&'static str>);

impl Words {
    fn of(words: &'static str) -> Self {
        Self(words.split_whitespace().collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether the word begins with one of these.
    fn begin(&self, word: &str) -> bool {
        word.char_indices().any(|(at, c)| self.has(&word[..at + c.len_utf8()]))
    }
}

struct Tables {
    neutral: Words,
    reasons: Words,
    stems: Words,
    former: Words,
    own: Words,
    others: Words,
    alive: Words,
    no_more: Words,
    than: Words,
    until: Words,
    today: Words,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    neutral: Words::of(NEUTRAL),
    reasons: Words::of(REASONS),
    stems: Words::of(STEMS),
    former: Words::of(FORMER),
    own: Words::of(OWN),
    others: Words::of(OTHERS),
    alive: Words::of(ALIVE),
    no_more: Words::of(NO_MORE),
    than: Words::of(THAN),
    until: Words::of(UNTIL),
    today: Words::of(TODAY),
});

/// Whether the folded word says nothing of the state that it stands beside.
pub(super) fn is_neutral(folded: &str) -> bool {
    TABLES.neutral.has(folded)
}

/// Whether a reason follows the folded word.
pub(super) fn begins_reason(folded: &str) -> bool {
    TABLES.reasons.has(folded)
}

/// Whether the folded text may tell that the relation has ended, rests or was never begun; `is_over` says which dates have
/// passed.
pub(super) fn may_tell_an_end(folded: &str, is_over: impl Fn(&PartialDate) -> bool) -> bool {
    let text = folded.replace(". ", ";");
    text.split([',', ';', '(', ')', ':', '–', '—', '。', '\n']).any(|clause| {
        let words: Vec<&str> =
            clause.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let words = of_the_relation(&words);
        has_ended(words)
            || has_unspaced(clause)
            || was_before(words)
            || is_denied(words)
            || lasted_until(words, &is_over)
    })
}

/// The words before one for something else, unless one for the relation stands among them: the visit ended, or the war did.
fn of_the_relation<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    if words.iter().any(|word| TABLES.own.begin(word)) {
        return words;
    }
    let other = words.iter().position(|word| TABLES.others.begin(word));
    &words[..other.unwrap_or(words.len())]
}

/// `offiziell aufgelöst`, but not `ended with a concert`.
fn has_ended(words: &[&str]) -> bool {
    let is_with = |word: &&str| matches!(*word, "with" | "mit" | "avec" | "con" | "met");
    let is_effect = |word: &&str| matches!(*word, "effect" | "wirkung" | "effet" | "efecto" | "effetto");
    words.iter().enumerate().any(|(at, word)| {
        let tells = TABLES.stems.begin(word) || (is_ended(word) && !TABLES.former.has(word));
        let is_how = words.get(at + 1).is_some_and(is_with) && !words.get(at + 2).is_some_and(is_effect);
        tells && !is_how
    })
}

fn has_unspaced(clause: &str) -> bool {
    clause.contains(is_unspaced) && UNSPACED.split_whitespace().any(|word| clause.contains(word))
}

/// `the former partnership`, `Ende der Partnerschaft`
fn was_before(words: &[&str]) -> bool {
    let is_number = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
    words.iter().enumerate().filter(|(_, word)| TABLES.former.has(word)).any(|(at, _)| {
        let near = words[at + 1..].iter().take(NEAR).take_while(|word| !is_number(word));
        near.into_iter().any(|word| TABLES.own.begin(word))
    })
}

/// `keine Kontakte mehr`, `Agreement not yet signed`, `non renouvelé`
fn is_denied(words: &[&str]) -> bool {
    let joined = words.join(" ");
    if PHRASES.iter().any(|phrase| format!(" {joined} ").contains(&format!(" {phrase} "))) {
        return true;
    }
    let is_only = |word: &&str| matches!(*word, "only" | "nur" | "seulement" | "solo" | "alleen");
    let says_no = |word: &str| is_negation(word) || matches!(word, "n" | "ne" | "nunca" | "jamais" | "nooit");
    words.iter().enumerate().filter(|(_, word)| says_no(word)).any(|(at, _)| {
        let behind = &words[at + 1..];
        let is_person = |place: usize| matches!(behind.get(place + 1), Some(&("person" | "persons")));
        let is_than = |place: usize| behind.get(place + 1).is_some_and(|word| TABLES.than.has(word));
        let exists = at > 0 && (words[at - 1].starts_with("besteh") || words[at - 1].starts_with("exist"));
        let near = behind.iter().enumerate().take(NEAR);
        let is_no_more = |(place, word): (usize, &&str)| {
            (TABLES.no_more.has(word) && !is_than(place)) || (TABLES.alive.begin(word) && !is_person(place))
        };
        let denies =
            near.clone().any(is_no_more) || near.clone().take(2).any(|(_, word)| TABLES.own.begin(word));
        exists || (denies && !behind.first().is_some_and(is_only))
    })
}

/// `bis Ende 1992`: a word for "until", and a year behind it that has passed.
fn lasted_until(words: &[&str], is_over: impl Fn(&PartialDate) -> bool) -> bool {
    let year = |word: &str| {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<PartialDate>().ok().filter(|_| digits.len() == 4)
    };
    words.iter().enumerate().any(|(at, word)| {
        if word.ends_with("まで") || word.ends_with("까지") {
            return year(word).is_some_and(|year| is_over(&year));
        }
        let far = match *word {
            // Of the, in Portuguese.
            "do" => 1,
            word if TABLES.until.has(word) => FAR,
            _ => return false,
        };
        let behind = words[at + 1..].iter().take(far).take_while(|word| !TABLES.today.has(word));
        behind.filter_map(|word| year(word)).any(|year| is_over(&year))
    })
}
