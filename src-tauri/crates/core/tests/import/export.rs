//! What Galley itself has written out is taken in again: the same items, from the text and from the HTML.

use chrono::{DateTime, NaiveDate};
use galley_core::body::{Body, Inline, Line, LineKind, Marks};
use galley_core::change::{Label, Undo};
use galley_core::export::{self, Target, Theme};
use galley_core::id::new_uuid;
use galley_core::import::{Format, ImportedEntry, ImportedIssue, import};
use galley_core::issue::snapshot::{Credit, IssueSnapshot, SnapshotEntry, SnapshotItem};
use galley_core::issue::{Issue, IssueState};
use galley_core::item::SourceRole;
use galley_core::library::Library;
use galley_core::publication::{CallToAction, Imprint, Numbering, Presence, Publication, Recipe, TopLink};
use galley_core::sample;

use super::dump::dump;
use super::model::{self, Dice};
use super::print;

/// A line by what both forms can say: its kind, its words, where they lead.
fn line(line: &Line) -> String {
    let mut addresses: Vec<&str> = Vec::new();
    for inline in &line.inline {
        if let Inline::Text { marks: Marks { link: Some(url), .. }, .. } = inline
            && addresses.last() != Some(&url.as_str())
        {
            addresses.push(url);
        }
    }
    let words = line.words().replace('\u{2028}', " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} {} {words} {addresses:?}", line.kind.name().unwrap_or("p"), line.indent)
}

fn lines(body: &Body) -> Vec<String> {
    body.clone().canonical().lines.iter().map(line).collect()
}

/// What was printed, as one comparable text.
fn printed(snapshot: &IssueSnapshot, format: export::Format) -> String {
    let issue = &snapshot.issue;
    let recipe = &snapshot.publication.recipe;
    let mut out =
        vec![format!("{} | {} | {:?} | {:?}", snapshot.masthead(), issue.topic_line, issue.number, issue.date)];
    out.push(format!("intro {:#?}", lines(&issue.intro)));
    for entry in &snapshot.entries {
        match entry {
            SnapshotEntry::Section { title, .. } => out.push(format!("section {title}")),
            SnapshotEntry::Item(item) => {
                let kicker =
                    if format == export::Format::Text { item.kicker.to_uppercase() } else { item.kicker.clone() };
                let mut credits: Vec<&Credit> = item.sources.iter().collect();
                credits.retain(|_| recipe.source_line == Presence::On);
                credits.sort_by_key(|credit| credit.role == SourceRole::Via);
                let credits: Vec<String> = credits
                    .iter()
                    .map(|credit| format!("{} {} {}", credit.role == SourceRole::Via, credit.name, credit.url))
                    .collect();
                out.push(format!(
                    "item {:?} {kicker} | {} | {}\n{:#?}\n{credits:?}",
                    item.number,
                    item.headline,
                    item.dek,
                    lines(&item.body)
                ));
            }
        }
    }
    let call = &issue.call_to_action;
    out.push(format!("outro {} {:#?}", issue.outro_heading, lines(&issue.outro)));
    // In the text the label is not told from its sentence.
    let label = if format == export::Format::Text { "" } else { &call.label };
    out.push(format!("call {} | {label} | {}", call.text, call.url));
    out.join("\n")
}

/// What was found, in the same form.
fn found(issue: &ImportedIssue, format: export::Format) -> String {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let masthead = text(&issue.masthead);
    let mut out = vec![format!("{masthead} | {} | {:?} | {:?}", text(&issue.topic_line), issue.number, issue.date)];
    out.push(format!("intro {:#?}", lines(&issue.intro)));
    for entry in &issue.entries {
        match entry {
            ImportedEntry::Section(title) => out.push(format!("section {title}")),
            ImportedEntry::Item(item) => {
                let credits: Vec<String> = item
                    .sources
                    .iter()
                    .map(|source| {
                        let url = source.url.clone().unwrap_or_default();
                        format!("{} {} {url}", source.role == SourceRole::Via, source.outlet)
                    })
                    .collect();
                out.push(format!(
                    "item {:?} {} | {} | {}\n{:#?}\n{credits:?}",
                    item.number,
                    text(&item.kicker),
                    item.headline,
                    text(&item.dek),
                    lines(&item.body)
                ));
            }
        }
    }
    let call = issue.call_to_action.clone().unwrap_or_default();
    out.push(format!("outro {} {:#?}", text(&issue.outro_heading), lines(&issue.outro)));
    let label = if format == export::Format::Text { "" } else { &call.label };
    out.push(format!("call {} | {label} | {}", call.text, call.url));
    out.join("\n")
}

/// The forms whose reading is the importer's promise.
const READ_BACK: [export::Format; 2] = [export::Format::Html, export::Format::Text];

/// Whether the export comes back; else where it does not.
fn returns(snapshot: &IssueSnapshot, format: export::Format) -> Result<(), String> {
    let rendered = export::render(snapshot, &Theme::plain(), Target::Plain);
    let (bytes, read) = match format {
        export::Format::Text => (rendered.text.as_bytes(), Format::Text),
        _ => (rendered.html.as_bytes(), Format::Html),
    };
    let issue = import(bytes, read).map_err(|error| error.to_string())?;
    let (printed, found) = (printed(snapshot, format), found(&issue, format));
    if printed == found {
        return Ok(());
    }
    let same = printed.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| text.lines().skip(same.saturating_sub(1)).take(8).collect::<Vec<_>>().join("\n  ");
    let shown = if format == export::Format::Text { rendered.text } else { String::new() };
    Err(format!("printed\n  {}\nfound\n  {}\n{}\n{shown}", from(&printed), from(&found), dump(&issue)))
}

#[test]
fn the_sample_issues_come_back_from_their_exports() {
    let folder = tempfile::tempdir().unwrap();
    let at = DateTime::from_timestamp(1_760_000_000, 0).unwrap();
    let mut library = Library::create(&folder.path().join("library"), new_uuid(at).into(), at).unwrap();
    let label = Label { verb: "init", subject: String::new(), series: None, undo: Undo::default() };
    library.transact(at, label, sample::fill).unwrap();
    let snapshots: Vec<IssueSnapshot> = library
        .read(|reader| reader.issues(None)?.into_iter().map(|summary| reader.snapshot(summary.issue.id)).collect())
        .unwrap();
    assert_eq!(snapshots.len(), 4);
    let mut lost = 0;
    for snapshot in &snapshots {
        for format in READ_BACK {
            if let Err(difference) = returns(snapshot, format) {
                eprintln!("{} {:?} {format:?}: {difference}", snapshot.publication.slug, snapshot.issue.number);
                lost += 1;
            }
        }
    }
    assert_eq!(lost, 0);
}

/// A made-up issue as the library would give it.
fn snapshot(dice: &mut Dice) -> IssueSnapshot {
    let cjk = dice.chance(15);
    let daily = dice.chance(50);
    let made = if daily { print::daily(dice, cjk) } else { print::weekly(dice, cjk, true) };
    let at = DateTime::from_timestamp(1_760_000_000, 0).unwrap();
    let label = if cjk { "来源" } else { "Source" };
    let footers = ["", "Harbour Press, 12 Long Quay, Alder", "You receive this because you signed up for it."];
    let recipe = Recipe {
        numbering: if daily { Numbering::Off } else { Numbering::Issue },
        top_link: [TopLink::None, TopLink::Item, TopLink::Section, TopLink::End][dice.below(4)],
        source_label: label.to_owned(),
        footer: dice.pick(&footers).to_owned(),
        ..Recipe::default()
    };
    let publication = Publication {
        id: new_uuid(at).into(),
        slug: "harbour".to_owned(),
        name: if cjk { "港口周报" } else { "Harbour Digital Digest" }.to_owned(),
        masthead: made.masthead.clone().unwrap_or_default(),
        language: if cjk { "zh" } else { "en" }.to_owned(),
        recipe,
        theme: String::new(),
        imprint: Imprint::default(),
    };
    let mut entries = Vec::new();
    for item in &made.items {
        if let Some(title) = &item.section {
            entries.push(SnapshotEntry::Section { id: new_uuid(at).into(), title: title.clone() });
        }
        entries.push(SnapshotEntry::Item(snapshot_item(dice, item)));
    }
    let (text, label) = made.call.clone().unwrap_or_default();
    let url = if text.is_empty() { "" } else { "https://harbour.example/report" };
    let issue = Issue {
        id: new_uuid(at).into(),
        publication: publication.id,
        number: made.number,
        date: made.date.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day)),
        title: String::new(),
        masthead: String::new(),
        state: IssueState::Open,
        subject: String::new(),
        preheader: String::new(),
        topic_line: made.topic_line.clone().unwrap_or_default(),
        intro: Body::paragraphs(made.intro.iter().cloned()),
        outro_heading: made.outro_heading.clone().unwrap_or_default(),
        outro: Body::paragraphs(made.outro.iter().cloned()),
        call_to_action: CallToAction { text, label, url: url.to_owned() },
        rundown: Vec::new(),
    };
    let (theme, broken, suggestions) = (Theme::plain(), Vec::new(), Vec::new());
    let mut snapshot = IssueSnapshot {
        publication,
        issue,
        entries,
        theme,
        broken,
        suggestions,
        standing: galley_core::proof::verdict::Standing::default(),
    };
    snapshot.number_items();
    snapshot
}

fn snapshot_item(dice: &mut Dice, item: &model::Item) -> SnapshotItem {
    let at = DateTime::from_timestamp(1_760_000_000, 0).unwrap();
    let mut body = Body::default();
    for (nth, text) in item.paragraphs.iter().enumerate() {
        let mut line = Line::of(LineKind::Paragraph, text);
        if dice.chance(25) {
            link_last_word(&mut line, &format!("https://harbour.example/{}", dice.below(1_000)));
        }
        body.lines.push(line);
        if let (0, Some((counts, entries))) = (nth, &item.list) {
            let kind = if *counts { LineKind::Ordered } else { LineKind::Bullet };
            body.lines.extend(entries.iter().map(|entry| Line::of(kind, entry)));
        }
    }
    let sources = item.sources.iter().enumerate().map(|(nth, name)| Credit {
        outlet: None,
        name: name.clone(),
        url: if dice.chance(50) { format!("https://quay.example/{}", dice.below(1_000)) } else { String::new() },
        role: if nth > 0 && dice.chance(50) { SourceRole::Via } else { SourceRole::Primary },
    });
    SnapshotItem {
        id: new_uuid(at).into(),
        story: None,
        position: 0,
        number: None,
        section: None,
        kicker: item.kicker.clone().unwrap_or_default(),
        headline: item.headline.clone(),
        dek: String::new(),
        body,
        sources: sources.collect(),
    }
}

fn link_last_word(line: &mut Line, url: &str) {
    let text = line.words();
    let end = text.trim_end_matches(['.', '。', '?']).len();
    let start = text[..end].char_indices().rev().find(|(_, c)| matches!(c, ' ' | '，' | '的'));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    let link = Marks { link: Some(url.to_owned()), ..Marks::default() };
    line.inline = vec![
        Inline::text(&text[..start]),
        Inline::Text { text: text[start..end].to_owned(), marks: link },
        Inline::text(&text[end..]),
    ];
}

/// How many made-up issues a run writes out; `GALLEY_PRINTINGS` asks for more.
const EXPORTS: u64 = 60;

#[test]
fn made_up_issues_come_back_from_their_exports() {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let first = number("GALLEY_FIRST_PRINTING").unwrap_or(0);
    let count = number("GALLEY_PRINTINGS").unwrap_or(EXPORTS);
    let mut lost = 0;
    for seed in first..first + count {
        let snapshot = snapshot(&mut Dice::new(seed + 1));
        for format in READ_BACK {
            if let Err(difference) = returns(&snapshot, format) {
                if lost < 3 {
                    eprintln!("seed {seed} {format:?}: {difference}");
                }
                lost += 1;
            }
        }
    }
    assert_eq!(lost, 0, "exports of {count} issues came back otherwise");
}
