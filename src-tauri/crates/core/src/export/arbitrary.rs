//! Issues of any words, the ones that break renderers first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::sample::Sample;
use crate::body::{Body, Image, Inline, Line, LineKind, Marks};
use crate::issue::snapshot::{Credit, IssueSnapshot, SnapshotEntry, SnapshotItem};
use crate::item::SourceRole;
use crate::publication::{CallToAction, Imprint, Numbering, Presence, TopLink};
use crate::theme::token::{TOKENS, TokenKind};
use crate::theme::{Theme, shipped};

/// Pieces that break renderers.
const PIECES: &[&str] = &[
    "plain words ",
    "<script>alert(1)</script>",
    "</td></tr></table>",
    "<!-- ",
    "-->",
    "<![endif]-->",
    "]]>",
    "&amp;",
    "&#x3c;",
    "\"'` onload=x ",
    "{{ Name }}",
    "{{issue.number}}",
    "{{{x}}}{{{{",
    "{$name}",
    "{% if x %}{# y #}",
    "[unsubscribe][firstname,fallback=x]",
    "\u{FFFC}unsubscribe\u{FFFC}",
    "*",
    "{",
    "*|UNSUB|*",
    "<%x%>",
    "%%{a}%%%%%{",
    "\0",
    "\u{7}\u{1b}[31m",
    "\u{7f}\u{85}\u{92}\u{9f}",
    "\r\n",
    "\t",
    "\u{2028}",
    "\u{2029}",
    "\u{FFFC}",
    "\u{FEFF}",
    "\u{FFFE}",
    "\u{202E}gnol",
    "\u{2067}",
    "\u{2069}",
    "\u{202C}",
    "中文没有空格的一段话，",
    "한국어 문장",
    "שלום עולם ",
    "👩\u{200D}🔬🇫🇷",
    "e\u{301}\u{301}",
    "\u{A0}",
    "\u{200B}",
    "https://example.com/a?b=c&d=e ",
    "longwordlongwordlongwordlongwordlongwordlongwordlongword",
    "</title></style></pre>",
];

const ADDRESSES: &[&str] = &[
    "",
    "https://example.com/",
    "http://example.com/a?b=\"c\"&d=<e>",
    "mailto:desk@example.com",
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>",
    "//example.com/x",
    "/relative",
    "https://user:pass@example.com/",
    "\u{FFFC}unsubscribe\u{FFFC}",
    "https://example.com/?a={{x}}&b=*|UNSUB|*&c=[firstname]",
    "cid:abc",
    "blob:../../x",
    "https://例子.测试/路 径?q={{x}}",
    "blob:9f86d081",
    "https://exa\u{202E}mple.com/",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => vec(prop::sample::select(PIECES), 0..6).prop_map(|pieces| pieces.concat()),
        2 => any::<String>(),
        1 => (prop::sample::select(PIECES), 1..60usize).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => prop::sample::select(ADDRESSES).prop_map(str::to_owned),
        1 => words().prop_map(|words| format!("https://example.com/{words}")),
        1 => words(),
    ]
}

fn marks() -> impl Strategy<Value = Marks> {
    (any::<u8>(), option::weighted(0.3, address())).prop_map(|(bits, link)| {
        let bit = |index: u8| bits & (1 << index) != 0 && bits % 3 == 0;
        Marks {
            strong: bit(0),
            em: bit(1),
            underline: bit(2),
            strike: bit(3),
            code: bit(4),
            sub: bit(5),
            sup: bit(6),
            link,
            ..Marks::default()
        }
    })
}

fn inline() -> impl Strategy<Value = Inline> {
    prop_oneof![
        8 => (words(), marks()).prop_map(|(text, marks)| Inline::Text { text, marks }),
        1 => (address(), words(), option::of(any::<u32>()), option::of(0..4000u32), option::of(address()))
            .prop_map(|(src, alt, width, height, link)| Inline::Image(Image { src, alt, width, height, link, ..Image::default() })),
        1 => Just(Inline::Rule),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    use LineKind::*;
    let kind = prop::sample::select(&[Paragraph, Heading2, Heading3, Heading4, Bullet, Ordered, Quote, Code][..]);
    let line = (kind, 0..8u8, vec(inline(), 0..4)).prop_map(|(kind, indent, inline)| Line {
        kind,
        indent,
        inline,
        ..Line::default()
    });
    vec(line, 0..8).prop_map(|lines| Body { lines })
}

fn credit() -> impl Strategy<Value = Credit> {
    let role = prop::sample::select(&[SourceRole::Primary, SourceRole::Via, SourceRole::Document][..]);
    (words(), address(), role).prop_map(|(name, url, role)| Credit { outlet: None, name, url, role })
}

fn entry() -> impl Strategy<Value = SnapshotEntry> {
    let SnapshotEntry::Item(blank) = Sample::read(r#"{"entries":[{"headline":"x"}]}"#).snapshot().entries.remove(0)
    else {
        panic!("an item was asked for")
    };
    let SnapshotEntry::Section { id, .. } =
        Sample::read(r#"{"entries":[{"section":"x"}]}"#).snapshot().entries.remove(0)
    else {
        panic!("a section was asked for")
    };
    prop_oneof![
        1 => words().prop_map(move |title| SnapshotEntry::Section { id, title }),
        4 => (words(), words(), words(), body(), vec(credit(), 0..3)).prop_map(
            move |(kicker, headline, dek, body, sources)| SnapshotEntry::Item(SnapshotItem {
                kicker,
                headline,
                dek,
                body,
                sources,
                ..blank.clone()
            })
        ),
    ]
}

/// A shipped theme with any value of every closed list.
fn theme() -> impl Strategy<Value = Theme> {
    (0..shipped::all().len(), vec(any::<prop::sample::Index>(), TOKENS.len()), option::weighted(0.3, address()))
        .prop_map(|(shipped, choices, image)| {
            let mut theme = shipped::all()[shipped].clone();
            for (token, choice) in TOKENS.iter().zip(choices) {
                if let TokenKind::Choice(names) = token.kind {
                    token.set(&mut theme, names[choice.index(names.len())]).unwrap();
                }
            }
            // A theme can come from another machine, so what stands in it is not trusted here either.
            theme.header.image = image.unwrap_or_default();
            theme
        })
}

prop_compose! {
    /// An issue of any words and rules.
    pub(crate) fn snapshot()(
        words in vec(words(), 12),
        bodies in (body(), body()),
        url in address(),
        language in prop::sample::select(&["en", "zh-CN", "ar", "he", "ja", "\"><script>", ""][..]),
        number in option::of(any::<u32>()),
        recipe in (0..3usize, 0..4usize, any::<bool>(), any::<bool>(), any::<bool>()),
        imprint in (words(), words(), address(), address(), address()),
        theme in theme(),
        entries in vec(entry(), 0..4),
    ) -> IssueSnapshot {
        let mut snapshot = Sample::default().snapshot();
        let mut words = words.into_iter();
        let mut next = || words.next().unwrap_or_default();
        snapshot.publication.name = next();
        snapshot.publication.masthead = next();
        snapshot.publication.language = language.to_owned();
        let rules = &mut snapshot.publication.recipe;
        rules.footer = next();
        rules.source_label = next();
        rules.numbering = [Numbering::Off, Numbering::Issue, Numbering::Section][recipe.0];
        rules.top_link = [TopLink::None, TopLink::Item, TopLink::Section, TopLink::End][recipe.1];
        rules.kickers = if recipe.2 { Presence::On } else { Presence::Off };
        rules.contents = if recipe.4 { Presence::On } else { Presence::Off };
        rules.source_line = if recipe.3 { Presence::On } else { Presence::Off };
        let (postal_address, reason, unsubscribe_url, browser_url, home_url) = imprint;
        let (sender, image_url) = (home_url.clone(), home_url.clone());
        snapshot.publication.imprint =
            Imprint { postal_address, reason, unsubscribe_url, browser_url, home_url, sender, image_url };
        snapshot.theme = theme;
        let issue = &mut snapshot.issue;
        issue.number = number;
        issue.title = next();
        issue.subject = next();
        issue.preheader = next();
        issue.topic_line = next();
        issue.outro_heading = next();
        issue.call_to_action = CallToAction { text: next(), label: next(), url };
        (issue.intro, issue.outro) = bodies;
        snapshot.entries = entries;
        snapshot.number_items();
        snapshot
    }
}
