use super::*;

fn longest(text: &str) -> usize {
    text.lines().map(str::len).max().unwrap_or(0)
}

#[test]
fn words_are_folded_at_spaces_and_nothing_else_changes() {
    let markup = format!("<p>{}</p>", "word ".repeat(200));
    let folded = fold(&markup);
    assert!(longest(&folded) <= LONGEST, "{}", longest(&folded));
    assert_eq!(folded.replace('\n', " "), markup);
    assert_eq!(fold("<p>short words</p>"), "<p>short words</p>");
}

#[test]
fn an_address_is_never_folded_and_a_tag_only_between_attributes() {
    let address = format!("https://example.com/{}", "a-b/".repeat(80));
    let markup = format!("<p>{}<a href=\"{address}\" style=\"color:#000000\">x</a></p>", "y".repeat(200));
    let folded = fold(&markup);
    assert!(folded.contains(&address));
    assert_eq!(folded.replace('\n', " "), markup);
    assert!(folded.contains("<a\nhref="), "{folded}");
}

#[test]
fn chinese_is_divided_after_a_clause_and_loses_no_character() {
    let markup = format!("<p>{}</p>", "这是一个没有空格的句子，".repeat(60));
    let folded = fold(&markup);
    assert!(longest(&folded) < 500);
    assert_eq!(folded.replace("<wbr\n>", ""), markup);
    assert!(folded.contains("，<wbr\n>这"));
}

#[test]
fn a_space_between_chinese_characters_is_not_folded() {
    let markup = format!("<p>{}</p>", "中 文<b>字</b> <i>体</i> ".repeat(40));
    assert_eq!(fold(&markup).replace("<wbr\n>", ""), markup);
}

#[test]
fn preformatted_text_keeps_its_spaces_and_a_title_its_words() {
    let code = format!("<pre>{}</pre>", "let x = 1; ".repeat(100));
    let folded = fold(&code);
    assert!(longest(&folded) < 500);
    assert_eq!(folded.replace("<wbr\n>", ""), code);
    let title = format!("<title>{}</title>\n<p>a", "字".repeat(200));
    assert_eq!(fold(&title), title);
    let title = format!("<title>{}</title>", "two words ".repeat(100));
    assert_eq!(fold(&title).replace('\n', " "), title);
}

#[test]
fn a_reference_and_a_joined_character_stay_whole() {
    let markup = format!("<p>{}</p>", "&amp;".repeat(300));
    let folded = fold(&markup);
    assert!(longest(&folded) < 500);
    assert_eq!(folded.matches("&amp;").count(), 300);
    let family = "👩\u{200D}👩\u{200D}👧";
    let folded = fold(&format!("<p>{}</p>", family.repeat(60)));
    assert!(longest(&folded) < 500);
    assert_eq!(folded.matches(family).count(), 60);
    let accented = "e\u{301}\u{301}";
    let folded = fold(&format!("<p>{}</p>", accented.repeat(120)));
    assert!(longest(&folded) < 500);
    assert_eq!(folded.matches(accented).count(), 120);
}

#[test]
fn spaces_without_width_after_a_full_line_are_folded_too() {
    let markup = format!("<p>{}{}</p>", "{name}".repeat(66), "\u{200B}".repeat(90));
    let folded = fold(&markup);
    assert!(longest(&folded) < 500, "{folded}");
    assert_eq!(folded.replace("<wbr\n>", ""), markup);
}
