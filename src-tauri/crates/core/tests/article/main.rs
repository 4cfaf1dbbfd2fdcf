//! Pages of many shapes, each with its text as a reader would mark it, and how much of that is found.
//!
//! A page is `page/NAME.html` (in whatever encoding), its text and facts are `page/NAME.txt`: lines of `name: value`,
//! a blank line, the text. Figures are the F1 of shingles of four words, as public comparisons of extractors count.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fact;
mod score;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use galley_core::article::{self, Article};
use galley_core::charset;

/// What is asked of the whole set, and of each page.
const FLOOR: f64 = 0.94;
const FLOOR_OF_ONE: f64 = 0.60;

pub struct Case {
    pub name: String,
    pub page: String,
    pub facts: Vec<(String, String)>,
    pub text: String,
}

impl Case {
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn read(&self) -> Article {
        article::of_page(&self.page, self.fact("url").unwrap_or("https://news.example.com/2025/a.html"), now())
    }
}

pub fn now() -> DateTime<Utc> {
    "2026-01-10T00:00:00Z".parse().unwrap()
}

pub fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/article/page");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    pages.sort();
    pages.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let said = fs::read_to_string(path.with_extension("txt")).unwrap();
    let (head, text) = said.split_once("\n\n").unwrap_or((said.as_str(), ""));
    let facts = head.lines().filter_map(|line| line.split_once(": "));
    let facts: Vec<(String, String)> = facts.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let charset = facts.iter().find(|(name, _)| name == "charset").map(|(_, value)| value.as_str());
    let page = charset::decode_as(&fs::read(path).unwrap(), charset).text;
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    Case { name, page, facts, text: text.trim().to_owned() }
}

#[test]
fn the_text_of_pages_is_found_and_little_else() {
    let cases = cases();
    assert!(cases.len() >= 40, "{} pages", cases.len());
    let (mut ours, mut alone) = (Vec::new(), Vec::new());
    let mut report = String::new();
    for case in &cases {
        let article = case.read();
        let text = article.body.to_text();
        let mine = score::of(&text, &case.text);
        let theirs = score::of(&score::readability_alone(&case.page), &case.text);
        report += &format!(
            "{:<28} {:.3}  (precision {:.3}, recall {:.3})  Readability alone {:.3}\n",
            case.name, mine.f1, mine.precision, mine.recall, theirs.f1
        );
        if std::env::var_os("SHOW_PAGE").is_some_and(|name| name.to_string_lossy() == case.name.as_str()) {
            println!("{text}\n----\n{:?}", article.findings);
        }
        ours.push((case.name.as_str(), mine.f1));
        alone.push(theirs.f1);
    }
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let all: Vec<f64> = ours.iter().map(|(_, f1)| *f1).collect();
    println!("{report}\nmean {:.3}, Readability alone {:.3}", mean(&all), mean(&alone));
    for (name, f1) in &ours {
        assert!(*f1 >= FLOOR_OF_ONE, "{name}: {f1:.3}\n{report}");
    }
    assert!(mean(&all) >= FLOOR, "{:.3}\n{report}", mean(&all));
    assert!(mean(&all) > mean(&alone) + 0.03, "two readings must be better than one\n{report}");
}
