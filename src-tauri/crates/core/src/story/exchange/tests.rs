use std::convert::Infallible;
use std::io::BufReader;

use proptest::prelude::*;

use super::*;

/// Everything a file holds: what is taken, and what is refused with its line.
fn all(form: Form, file: &[u8]) -> (Vec<Carried>, Vec<(u64, String)>) {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    // A small buffer, so that every way of cutting a stream is met.
    let read: Result<(), Infallible> = read(form, BufReader::with_capacity(7, file), "", |entry, _| {
        match entry {
            Ok(story) => taken.push(story),
            Err(why) => refused.push((why.line, why.reason)),
        }
        Ok(())
    });
    let Ok(()) = read;
    (taken, refused)
}

fn written(form: Form, stories: &[Carried]) -> String {
    let mut writer = Writer::begin(form, Vec::new()).expect("memory");
    stories.iter().for_each(|story| writer.write(story).expect("memory"));
    String::from_utf8(writer.end().expect("memory")).expect("UTF-8")
}

#[test]
fn a_bad_line_is_named_and_the_next_is_read() {
    let file = "\u{FEFF}{\"title\":\"One\"}\n\nnot json\n{\"title\":7}\n{\"text\":\"x\"}\n[1]\n{\"title\":\"  \"}\r\n{\"title\":\"Two\"}";
    let (taken, refused) = all(Form::JsonLines, file.as_bytes());
    assert_eq!(taken.iter().map(|story| story.title.as_str()).collect::<Vec<_>>(), ["One", "Two"]);
    let lines: Vec<u64> = refused.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7]);
    let (_, refused) = all(Form::JsonLines, b"\xFF\xFE\n{\"title\":\"x\"}\n");
    assert_eq!(refused, [(1, "This line is not UTF-8 text.".to_owned())]);
    let nested = format!("{}\n{{\"title\":\"after\"}}\n", "[".repeat(100_000));
    let (taken, refused) = all(Form::JsonLines, nested.as_bytes());
    assert_eq!((taken.len(), refused.len()), (1, 1));
}

#[test]
fn a_line_without_end_is_passed_over() {
    let mut file = vec![b'x'; line::LONGEST + 10];
    file.extend_from_slice(b"\n{\"title\":\"after\"}\n");
    let mut from = BufReader::new(file.as_slice());
    let mut seen = Vec::new();
    let each: Result<(), Infallible> = line::each(&mut from, |line, number| {
        seen.push((number, line.map(str::to_owned).map_err(|_| ())));
        Ok(())
    });
    let Ok(()) = each;
    assert_eq!(seen, [(1, Err(())), (2, Ok("{\"title\":\"after\"}".to_owned()))]);
}

#[test]
fn json_lines_come_out_as_they_went_in() {
    let check = |line: &str| {
        let (taken, refused) = all(Form::JsonLines, line.as_bytes());
        assert_eq!(refused, [], "{line}");
        let object: Map<String, Value> = serde_json::from_str(line).expect("an object");
        assert_eq!(json_lines::written(&taken[0]), object, "{line}");
    };
    check(
        r#"{"title":"One","text":"a\n\nb","url":"https://example.com/","outlet":"X","language":"en","date":"2025-01-03","tags":["a","b"]}"#,
    );
    check(r#"{"title":"One","id":17,"score":0.25,"deep":{"a":[1,null,{"b":"c"}]},"big":18446744073709551615}"#);
    check(r#"{"title":"One","text":"a\nb\n\n\n  c  \n","url":null,"tags":[],"language":""}"#);
    check(r#"{"title":" One ","tags":["b","a","a"],"state":"unknown","notes":"n","date":"3 Jan 2025"}"#);
    check(r#"{"title":"One","tags":"a, b","galley":"not ours","text":"nul \u0000 and bell \u0007"}"#);
    check(r#"{"title":"One","state":"hold","author":"A. Writer"}"#);
    // Names that are not ours are read, and come out as they were all the same.
    check(
        r#"{"headline":"H","link":"https://example.com/1?utm_source=x","content":"<p>Hi <b>x</b></p>","source":{"name":"Paper"},"publishedAt":"3 Jan 2025","lang":"English","x":[1]}"#,
    );
    check(
        r#"{"title":"One","summary":"s","category":"tech","tags":"a, b","keywords":["c"],"source":"wire","name":"n","year":2025}"#,
    );
    check(r#"{"title":"One","tags":["a"],"category":"tech"}"#);
}

#[test]
fn what_was_changed_since_goes_before_what_was_kept() {
    let (mut taken, _) = all(Form::JsonLines, br#"{"title":" One ","tags":"b,a","text":"x  "}"#);
    let story = &mut taken[0];
    story.tags.push("c".to_owned());
    let object = json_lines::written(story);
    assert_eq!(
        (&object["title"], &object["tags"], &object["text"]),
        (&" One ".into(), &serde_json::json!(["a", "b", "c"]), &"x  ".into())
    );
}

#[test]
fn what_another_name_tells_is_changed_and_taken_away_for_good() {
    let (taken, _) = all(Form::JsonLines, br#"{"title":"One","source":"Wire","summary":"s","category":"tech"}"#);
    let own = Own { id: StoryId::new(chrono::Utc::now()), trashed: false, clippings: Vec::new(), pages: Vec::new() };
    let again = |story: &Carried| {
        let story = Carried { galley: Some(own.clone()), ..story.clone() };
        let line = serde_json::to_vec(&json_lines::written(&story)).expect("JSON");
        let (again, refused) = all(Form::JsonLines, &line);
        assert_eq!((refused, json_lines::written(&again[0])), (vec![], json_lines::written(&story)));
        assert_eq!(
            [&again[0].outlet, &again[0].text, &again[0].tags.join("+")],
            [&story.outlet, &story.text, &story.tags.join("+")]
        );
    };
    again(&taken[0]);
    again(&Carried { outlet: "Paper".to_owned(), tags: vec!["new".to_owned()], ..taken[0].clone() });
    again(&Carried { outlet: String::new(), text: String::new(), tags: Vec::new(), ..taken[0].clone() });
}

#[test]
fn csv_is_read_as_programs_write_it() {
    let file =
        "Headline;Link;Tags;Rating\r\n\"One; \"\"quoted\"\"\";https://example.com/a;a, b;5\r\n;x;;\r\n'=1+1;;;\r\n";
    let (taken, refused) = all(Form::Csv, file.as_bytes());
    assert_eq!(taken[0].title, "One; \"quoted\"");
    assert_eq!(taken[0].tags, ["a", "b"]);
    assert_eq!(taken[0].extra["Rating"], "5");
    assert_eq!(taken[1].title, "=1+1");
    assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3]);
    let (taken, refused) = all(Form::Csv, b"a,b\n1,2\n");
    assert_eq!((taken.len(), refused.len()), (0, 1));
    let (taken, refused) = all(Form::Csv, b"title\nOne,more\n\"Two\nlines\"\n");
    assert_eq!((taken.len(), refused[0].0), (1, 2));
}

#[test]
fn ris_csl_json_opml_and_markdown_are_read() {
    let ris = "TY  - NEWS\r\nTI  - One\r\nAU  - Writer, A.\r\nAU  - Other, B.\r\nT2  - Paper\r\nPY  - 2025\r\nDA  - 2025/01/03/\r\nUR  - https://example.com/a\r\nKW  - x\r\nKW  - y\r\nAB  - Line one\r\n  goes on\r\nSN  - 1234\r\nER  - \r\nstray\r\nTY  - JOUR\r\nER  - \r\n";
    let (taken, refused) = all(Form::Ris, ris.as_bytes());
    let one = &taken[0];
    assert_eq!((one.title.as_str(), one.outlet.as_str(), one.date.as_str()), ("One", "Paper", "2025-01-03"));
    assert_eq!((one.author.as_str(), one.tags.len()), ("Writer, A.; Other, B.", 2));
    assert_eq!(one.extra["ris"]["SN"][0], "1234");
    assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [15, 16]);

    let csl = r#"[{"type":"article","title":"One","URL":"https://example.com/","issued":{"date-parts":[["2025",1,3]]},
      "author":[{"family":"Writer","given":"A."}],"DOI":"10.1/x"}, 7, {"title":"Two"}"#;
    let (taken, refused) = all(Form::CslJson, csl.as_bytes());
    assert_eq!((taken[0].date.as_str(), taken[0].author.as_str()), ("2025-01-03", "A. Writer"));
    assert_eq!(taken[0].extra["csl"]["DOI"], "10.1/x");
    assert_eq!((taken.len(), refused.len()), (2, 2));

    let opml = "<opml version=\"2.0\"><body><outline text=\"Folder &amp; more\">\n<outline text=\"One\" url=\"https://example.com/\"/>\n\
      <outline text=\"Feed\" xmlUrl=\"https://example.com/feed\" htmlUrl=\"https://example.com/\"/></outline></body></opml>";
    let (taken, refused) = all(Form::Opml, opml.as_bytes());
    assert_eq!((taken[0].title.as_str(), &taken[0].extra["opml_folder"]), ("One", &"Folder & more".into()));
    assert_eq!(refused.len(), 1);
    let (feeds, _) = opml::feeds(opml.as_bytes());
    assert_eq!((feeds.len(), feeds[0].folder.as_str()), (1, "Folder & more"));
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><opml><body><outline text=\"&b;\" url=\"https://example.com/\"/></body></opml>";
    assert_eq!(all(Form::Opml, bomb.as_bytes()).0[0].title, "&b;");
    let deep = "<outline text=\"x\">".repeat(100_000);
    assert_eq!(all(Form::Opml, deep.as_bytes()).1.len(), 1);

    let markdown = "---\ntitle: One: two\ntags: [a, b]\nrating: 5\n---\n\nText *here*.\n";
    let (taken, _) = all(Form::Markdown, markdown.as_bytes());
    assert_eq!((taken[0].title.as_str(), taken[0].text.as_str(), taken[0].tags.len()), ("One: two", "Text here.", 2));
    assert_eq!(taken[0].extra["rating"], "5");
    assert_eq!(all(Form::Markdown, b"# Heading\n\nText.\n").0[0].title, "Heading");
}

fn story() -> impl Strategy<Value = Carried> {
    let words = || "[a-z平台é\"&<>,;=+ -]{0,12}";
    ("[A-Z平][a-z台é\"&<>,;=+ -]{0,12}", words(), words(), proptest::collection::vec("[a-z平]{1,5}", 0..3), words())
        .prop_map(|(title, text, outlet, tags, author)| Carried {
            title: title.trim().to_owned(),
            text: plain_body(text.trim()).to_text(),
            url: "https://example.com/a?b=c&d".to_owned(),
            outlet: outlet.trim().to_owned(),
            language: "en".to_owned(),
            date: "2025-01-03".to_owned(),
            author: author.replace(';', " ").trim().to_owned(),
            tags: crate::story::capture::tidy_tags(tags),
            ..Carried::default()
        })
}

proptest! {
    #[test]
    fn every_form_gives_back_what_it_carries(stories in proptest::collection::vec(story(), 0..4)) {
        for form in [Form::JsonLines, Form::Csv, Form::Ris, Form::CslJson, Form::Opml] {
            let file = written(form, &stories);
            let (again, refused) = all(form, file.as_bytes());
            prop_assert_eq!(&refused, &[], "{:?}\n{}", form, file);
            prop_assert_eq!(again.len(), stories.len(), "{:?}\n{}", form, file);
            for (story, again) in stories.iter().zip(&again) {
                prop_assert_eq!(&again.title, &story.title, "{:?}\n{}", form, file);
                prop_assert_eq!(&again.url, &story.url);
                prop_assert_eq!(&again.text, &story.text, "{:?}\n{}", form, file);
                prop_assert_eq!(&again.tags, &story.tags);
                prop_assert_eq!(&again.date, &story.date);
            }
        }
    }

    #[test]
    fn no_file_brings_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "[\\[{<\"a-z:,/>=\\-\n ]{0,80}") {
        for form in [Form::JsonLines, Form::Csv, Form::Ris, Form::CslJson, Form::Opml, Form::Markdown] {
            all(form, &bytes);
            all(form, text.as_bytes());
        }
    }
}
