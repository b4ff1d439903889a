//! Words that lists of partner cities have: where only one reading of a file has them, it is the right one.

/// Of the headers and the countries, in languages whose encodings are taken for one another. Words that all encodings of a
/// script write alike say nothing and are left out.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    // Chinese, simplified and traditional.
    "城市", "国家", "国别", "友好", "友城", "人口", "面积", "时间", "结好", "缔结", "日期", "名称", "备注", "省",
    "中国", "日本", "韩国", "美国", "德国", "法国", "英国", "俄罗斯", "意大利", "西班牙", "澳大利亚", "加拿大", "巴西",
    "國家", "國別", "姊妹市", "締結", "結盟", "名稱", "備註", "中國", "韓國", "美國", "德國", "法國", "英國", "義大利",
    // Japanese.
    "都市", "国名", "姉妹", "提携", "締結日", "県", "アメリカ", "ドイツ", "フランス", "イタリア", "カナダ", "ロシア",
    "オーストラリア", "ブラジル", "ニュージーランド", "中華人民共和国", "大韓民国", "イギリス",
    // Korean.
    "도시", "국가", "나라", "자매", "우호", "결연", "협정", "인구", "면적", "비고", "일자", "대륙",
    "미국", "일본", "중국", "독일", "프랑스", "영국", "러시아", "이탈리아", "베트남", "호주", "캐나다", "대한민국",
    // Russian, Ukrainian, Bulgarian.
    "город", "Город", "страна", "Страна", "государство", "Государство", "побратим", "Побратим", "населени", "Населени",
    "Германия", "Россия", "Китай", "Франция", "Польша", "Украина", "Италия", "США", "Япония", "Беларусь",
    "місто", "Місто", "країна", "Країна", "Польща", "Німеччина", "Град", "Държава",
    // Greek.
    "Πόλη", "πόλη", "Χώρα", "χώρα", "Γερμανία", "Ελλάδα", "Κύπρος", "Ιταλία", "Γαλλία", "Κίνα",
    // Of Western Europe, where the letters are not where Central Europe has them.
    "Norvège", "Suède", "Grèce", "Algérie", "États", "Année", "Brésil", "España", "Año", "Coruña", "São ", "Malmö",
    "Genève", "Århus", "Ålesund", "Région", "région", "Español", "Île", "Português",
    "Österreich", "Türkei", "Dänemark", "Rumänien", "Großbritannien", "Südafrika", "Südkorea", "städte", "Städte", "Länder",
    "Länge", "Gründung", "Köln", "München", "Zürich", "Düsseldorf", "Nürnberg", "Münster", "Lübeck", "Würzburg", "Tübingen",
    "Göttingen", "Saarbrücken", "Gießen", "Göteborg", "Jönköping", "Norrköping", "Linköping", "Västerås", "Örebro", "Umeå",
    "Luleå", "Vänort", "vänort", "Tromsø", "København", "Ålborg",
    "jumelée", "Québec", "Corée", "Israël", "Sénégal", "Bénin", "Pérou", "Orléans", "Nîmes", "Besançon", "Étienne", "Angoulême",
    "País", "país", "Población", "población", "España", "Perú", "México", "Japón", "Panamá", "Córdoba", "Málaga", "Cádiz",
    "León", "Bogotá", "Medellín", "città", "Città", "Forlì", "população", "População", "Guimarães", "irmã",
    // Polish, Czech, Slovak, Hungarian, Slovenian, Croatian, Romanian.
    "Państwo", "państwo", "Włochy", "Węgry", "Łódź", "Poznań", "Gdańsk", "Wrocław", "Kraków", "Toruń",
    "Země", "země", "Město", "město", "Německo", "Švédsko", "Maďarsko", "Řecko", "Plzeň", "Košice", "Krajina",
    "Németország", "Olaszország", "Törökország", "Győr", "Város", "Testvérváros", "testvérváros", "népesség",
    "Država", "Njemačka", "Češka", "Mađarska", "Ţara", "Ţară", "Braşov", "Timişoara", "Iaşi", "Galaţi", "România",
    // Turkish.
    "Şehir", "şehir", "Ülke", "ülke", "Türkiye", "İtalya", "İspanya", "İstanbul", "İzmir", "Kardeş", "Eskişehir",
    // Lithuanian, Latvian, Estonian.
    "Šalis", "Klaipėda", "Šiauliai", "Panevėžys", "Pilsēta", "Vācija", "Rēzekne", "Daugavpils", "Valmiera", "Rīga", "Liepāja",
];

/// The words that the text has.
pub(super) fn of(text: &str) -> Vec<&'static str> {
    WORDS.iter().copied().filter(|word| text.contains(word)).collect()
}
