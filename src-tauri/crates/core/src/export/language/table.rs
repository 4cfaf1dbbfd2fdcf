//! The few words that Galley prints of itself, one entry for each language.

use super::Script;

/// The words of one language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// The primary subtag.
    pub language: &'static str,
    /// The printed number of an issue; `{n}` is the number.
    pub number: &'static str,
    /// The words of a link back to the top.
    pub top: &'static str,
    /// The word before an outlet through which a story was found, with the space after it.
    pub via: &'static str,
    /// The form of a date: `{d}` day, `{m}` month, `{y}` year, `{0d}` and `{0m}` with two digits.
    pub date: &'static str,
    /// The first of a month.
    pub first_day: &'static str,
    /// The months as they stand in a date; none where they are numbers.
    pub months: &'static [&'static str],
}

/// The words of a language; those of English, with a date of digits, where it is not in the table.
pub(super) fn words(language: &str, script: Script) -> &'static Words {
    let language = match language {
        "cmn" | "wuu" | "yue" => "zh",
        "iw" => "he",
        "no" | "nn" => "nb",
        "in" => "id",
        "arz" | "ary" => "ar",
        "prs" => "fa",
        other => other,
    };
    if language == "zh" && script == Script::TraditionalHan {
        return &TRADITIONAL_CHINESE;
    }
    TABLE.iter().find(|words| words.language == language).unwrap_or(&OTHER)
}

const OTHER: Words = entry("", "No. {n}", "Back to top", "{y}-{0m}-{0d}", &[]);

const TRADITIONAL_CHINESE: Words =
    Words { via: "轉自", ..entry("zh", "第{n}期", "回到頂部", "{y}年{m}月{d}日", &[]) };

const fn entry(
    language: &'static str,
    number: &'static str,
    top: &'static str,
    date: &'static str,
    months: &'static [&'static str],
) -> Words {
    Words { language, number, top, via: "via ", date, first_day: "1", months }
}

#[rustfmt::skip]
static TABLE: [Words; 27] = [
    entry("en", "No. {n}", "Back to top", "{d} {m} {y}", &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
    Words { via: "转自", ..entry("zh", "第{n}期", "回到顶部", "{y}年{m}月{d}日", &[]) },
    entry("ja", "第{n}号", "先頭へ戻る", "{y}年{m}月{d}日", &[]),
    entry("ko", "제{n}호", "맨 위로", "{y}년 {m}월 {d}일", &[]),
    entry("de", "Nr. {n}", "Nach oben", "{d}. {m} {y}", &["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]),
    Words { first_day: "1er", ..entry("fr", "N°\u{A0}{n}", "Haut de page", "{d} {m} {y}", &["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]) },
    entry("es", "N.º {n}", "Volver arriba", "{d} de {m} de {y}", &["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
    entry("pt", "N.º {n}", "Voltar ao topo", "{d} de {m} de {y}", &["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"]),
    Words { first_day: "1º", ..entry("it", "N. {n}", "Torna su", "{d} {m} {y}", &["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"]) },
    entry("nl", "Nr. {n}", "Naar boven", "{d} {m} {y}", &["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]),
    entry("sv", "Nr {n}", "Till toppen", "{d} {m} {y}", &["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]),
    entry("da", "Nr. {n}", "Til toppen", "{d}. {m} {y}", &["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"]),
    entry("nb", "Nr. {n}", "Til toppen", "{d}. {m} {y}", &["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"]),
    entry("fi", "Nro {n}", "Takaisin alkuun", "{d}. {m} {y}", &["tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"]),
    entry("pl", "Nr {n}", "Do góry", "{d} {m} {y}", &["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"]),
    entry("cs", "Č. {n}", "Nahoru", "{d}. {m} {y}", &["ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"]),
    entry("ru", "№ {n}", "Наверх", "{d} {m} {y} г.", &["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]),
    entry("uk", "№ {n}", "Нагору", "{d} {m} {y} р.", &["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"]),
    entry("tr", "Sayı {n}", "Başa dön", "{d} {m} {y}", &["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"]),
    entry("id", "No. {n}", "Kembali ke atas", "{d} {m} {y}", &["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]),
    entry("ms", "No. {n}", "Kembali ke atas", "{d} {m} {y}", &["Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November", "Disember"]),
    entry("vi", "Số {n}", "Lên đầu trang", "{d} tháng {m}, {y}", &[]),
    Words { via: "عبر ", ..entry("ar", "العدد {n}", "العودة إلى الأعلى", "{d} {m} {y}", &["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]) },
    Words { via: "דרך ", ..entry("he", "גיליון {n}", "חזרה למעלה", "{d} ב{m} {y}", &["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"]) },
    Words { via: "از طریق ", ..entry("fa", "شمارهٔ {n}", "بازگشت به بالا", "{d} {m} {y}", &["ژانویهٔ", "فوریهٔ", "مارس", "آوریل", "مهٔ", "ژوئن", "ژوئیهٔ", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]) },
    Words { via: "بذریعہ ", ..entry("ur", "شمارہ {n}", "اوپر جائیں", "{d} {m} {y}", &["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"]) },
    entry("hi", "अंक {n}", "ऊपर जाएँ", "{d} {m} {y}", &["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्तूबर", "नवंबर", "दिसंबर"]),
];
