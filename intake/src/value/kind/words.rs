//! Words for kinds and states of relations, as offices write them. They are compared without case and accents.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::meaning::{Kind, Meaning, State};
use crate::value::cell::fold;

const KINDS: &[(Kind, &str)] = &[
    (
        Kind::SisterCity,
        "sister city; sister cities; sister-city; sister town; sister towns; sister; sister relationship; \
         sister city relationship; sister city agreement; twin; twin town; twin towns; twin city; \
         twin cities; twinned; twinning; town twinning; city twinning; twinning agreement; partner city; \
         partner cities; partner town; partner towns; town partnership; city partnership; Partnerschaft; \
         Partnerschaften; Städtepartnerschaft; Städtepartnerschaften; Staedtepartnerschaft; \
         Städtepartnerschaftsvertrag; Partnerschaftsvertrag; Partnerstadt; Partnerstädte; Partnergemeinde; \
         Gemeindepartnerschaft; Ortspartnerschaft; Kreispartnerschaft; Kommunalpartnerschaft; \
         Schwesterstadt; Partnerkommune; Partnerort; Jumelage; jumelages; jumelée; jumelé; ville jumelée; \
         villes jumelées; ville jumelle; accord de jumelage; ville partenaire; villes partenaires; \
         ville sœur; hermanamiento; hermanamientos; ciudad hermana; ciudades hermanas; hermanada; \
         ciudad hermanada; gemellaggio; gemellaggi; città gemella; città gemellata; gemellata; \
         patto di gemellaggio; stedenband; stedenbanden; zusterstad; partnerstad; jumelage overeenkomst; \
         verzustering; cidade irmã; cidades irmãs; cidade-irmã; geminação; geminada; cidade geminada; \
         irmanamento; miasto partnerskie; miasta partnerskie; miasto bliźniacze; partnerstwo miast; \
         umowa partnerska; город-побратим; города-побратимы; город побратим; побратим; побратимы; \
         побратимство; побратимские отношения; породненный город; города-партнеры; город-партнер; 友好城市; \
         姊妹城市; 姐妹城市; 姉妹城市; 姉妹都市; 姉妹都市提携; 姉妹; 姉妹友好都市; 友好关系城市; 자매도시; 자매결연; 자매결연도시; 자매",
    ),
    (
        Kind::FriendlyExchange,
        "friendship; friendship city; friendship cities; friendship town; friendly city; friendly cities; \
         friendship agreement; friendship pact; friendship treaty; friendly exchange; \
         friendly exchange city; friendly exchanges; friendship partnership; friendship link; \
         friendship relationship; Freundschaft; Freundschaften; Städtefreundschaft; Städtefreundschaften; \
         Freundschaftsvertrag; Freundschaftsabkommen; Freundschaftsstadt; befreundete Stadt; \
         Freundschaftspakt; freundschaftliche Beziehungen; freundschaftliche Beziehung; accord d'amitié; \
         amitié; charte d'amitié; pacte d'amitié; ville amie; protocole d'amitié; amistad; \
         acuerdo de amistad; ciudad amiga; pacto de amistad; amicizia; patto di amicizia; \
         patto d'amicizia; accordo di amicizia; città amica; vriendschap; vriendschapsband; \
         vriendschapsverdrag; vriendschapsovereenkomst; bevriende stad; amizade; acordo de amizade; \
         cidade amiga; przyjaźń; umowa o przyjaźni; miasto zaprzyjaźnione; дружба; договор о дружбе; \
         город-друг; дружественный город; дружественные связи; 友好交流关系城市; 友好交流关系; 友好交流城市; 友好交流; 友好交流都市; \
         友好都市; 友好都市提携; 友好協力都市; 友好合作城市; 友好合作关系城市; 우호도시; 우호협력도시; 우호협력; 우호교류도시; 우호교류; 우호",
    ),
    (
        Kind::Memorandum,
        "MOU; MoU; M.O.U.; memorandum; memorandum of understanding; memorandum of cooperation; \
         memorandum of intent; letter of intent; LOI; declaration of intent; statement of intent; \
         Absichtserklärung; Absichtserklaerung; gemeinsame Absichtserklärung; Letter of Intent (LOI); \
         protocole d'entente; mémorandum; mémorandum d'entente; lettre d'intention; \
         déclaration d'intention; memorando; memorando de entendimiento; memorándum; carta de intención; \
         carta de intenciones; memorandum d'intesa; protocollo d'intesa; lettera d'intenti; \
         lettera di intenti; intentieverklaring; list intencyjny; memorandum o współpracy; \
         memorando de entendimento; carta de intenções; protocolo de intenções; меморандум; \
         меморандум о взаимопонимании; меморандум о сотрудничестве; протокол о намерениях; 谅解备忘录; 合作备忘录; \
         备忘录; 意向书; 友好意向书; 覚書; 了解覚書; 양해각서; 업무협약; 의향서",
    ),
    (
        Kind::Cooperation,
        "cooperation; co-operation; cooperation agreement; co-operation agreement; \
         agreement on cooperation; collaboration; collaboration agreement; cooperative partnership; \
         cooperation partner; Kooperation; Kooperationen; Kooperationsvereinbarung; Kooperationsabkommen; \
         Kooperationsvertrag; Kooperationspartnerschaft; Kooperationspartner; Kooperationsstadt; \
         Städtekooperation; Zusammenarbeit; Vereinbarung über Zusammenarbeit; coopération; \
         accord de coopération; convention de coopération; coopération décentralisée; cooperación; \
         acuerdo de cooperación; convenio de cooperación; convenio de colaboración; colaboración; \
         cooperazione; accordo di cooperazione; collaborazione; accordo di collaborazione; samenwerking; \
         samenwerkingsovereenkomst; samenwerkingsverband; współpraca; umowa o współpracy; \
         porozumienie o współpracy; сотрудничество; соглашение о сотрудничестве; договор о сотрудничестве; \
         cooperação; acordo de cooperação; 合作; 合作协议; 合作城市; 協力; 協力協定; 協定; 협력; 협력도시; 협력협정; 교류협력",
    ),
    (
        Kind::Project,
        "project; project partnership; climate partnership; climate project; sustainability partnership; \
         solidarity partnership; Projekt; Projektpartnerschaft; Projektpartnerschaften; \
         Klimapartnerschaft; Klimapartnerschaften; kommunale Klimapartnerschaft; \
         Nachhaltigkeitspartnerschaft; Solidaritätspartnerschaft; Entwicklungspartnerschaft; projet; \
         partenariat climatique; proyecto; progetto; projecto; projeto; klimaatpartnerschap; \
         partnerstwo projektowe; проект; 项目; 合作项目; プロジェクト; 프로젝트",
    ),
    (
        Kind::Contact,
        "contact; contacts; informal contact; informal; informal link; Kontakt; Kontakte; Städtekontakt; \
         Städtekontakte; lose Kontakte; loser Kontakt; informelle Kontakte; informeller Kontakt; contacto; \
         contactos; contatto; contatti; contacten; contato; контакт; контакты; 交流; 接触; 往来; 교류; 교류도시",
    ),
    (
        Kind::Domestic,
        "domestic; domestic partner; domestic partnership; domestic sister city; domestic friendship city; \
         national partnership; Inlandspartnerschaft; Inland; Inlandspartner; innerdeutsche Partnerschaft; \
         innerdeutsche Städtepartnerschaft; partenariat national; jumelage national; \
         hermanamiento nacional; gemellaggio nazionale; binnenlandse stedenband; partnerstwo krajowe; 国内; \
         国内姉妹都市; 国内友好都市; 国内友好城市; 국내; 국내자매도시; 국내 자매도시; 국내 자매결연; 국내 우호도시; 국내도시",
    ),
];

const STATES: &[(State, &str)] = &[
    (
        State::Active,
        "active; in force; current; ongoing; aktiv; aktuell; bestehend; in Kraft; laufend; actif; \
         en vigueur; activo; activa; vigente; attivo; attiva; actief; aktywna; aktywne; действует; \
         действующий; ativo; ativa; valid; gültig; geldig; ważna; voimassa; gällande; 活跃; 有效; 有効; 활성",
    ),
    (
        State::Suspended,
        "suspended; on hold; paused; frozen; dormant; inactive; suspension; ruht; ruhend; ruhende; ausgesetzt; \
         auf Eis; pausiert; suspendiert; inaktiv; eingeschlafen; eingefroren; stillgelegt; suspendu; \
         suspendue; gelé; gelée; en suspens; en sommeil; inactif; suspendido; suspendida; inactivo; \
         inactiva; sospeso; sospesa; inattivo; inattiva; opgeschort; geschorst; inactief; zawieszona; \
         zawieszone; zawieszony; nieaktywna; nieaktywne; приостановлено; приостановлены; приостановлен; \
         неактивно; неактивный; suspenso; suspensa; inativo; inativa; vilande; hvilende; passiivinen; 暂停; \
         中止; 中断; 休止; 休止中; 停止; 停止中; 중단; 보류",
    ),
    (
        State::Ended,
        "ended; terminated; former; formerly; ex; dissolved; cancelled; canceled; discontinued; expired; \
         lapsed; abandoned; emeritus; defunct; revoked; withdrawn; no longer active; no longer in force; \
         no longer valid; no longer exists; nicht mehr aktiv; nicht mehr in Kraft; nicht mehr gültig; \
         besteht nicht mehr; existiert nicht mehr; plus en vigueur; plus active; plus actif; \
         non renouvelé; non renouvelée; ya no vigente; ya no activa; ya no activo; non più attivo; \
         non più attiva; niet meer actief; niet meer geldig; \
         beendet; beendete; ausgelaufen; eingestellt; aufgekündigt; widerrufen; aufgelöst; aufgeloest; \
         gekündigt; gekuendigt; erloschen; ehemalig; ehemalige; ehemaliger; ehemals; frühere; früher; abgelaufen; rompu; rompue; \
         rompus; terminé; terminée; résilié; résiliée; dissous; dissoute; ancien; ancienne; expiré; \
         expirée; caduc; caduque; annulé; annulée; abandonné; abandonnée; terminado; terminada; vencido; \
         vencida; cancelado; cancelada; caducado; caducada; expirado; expirada; rescindido; rescindida; \
         finalizado; finalizada; disuelto; disuelta; antiguo; antigua; roto; rota; terminato; \
         terminata; sciolto; sciolta; cessato; cessata; concluso; conclusa; scaduto; scaduta; beëindigd; opgeheven; opgezegd; \
         stopgezet; verlopen; wypowiedziana; wypowiedziane; wygasła; wygasło; \
         voormalig; voormalige; zakończone; zakończona; zakończony; rozwiązana; rozwiązane; byla; \
         прекращено; прекращены; прекращен; расторгнуто; расторгнут; бывший; истек; истекло; \
         аннулировано; аннулирован; encerrado; encerrada; extinto; extinta; avsluttet; avslutad; \
         avslutat; afsluttet; oppsagt; opsagt; uppsagd; upphört; nedlagt; päättynyt; päättyi; lopetettu; \
         ukončeno; ukončená; zrušeno; zrušená; megszűnt; sona erdi; 结束; 已结束; 终止; 已终止; 解除; 終了; 解消; \
         失效; 已失效; 失効; 廃止; 废止; 取消; 已取消; 종료; 해지; 해제; 만료; 폐지",
    ),
    (
        State::Planned,
        "planned; proposed; pending; candidate; potential; prospective; possible; requested; to be signed; \
         under discussion; in preparation; under negotiation; angefragt; möglich; potentiell; potenziell; \
         envisagé; envisagée; potentiel; potentielle; en négociation; en cours de négociation; \
         en trámite; en negociación; candidata; potencial; potenziale; geplant; geplante; in Planung; \
         in Vorbereitung; angestrebt; beantragt; prévu; prévue; en projet; en préparation; planificado; \
         prevista; previsto; en preparación; in preparazione; gepland; in voorbereiding; planowane; \
         planowana; w przygotowaniu; планируется; планируемый; planejado; planeada; 计划; 计划中; 拟; 予定; 計画; \
         예정; 추진중",
    ),
];

/// Words that turn the meaning of those beside them.
const NEGATIONS: &str = "no; not; none; never; without; non; kein; keine; keiner; nicht; nie; ohne; pas; aucun; aucune; \
     sans; sin; ningun; ninguna; senza; nessun; nessuna; geen; niet; zonder; bez; brak; не; нет; без; \
     nao; sem; 無; 无; 非; 未; 没; 不; 없음; 아님";

/// What is no place: a sister school is no sister city.
const NO_PLACES: &str = "school; schools; university; universities; college; colleges; hospital; hospitals; church; churches; \
     library; libraries; museum; museums; airport; airports; port; ports; seaport; seaports; harbour; harbours; \
     harbor; harbors; zoo; zoos; park; parks; club; clubs; company; companies; schule; schulen; hochschule; \
     hochschulen; universität; universitäten; hafen; häfen; kirche; kirchen; verein; vereine; feuerwehr; école; \
     écoles; lycée; lycées; université; universités; scolaire; scolaires; escuela; escuelas; colegio; colegios; \
     universidad; escolar; puerto; puertos; scuola; scuole; scolastico; porto; porti; università; escola; escolas; \
     szkoła; szkoły; школа; школы; порт; порты; вуз; вузы; университет; университеты";

/// The same in scripts without blanks, where it stands behind the word for the kind.
const NO_PLACES_BEHIND: &str = "校; 学校; 學校; 港; 大学; 大學; 図書館; 博物館; 病院; 公園; 鉄道; 動物園; 学院; 医院; 학교; 대학; 항구; 항만";

/// Before a kind that it says the relation not to have.
const ALMOST: &str =
    "almost; nearly; near; quasi; pseudo; beinahe; fast; nahezu; presque; casi; bijna; prawie; почти";

/// The words of a list, which semicolons part.
fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split("; ")
}

/// Every word with its meaning, as it is written.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Meaning)> {
    let kinds =
        KINDS.iter().flat_map(|&(kind, words)| listed(words).map(move |word| (word, Meaning::Kind(kind))));
    let states = STATES
        .iter()
        .flat_map(|&(state, words)| listed(words).map(move |word| (word, Meaning::State(state))));
    kinds.chain(states)
}

/// A phrase as folded characters, and what it means.
type Phrase = (Vec<char>, Meaning);

/// All phrases as folded characters by the first of them, the longest first.
static PHRASES: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<char, Vec<Phrase>> = HashMap::new();
    for (word, meaning) in all() {
        let phrase: Vec<char> = fold(word).chars().collect();
        phrases.entry(phrase[0]).or_default().push((phrase, meaning));
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }
    phrases
});

static ENDED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let ended = all().filter(|(_, meaning)| *meaning == Meaning::State(State::Ended));
    ended.map(|(word, _)| fold(word)).collect()
});

/// The longest phrase that the folded text begins with: how many characters it has, and what it means.
pub(super) fn phrase(folded: &[char]) -> Option<(usize, Meaning)> {
    let phrases = PHRASES.get(folded.first()?)?;
    phrases.iter().filter(|(phrase, _)| folded.starts_with(phrase)).find_map(|(phrase, meaning)| {
        let behind = &folded[phrase.len()..];
        let is_whole = ends_there(phrase.last().copied(), behind.first().copied());
        let ending = if is_whole { Some(0) } else { ending(phrase, *meaning, behind) };
        ending.map(|ending| (phrase.len() + ending, *meaning))
    })
}

/// Endings of the words for a state: `aufgelöste`, `suspendidas`.
const ENDINGS: [&str; 6] = ["e", "er", "es", "en", "em", "s"];

/// The shortest word that may have one; `ex` and `roto` would be found in others.
const INFLECTED: usize = 5;

/// How long the ending of a word for a state is, which stands behind its phrase.
fn ending(phrase: &[char], meaning: Meaning, behind: &[char]) -> Option<usize> {
    let letters = behind.iter().take_while(|c| c.is_alphanumeric()).count();
    let is_ending = |ending: &str| ending.chars().eq(behind[..letters].iter().copied());
    let may_have_one = matches!(meaning, Meaning::State(_)) && phrase.len() >= INFLECTED;
    (may_have_one && ENDINGS.iter().any(|ending| is_ending(ending))).then_some(letters)
}

/// Whether a word ends between two characters.
fn ends_there(last: Option<char>, next: Option<char>) -> bool {
    last.is_some_and(crate::value::cell::is_unspaced) || !next.is_some_and(char::is_alphanumeric)
}

/// Whether the folded word says that a relation has ended.
pub(in crate::value) fn is_ended(folded: &str) -> bool {
    ENDED.contains(folded)
}

static APART: LazyLock<[HashSet<String>; 2]> =
    LazyLock::new(|| [NO_PLACES, ALMOST].map(|words| listed(words).map(fold).collect()));

/// Whether the folded words beside that of a kind say that it is another one: `sister school`, `almost sister city`.
pub(super) fn is_of_others(before: &str, behind: &str) -> bool {
    let [no_places, almost] = &*APART;
    no_places.contains(before)
        || almost.contains(before)
        || no_places.contains(behind)
        || listed(NO_PLACES_BEHIND).any(|word| behind.starts_with(word))
}

pub(super) fn is_negation(folded: &str) -> bool {
    !folded.is_empty() && listed(NEGATIONS).any(|word| word == folded)
}
