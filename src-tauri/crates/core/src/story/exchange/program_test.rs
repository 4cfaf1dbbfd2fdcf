//! Files as programs that people come from write them: reference managers, read-it-later lists, notes, spreadsheets.

use std::convert::Infallible;

use super::*;

/// Every story of a file as title, address, outlet, date, language and labels, and the lines that were refused.
fn read_all(form: Form, file: &str) -> (Vec<String>, Vec<u64>) {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    let read: Result<(), Infallible> = read(form, file.as_bytes(), "the file", |entry, _| {
        match entry {
            Ok(story) => taken.push(
                [story.title, story.url, story.outlet, story.date, story.language, story.tags.join("+")].join(" | "),
            ),
            Err(why) => refused.push(why.line),
        }
        Ok(())
    });
    let Ok(()) = read;
    (taken, refused)
}

fn check(form: Form, file: &str, expect: &[&str]) {
    assert_eq!(read_all(form, file), (expect.iter().map(|one| (*one).to_owned()).collect(), vec![]), "{file}");
}

#[test]
fn tables_of_other_programs_are_read() {
    check(
        Form::Csv,
        "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication Title\",\"Url\",\"Abstract Note\",\"Date\",\"Language\",\"Manual Tags\",\"Automatic Tags\"\n\
         \"K1\",\"newspaperArticle\",\"2025\",\"Doe, Jane; Roe, R.\",\"Harbour opens\",\"The Paper\",\"https://example.com/z\",\"Words\",\"January 3, 2025\",\"en_US\",\"trade, foreign; ports\",\"ships\"\n",
        &["Harbour opens | https://example.com/z | The Paper | 2025-01-03 | en-US | ports+ships+trade, foreign"],
    );
    check(
        Form::Csv,
        "title,url,time_added,tags,status\nHarbour opens,https://example.com/p,1735900000,news|china tech,unread\n",
        &["Harbour opens | https://example.com/p |  |  |  | china tech+news"],
    );
    check(
        Form::Csv,
        "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://example.com/i,,,Unread,1735900000,\"[\"\"a\"\",\"\"b c\"\"]\"\n",
        &["https://example.com/i | https://example.com/i |  |  |  | a+b c"],
    );
    check(
        Form::Csv,
        "\u{FEFF}Name,Link,Publish Date,Topic\nHarbour opens,https://example.com/n,\"January 3, 2025\",\"AI, Chips\"\n",
        &["Harbour opens | https://example.com/n |  | 2025-01-03 |  | AI+Chips"],
    );
    check(
        Form::Csv,
        "标题\t链接\t来源\t发布时间\t语言\t标签\n港口重新开放\thttps://example.com/c\t晚报\t2025年1月3日 10:20\t简体中文\t港口、贸易\n",
        &["港口重新开放 | https://example.com/c | 晚报 | 2025-01-03 | zh-Hans | 港口+贸易"],
    );
}

#[test]
fn tables_are_read_whatever_stands_between_their_cells() {
    let expect = ["One | https://example.com/1 |  |  |  | "];
    for file in [
        "sep=;\r\nTitle;URL\r\nOne;https://example.com/1\r\n",
        "sep=\t\nTitle\tURL\nOne\thttps://example.com/1\n",
        "title|url\nOne|https://example.com/1\n",
        "title,url\rOne,https://example.com/1\r",
        // Without names.
        "https://example.com/1,One\n",
        "One;https://example.com/1\n",
    ] {
        check(Form::Csv, file, &expect);
    }
    check(
        Form::Csv,
        "https://example.com/1\n\nhttps://example.com/2\n",
        &[
            "https://example.com/1 | https://example.com/1 |  |  |  | ",
            "https://example.com/2 | https://example.com/2 |  |  |  | ",
        ],
    );
    assert_eq!(read_all(Form::Csv, "sep=;\na;b\n1;2\n"), (vec![], vec![2]));
}

#[test]
fn columns_of_one_name_are_kept_apart() {
    let mut seen = None;
    let read: Result<(), Infallible> = read(Form::Csv, "title,rank,rank\nOne,1,2\n".as_bytes(), "", |entry, _| {
        seen = entry.ok();
        Ok(())
    });
    let Ok(()) = read;
    let extra = seen.unwrap_or_default().extra;
    assert_eq!((&extra["rank"], &extra["rank 2"]), (&"1".into(), &"2".into()));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told() {
    let file = "title,url\nOne,https://example.com/1\n\"Two,https://example.com/2\nThree,https://example.com/3\n";
    let (taken, refused) = read_all(Form::Csv, file);
    assert_eq!((taken.len(), refused), (1, vec![3]));
    // However long the rest is, no more of it is held than a row can be.
    let (taken, refused) = read_all(Form::Csv, &format!("title,url\nOne,x\n\"{}", "Two\n".repeat(line::LONGEST / 3)));
    assert_eq!((taken.len(), refused), (1, vec![3]));
    // A text of several lines at the end, with cells left out, is no such thing.
    let (taken, refused) = read_all(Form::Csv, "title,text,url\nOne,\"two\nlines\"\n");
    assert_eq!((taken.len(), refused), (1, vec![]));
}

#[test]
fn ris_keeps_what_it_says_twice() {
    let file = "Record #1\nTY  - JOUR\nT1  - 港口 opens\nAU  - Doe, J.\nPB  - Press\nT2  - The Paper\nY1  - 2024//\n\
        UR  - http://example.com/1; http://example.org/2\nKW  - ports\nships\nKW  - a; b\nLA  - English\nN1  - one\nN1  - two\nER  -\n\
        TY  - NEWS\nTI  - No end\nPY  - 2024\nDA  - 2024/3/5/Spring\nUR  - http://example.com/a;b\nTY  - ELEC\nST  - Short\nER  -\n";
    let (taken, refused) = read_all(Form::Ris, file);
    assert_eq!(
        taken,
        [
            "港口 opens | http://example.com/1 | The Paper | 2024 | en | a+b+ports+ships",
            "No end | http://example.com/a;b |  | 2024-03-05 |  | ",
            "Short |  |  |  |  | ",
        ]
    );
    assert_eq!(refused, [1]);
    let mut first = None;
    let read: Result<(), Infallible> = read(Form::Ris, file.as_bytes(), "", |entry, _| {
        first = first.take().or(entry.ok());
        Ok(())
    });
    let Ok(()) = read;
    let first = first.unwrap_or_default();
    assert_eq!(first.notes, "one\ntwo");
    assert_eq!(first.extra["ris"]["UR"][0], "http://example.org/2");
    assert_eq!(first.extra["ris"]["PB"][0], "Press");
}

#[test]
fn texts_kept_as_html_are_read_as_words_and_come_out_as_they_were() {
    let line = r#"{"title":"One","text":"<p>A <b>word</b></p><p>Two</p>"}"#;
    let mut seen = None;
    let read: Result<(), Infallible> = read(Form::JsonLines, line.as_bytes(), "", |entry, _| {
        seen = entry.ok();
        Ok(())
    });
    let Ok(()) = read;
    let seen = seen.unwrap_or_default();
    assert_eq!(seen.text, "A word\n\nTwo");
    let written = Value::Object(json_lines::written(&seen)).to_string();
    assert_eq!(written, line);
}

#[test]
fn lists_within_objects_are_read() {
    check(
        Form::CslJson,
        r#"{"status":"ok","total":1,"articles":[{"source":{"id":null,"name":"The Paper"},"author":"J. Doe","title":"Harbour opens",
            "url":"https://example.com/1","publishedAt":"2025-01-03T10:20:00Z","content":"Words"}]}"#,
        &["Harbour opens | https://example.com/1 | The Paper | 2025-01-03T10:20:00Z |  | "],
    );
    check(
        Form::CslJson,
        r#"[{"title":"Tagged","href":"https://example.com/1","tags":[{"tag":"a"},{"tag":"b"}]},
            {"type":"article","title":"Found by number","DOI":"10.1000/xyz","language":"eng"}]"#,
        &[
            "Tagged | https://example.com/1 |  |  |  | a+b",
            "Found by number | https://doi.org/10.1000/xyz |  |  | en | ",
        ],
    );
    assert_eq!(read_all(Form::CslJson, r#"{"a":1}"#), (vec![], vec![1]));
    assert_eq!(Form::sniff(b"{\n  \"items\": [\n"), Form::CslJson);
    assert_eq!(Form::sniff(b"{\"title\":\"x\"}\n{\"title\":\"y\"}\n"), Form::JsonLines);
}

#[test]
fn an_entry_that_is_too_long_is_told_and_not_held() {
    let long = format!("[{{\"title\":\"One\"}},{{\"title\":\"{}\"}}]", "x".repeat(3 * line::LONGEST));
    assert_eq!(read_all(Form::CslJson, &long), (vec!["One |  |  |  |  | ".to_owned()], vec![1]));
    // Many short ones are read however long they are together.
    let many = format!("[{}{{\"title\":\"Last\"}}]", format!("{{\"title\":\"{}\"}},", "x".repeat(9_000)).repeat(4_000));
    let (taken, refused) = read_all(Form::CslJson, &many);
    assert_eq!((taken.len(), refused), (4_001, vec![]));
}

#[test]
fn notes_with_front_matter_are_read() {
    let note = "---\ntitle: \"Harbour: opens\"\nsource: \"https://example.com/1\"\nauthor:\n  - \"[[Jane Doe]]\"\npublished: 2025-01-03\n\
        version: 1.10\ntags:\n  - clippings\n  - china/tech\nabout: >\n  two\n  lines\n---\nWords **here**.\n";
    check(Form::Markdown, note, &["Harbour: opens | https://example.com/1 |  | 2025-01-03 |  | china/tech+clippings"]);
    let mut seen = None;
    let read: Result<(), Infallible> = read(Form::Markdown, note.as_bytes(), "", |entry, _| {
        seen = entry.ok();
        Ok(())
    });
    let Ok(()) = read;
    let seen = seen.unwrap_or_default();
    assert_eq!(
        (seen.author.as_str(), &seen.extra["version"], &seen.extra["about"]),
        ("Jane Doe", &"1.10".into(), &"two lines\n".into())
    );
    check(
        Form::Markdown,
        "+++\ntitle = \"Harbour opens\"\ndate = 2025-01-03T00:00:00Z\ntags = [\"a\", \"b\"]\n+++\nWords\n",
        &["Harbour opens |  |  | 2025-01-03T00:00:00Z |  | a+b"],
    );
    check(Form::Markdown, "Words alone.\n", &["the file |  |  |  |  | "]);
    check(
        Form::Markdown,
        "---\ntitle: One: two\nurl: https://example.com/1\n---\nWords\n",
        &["One: two | https://example.com/1 |  |  |  | "],
    );
    // Names that stand for names that stand for names come to nothing.
    let bomb: String = (1..30).map(|at| format!("a{at}: &a{at} [*a{0},*a{0},*a{0},*a{0}]\n", at - 1)).collect();
    let bomb = format!("---\na0: &a0 [x,x,x,x]\n{bomb}title: Bomb\n---\n");
    check(Form::Markdown, &bomb, &["Bomb |  |  |  |  | "]);
    let deep = format!("---\ntitle: Deep\na: {}\n---\n", "[".repeat(200_000));
    check(Form::Markdown, &deep, &["Deep |  |  |  |  | "]);
    let deep = format!("+++\ntitle = \"Deep\"\na = {}\n+++\nWords\n", "[".repeat(200_000));
    check(Form::Markdown, &deep, &["the file |  |  |  |  | "]);
}

#[test]
fn outlines_written_by_hand_are_read() {
    let file = "<opml version=1.0><body><outline text=\"Caf&eacute; &amp; bar\" type=\"rss\" xmlUrl=\"https://example.com/a?x=1&y=2\"/>\n\
        <outline title=Plain type=RSS URL=https://example.com/b />\n<outline text=\"F\"><outline text='D' xmlurl=\" https://example.com/d \"></outline>\n</opml>";
    let (feeds, refused) = opml::feeds(file.as_bytes());
    let shown: Vec<String> =
        feeds.iter().map(|feed| format!("{} {} {}", feed.title, feed.xml_url, feed.folder)).collect();
    assert_eq!(
        shown,
        ["Café & bar https://example.com/a?x=1&y=2 ", "Plain https://example.com/b ", "D https://example.com/d F"]
    );
    assert_eq!(refused, []);
    check(
        Form::Opml,
        "<opml><body><outline text=\"One\" type=\"link\" url=\"https://example.com/1\" category=\"/china/tech,/ports\"/></body></opml>",
        &["One | https://example.com/1 |  |  |  | china/tech+ports"],
    );
}
