//! The few phrases that Galley prints around an issue: in the footer and over the list of the items.

use super::Script;

/// The phrases of one language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Phrases {
    language: &'static str,
    /// The link to the mail on the web.
    pub browser: &'static str,
    /// The link that leads off the list.
    pub unsubscribe: &'static str,
    /// The heading over the list of the items.
    pub contents: &'static str,
}

/// The phrases of a language as the table of words names it; those of English where it is not known.
pub(super) fn of(language: &str, script: Script) -> &'static Phrases {
    if language == "zh" && script == Script::TraditionalHan {
        return &TRADITIONAL_CHINESE;
    }
    TABLE.iter().find(|phrases| phrases.language == language).unwrap_or(&ENGLISH)
}

const fn phrases(
    language: &'static str,
    browser: &'static str,
    unsubscribe: &'static str,
    contents: &'static str,
) -> Phrases {
    Phrases { language, browser, unsubscribe, contents }
}

const ENGLISH: Phrases = phrases("en", "View in browser", "Unsubscribe", "In this issue");

const TRADITIONAL_CHINESE: Phrases = phrases("zh", "在瀏覽器中查看", "取消訂閱", "本期內容");

static TABLE: [Phrases; 26] = [
    phrases("zh", "在浏览器中查看", "取消订阅", "本期内容"),
    phrases("ja", "ブラウザで見る", "配信を停止", "今号の内容"),
    phrases("ko", "브라우저에서 보기", "구독 취소", "이번 호 내용"),
    phrases("de", "Im Browser ansehen", "Abmelden", "In dieser Ausgabe"),
    phrases("fr", "Voir dans le navigateur", "Se désabonner", "Dans ce numéro"),
    phrases("es", "Ver en el navegador", "Darse de baja", "En este número"),
    phrases("pt", "Ver no navegador", "Cancelar a subscrição", "Nesta edição"),
    phrases("it", "Apri nel browser", "Annulla l’iscrizione", "In questo numero"),
    phrases("nl", "Bekijk in de browser", "Afmelden", "In dit nummer"),
    phrases("sv", "Visa i webbläsaren", "Avsluta prenumerationen", "I det här numret"),
    phrases("da", "Vis i browseren", "Afmeld", "I dette nummer"),
    phrases("nb", "Vis i nettleseren", "Meld deg av", "I denne utgaven"),
    phrases("fi", "Katso selaimessa", "Peruuta tilaus", "Tässä numerossa"),
    phrases("pl", "Zobacz w przeglądarce", "Wypisz się", "W tym numerze"),
    phrases("cs", "Zobrazit v prohlížeči", "Odhlásit odběr", "V tomto čísle"),
    phrases("ru", "Открыть в браузере", "Отписаться", "В этом выпуске"),
    phrases("uk", "Відкрити в браузері", "Відписатися", "У цьому випуску"),
    phrases("tr", "Tarayıcıda görüntüle", "Abonelikten çık", "Bu sayıda"),
    phrases("id", "Lihat di peramban", "Berhenti berlangganan", "Dalam edisi ini"),
    phrases("ms", "Lihat dalam pelayar", "Henti langgan", "Dalam keluaran ini"),
    phrases("vi", "Xem trong trình duyệt", "Hủy đăng ký", "Trong số này"),
    phrases("ar", "العرض في المتصفح", "إلغاء الاشتراك", "في هذا العدد"),
    phrases("he", "צפייה בדפדפן", "הסרה מרשימת התפוצה", "בגיליון הזה"),
    phrases("fa", "مشاهده در مرورگر", "لغو اشتراک", "در این شماره"),
    phrases("ur", "براؤزر میں دیکھیں", "رکنیت ختم کریں", "اس شمارے میں"),
    phrases("hi", "ब्राउज़र में देखें", "सदस्यता समाप्त करें", "इस अंक में"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_own_phrases() {
        let check = |language: &str, script: Script, expect: &str| assert_eq!(of(language, script).unsubscribe, expect);
        check("de", Script::Cased, "Abmelden");
        check("zh", Script::SimplifiedHan, "取消订阅");
        check("zh", Script::TraditionalHan, "取消訂閱");
        check("", Script::Other, "Unsubscribe");
    }
}
