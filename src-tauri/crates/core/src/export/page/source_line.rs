//! The printed credit of an item, from data: "Source: Caijing; via Jiemian".

use super::inline::Span;
use crate::export::address::Address;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::issue::snapshot::Credit;
use crate::item::SourceRole;
use crate::publication::Presence;

/// The source line of these credits; empty where none has a name or an address.
///
/// Who reported a story and the documents it rests on stand under the label, in their order; who led
/// to it comes after them, each with its own "via", so that the line can be read back.
pub(in crate::export) fn source_line(
    credits: &[Credit],
    label: &str,
    links: Presence,
    language: &Language,
) -> Vec<Span> {
    let mut printed: Vec<(SourceRole, Clean, Option<Address>)> = credits.iter().filter_map(print).collect();
    if links == Presence::Off {
        printed.iter_mut().for_each(|(_, _, address)| *address = None);
    }
    let mut line: Vec<Span> = Vec::new();
    for (_, name, address) in printed.iter().filter(|(role, ..)| *role != SourceRole::Via) {
        let before = if line.is_empty() { label_before(label, language) } else { language.semicolon().to_owned() };
        push(&mut line, before, name, address);
    }
    for (_, name, address) in printed.iter().filter(|(role, ..)| *role == SourceRole::Via) {
        let before = if line.is_empty() {
            capitalized(language.via())
        } else {
            format!("{}{}", language.semicolon(), language.via())
        };
        push(&mut line, before, name, address);
    }
    line
}

fn print(credit: &Credit) -> Option<(SourceRole, Clean, Option<Address>)> {
    let address = Address::of_link(&credit.url);
    let mut name = Clean::line(&credit.name);
    if name.is_empty() {
        name = Clean::line(&address.as_ref()?.short_name());
    }
    Some((credit.role, name, address))
}

fn push(line: &mut Vec<Span>, before: String, name: &Clean, address: &Option<Address>) {
    line.push(Span::words(before));
    line.push(Span::linked(name, address.clone()));
}

/// The label and its colon, once, however it was typed.
fn label_before(label: &str, language: &Language) -> String {
    let label = Clean::line(label);
    let label = label.as_str().trim_end_matches([':', '：']).trim_end();
    if label.is_empty() { String::new() } else { format!("{label}{}", language.colon()) }
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a line, linked ones in brackets.
    fn words(line: &[Span]) -> String {
        line.iter()
            .map(|span| match span {
                Span::Words { text, .. } => text.clone(),
                Span::Link { content, .. } => format!("[{}]", words(content)),
                Span::Picture(_) | Span::Break | Span::Placed { .. } => String::new(),
            })
            .collect()
    }

    #[test]
    fn credits_are_printed_by_their_role() {
        use SourceRole::*;
        let check = |label: &str, language: &str, credits: &[(&str, &str, SourceRole)], expect: &str| {
            let credits: Vec<Credit> = credits
                .iter()
                .map(|(name, url, role)| Credit {
                    outlet: None,
                    name: (*name).to_owned(),
                    url: (*url).to_owned(),
                    role: *role,
                })
                .collect();
            assert_eq!(words(&source_line(&credits, label, Presence::On, &Language::of(language))), expect);
        };
        check("Source", "en", &[], "");
        check("Source", "en", &[("Caijing", "", Primary)], "Source: Caijing");
        check("Source:", "en", &[("Caijing", "https://example.com/1", Primary)], "Source: [Caijing]");
        check("Source", "en", &[("B", "", Via), ("A", "", Primary)], "Source: A; via B");
        check(
            "Source",
            "en",
            &[("A", "", Primary), ("Filing", "", Document), ("B", "", Via)],
            "Source: A; Filing; via B",
        );
        check("Source", "en", &[("B", "", Via), ("C", "", Via)], "Via B; via C");
        check("Source", "en", &[("A", "javascript:alert(1)", Primary)], "Source: A");
        check("Source", "en", &[("", "https://www.example.com/1", Primary)], "Source: [example.com]");
        check("Source", "en", &[(" ", "", Primary)], "");
        check("", "en", &[("A", "", Primary)], "A");
        check("来源", "zh", &[("财经", "", Primary), ("界面", "", Via)], "来源：财经；转自界面");
        check("来源：", "zh", &[("财经", "", Primary)], "来源：财经");
        check("Source", "fr", &[("Le Journal", "", Primary)], "Source\u{A0}: Le Journal");
    }
}
