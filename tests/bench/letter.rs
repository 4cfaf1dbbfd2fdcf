//! The speed of the letter: export of a ten-item issue, cleaning of a 100 kB page, import of a weekly text.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::{Bencher, black_box};
use galley_core::check::check_rendered;
use galley_core::export::mail::{self, Envelope};
use galley_core::export::{Target, Theme};
use galley_core::import::{Format, import};
use galley_core::issue::snapshot::IssueSnapshot;
use galley_core::{export, html};
use galley_tests::{Sandbox, device, root};

fn main() {
    divan::main();
}

#[divan::bench]
fn export_html_of_ten_items(bencher: Bencher) {
    let sandbox = Sandbox::sample();
    let mut library = galley_core::library::Library::open(&sandbox.library(), device()).unwrap();
    let issue =
        library.read(|reader| reader.issues(None)).unwrap().into_iter().find(|issue| issue.items == 10).unwrap();
    let snapshot = library.read(|reader| reader.snapshot(issue.issue.id)).unwrap();
    let theme = Theme::plain();
    bencher.bench_local(|| export::html(black_box(&snapshot), &theme, Target::Plain));
}

/// An issue of so many items, each with the words of one of the sample's ten.
fn issue_of(items: usize) -> IssueSnapshot {
    let sandbox = Sandbox::sample();
    let mut library = galley_core::library::Library::open(&sandbox.library(), device()).unwrap();
    let issue =
        library.read(|reader| reader.issues(None)).unwrap().into_iter().find(|issue| issue.items == 10).unwrap();
    let mut snapshot = library.read(|reader| reader.snapshot(issue.issue.id)).unwrap();
    let ten = snapshot.entries.clone();
    snapshot.entries = ten.into_iter().cycle().take(items).collect();
    snapshot.number_items();
    snapshot
}

/// Everything that stands between an issue and its sending: both parts, the whole mail, the checks.
#[divan::bench(args = [10, 30, 100])]
fn export_in_full(bencher: Bencher, items: usize) {
    let snapshot = issue_of(items);
    let envelope = Envelope { seed: "bench".to_owned(), ..Envelope::default() };
    bencher.bench_local(|| {
        let rendered = export::render(black_box(&snapshot), &snapshot.theme, Target::Listmonk);
        let findings = check_rendered(&snapshot, Target::Listmonk, &rendered.html);
        (mail::write(&snapshot, &rendered, Vec::new(), &envelope), findings)
    });
}

#[divan::bench]
fn load_and_export_html_and_text_of_ten_items(bencher: Bencher) {
    let mut sandbox = Sandbox::sample();
    bencher.bench_local(|| sandbox.ask("issue_preview", serde_json::json!({ "issue": "weekly#88" })));
}

/// An ordinary page: paragraphs, links, lists, a table, scripts and styles in between.
fn page() -> String {
    let mut page =
        String::from("<!doctype html><html><head><title>A page</title><style>p{color:red}</style></head><body>");
    let mut number = 0;
    while page.len() < 100_000 {
        number += 1;
        page.push_str(&format!(
            "<div class=\"story s{number}\"><h2 id=\"h{number}\">Heading {number}</h2><p style=\"margin:0\">Words with \
             <b>weight</b>, <i>slant</i> and <a href=\"https://example.com/{number}?utm_source=x\" onclick=\"go()\">a \
             link</a> &amp; an entity.</p><ul><li>one<li>two <span>three</span></ul><table><tr><td>{number}</td><td>cell\
             </td></tr></table><script>track({number})</script></div>\n"
        ));
    }
    page.push_str("</body></html>");
    page
}

#[divan::bench]
fn sanitize_100_kb(bencher: Bencher) {
    let page = page();
    bencher.bench_local(|| html::sanitize(black_box(&page)));
}

#[divan::bench]
fn read_100_kb_as_a_body(bencher: Bencher) {
    let page = page();
    bencher.bench_local(|| html::to_body(black_box(&page)));
}

#[divan::bench]
fn import_a_weekly_text(bencher: Bencher) {
    let text = std::fs::read(root().join("src-tauri/crates/core/sample/past-weekly.txt")).unwrap();
    bencher.bench_local(|| import(black_box(&text), Format::Text).unwrap());
}
