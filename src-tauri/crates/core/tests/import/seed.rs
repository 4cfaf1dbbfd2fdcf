//! The two real newsletters, where they stand beside the checkout: their shapes, without their words.

use std::fs;
use std::path::{Path, PathBuf};

use galley_core::body::LineKind;
use galley_core::import::{Format, ImportNoteKind, ImportedEntry, ImportedIssue, ImportedItem, import};
use galley_core::item::SourceRole;

fn seed(start: &str) -> Option<ImportedIssue> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let others = std::env::var_os("GALLEY_SEEDS").map(PathBuf::from);
    let paths = [Some(folder), others].into_iter().flatten().filter_map(|folder| fs::read_dir(folder).ok());
    let path = paths.flatten().map(|entry| entry.unwrap().path()).find(|path| {
        path.file_name().unwrap().to_string_lossy().starts_with(start)
            && path.extension().is_some_and(|end| end == "txt")
    })?;
    Some(import(&fs::read(path).unwrap(), Format::Text).unwrap())
}

fn items(issue: &ImportedIssue) -> Vec<&ImportedItem> {
    issue
        .entries
        .iter()
        .map(|entry| match entry {
            ImportedEntry::Item(item) => item,
            ImportedEntry::Section(title) => panic!("no section was printed: {title}"),
        })
        .collect()
}

fn residue(issue: &ImportedIssue) -> Vec<&str> {
    let notes = issue.notes.iter();
    notes
        .map(|note| {
            assert_eq!(note.kind, ImportNoteKind::Residue, "{note:?}");
            note.text.as_str()
        })
        .collect()
}

#[test]
fn the_weekly_comes_out_exactly() {
    let Some(issue) = seed("000_") else { return };
    let items = items(&issue);
    assert_eq!(items.len(), 10);
    assert_eq!(items.iter().map(|item| item.body.lines.len()).sum::<usize>(), 24);
    for (item, number) in items.iter().zip(1..) {
        assert_eq!(item.number, Some(number));
        assert!(item.headline.chars().next().is_some_and(char::is_uppercase), "{}", item.headline);
        assert!((4..=16).contains(&item.headline.split(' ').count()), "{}", item.headline);
        assert!(item.kicker.is_none() && item.dek.is_none() && item.sources.is_empty());
        assert!(item.body.lines.iter().all(|line| line.kind == LineKind::Paragraph && !line.is_blank()));
    }
    let paragraphs: Vec<usize> = items.iter().map(|item| item.body.lines.len()).collect();
    assert_eq!(paragraphs, [2, 3, 3, 2, 2, 2, 3, 2, 2, 3]);
    assert_eq!(items.iter().map(|item| item.body.word_count()).sum::<usize>(), 1_122);
    assert_eq!((issue.intro.lines.len(), issue.outro.lines.len()), (1, 1));
    assert_eq!(issue.outro_heading.as_deref(), Some("Wrapping Up"));
    let call = issue.call_to_action.as_ref().unwrap();
    assert_eq!((call.label.as_str(), call.url.as_str()), ("click here", ""));
    assert!(call.text.ends_with("click here."));
    assert_eq!((&issue.masthead, &issue.topic_line, &issue.title), (&None, &None, &None));
    assert_eq!((issue.number, issue.date), (None, None));
    assert_eq!(residue(&issue), ["Comments"]);
}

#[test]
fn the_daily_comes_out_exactly() {
    let Some(issue) = seed("003_") else { return };
    assert_eq!(issue.masthead.as_deref(), Some("Daily Digital Pulse of China"));
    assert_eq!(issue.topic_line.as_deref(), Some("China Internet, Alipay & E-Commerce In China"));
    let items = items(&issue);
    assert_eq!(items.len(), 3);
    for (item, outlet) in items.iter().zip(["China Digital Times", "Caijing", "Tech In Asia"]) {
        assert_eq!(item.kicker.as_deref(), Some("China Digital"));
        assert!(!item.headline.is_empty() && item.number.is_none() && item.dek.is_none());
        let [source] = item.sources.as_slice() else { panic!("{:?}", item.sources) };
        assert_eq!((source.outlet.as_str(), &source.url, source.role), (outlet, &None, SourceRole::Primary));
    }
    let kinds: Vec<Vec<LineKind>> =
        items.iter().map(|item| item.body.lines.iter().map(|line| line.kind).collect()).collect();
    let mut first = vec![LineKind::Paragraph];
    first.extend([LineKind::Ordered; 7]);
    assert_eq!(kinds, [first, vec![LineKind::Paragraph], vec![LineKind::Paragraph]]);
    for line in items.iter().flat_map(|item| &item.body.lines) {
        let words = line.words();
        assert!(!line.is_blank() && words.trim_matches([' ', '\u{A0}']) == words, "{words:?}");
        assert!(!words.starts_with(|c: char| c.is_ascii_digit()), "a typed number was left: {words:?}");
    }
    assert!(issue.intro.lines.is_empty() && issue.outro.lines.is_empty());
    assert!(issue.outro_heading.is_none() && issue.call_to_action.is_none() && issue.title.is_none());
    assert_eq!(residue(&issue), ["Top"]);
}
