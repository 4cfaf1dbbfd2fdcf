//! What pages say of themselves: every fact that a case names must come out as it is written there.

use super::cases;

#[test]
fn the_facts_of_pages_are_read() {
    let mut wrong = Vec::new();
    for case in cases() {
        let article = case.read();
        let read = |name: &str| match name {
            "title" => article.title.clone(),
            "byline" => article.byline.clone(),
            "site" => article.site.clone(),
            "published" => article.published.clone(),
            "language" => article.language.clone(),
            "canonical" => article.canonical.clone(),
            "image" => article.image.clone(),
            "description" => article.description.clone(),
            "paywall" => article.paywall.to_string(),
            _ => String::new(),
        };
        for (name, expect) in case.facts.iter().filter(|(name, _)| name != "url" && name != "charset") {
            let found = read(name);
            if found != *expect {
                wrong.push(format!("{}: {name} is “{found}” and not “{expect}”", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
