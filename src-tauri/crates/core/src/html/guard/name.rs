//! The names of HTML, each with what becomes of it.

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Passed on under this name.
    Keep(&'static str, Place),
    /// The tag is left out, its content stays.
    Drop,
    /// Passed on under a neutral name, by which the content is left out later.
    Hide(&'static str),
    /// `svg` or `math`, under a neutral name; left out later.
    Drawing(&'static str),
    /// Holds ordinary HTML inside a drawing.
    Island,
    /// Left out at once with its content, which is no HTML.
    Raw(&'static str),
    /// Everything after it is words.
    Plaintext,
}

/// How an element stands among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Apart from them.
    Block,
    /// Among them.
    Inline,
}

/// A name in small letters. One longer than any known name is empty.
#[derive(Debug, Clone, Copy)]
pub struct Lower {
    bytes: [u8; 24],
    length: u8,
}

impl Lower {
    /// The small letters of a name.
    pub fn of(name: &str) -> Lower {
        let mut lower = Lower { bytes: [0; 24], length: 0 };
        if name.is_ascii() && name.len() <= lower.bytes.len() {
            lower.length = name.len() as u8;
            lower.bytes[..name.len()].copy_from_slice(name.as_bytes());
            lower.bytes.make_ascii_lowercase();
        }
        lower
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or("")
    }
}

/// What becomes of the element with this name, in small letters.
pub fn role(name: &str) -> Role {
    use Place::{Block, Inline};
    use Role::{Drawing, Drop, Hide, Island, Keep, Plaintext, Raw};
    match name {
        "p" => Keep("p", Block),
        "div" | "section" | "article" | "header" | "footer" | "main" | "nav" | "aside" | "address" | "center"
        | "details" | "summary" | "hgroup" | "fieldset" | "legend" | "form" | "dialog" | "search" | "dl"
        | "marquee" | "noindex" => Keep("div", Block),
        "h1" => Keep("h1", Block),
        "h2" => Keep("h2", Block),
        "h3" => Keep("h3", Block),
        "h4" => Keep("h4", Block),
        "h5" => Keep("h5", Block),
        "h6" => Keep("h6", Block),
        "ul" | "menu" | "dir" => Keep("ul", Block),
        "ol" => Keep("ol", Block),
        "li" => Keep("li", Block),
        "dt" => Keep("dt", Block),
        "dd" => Keep("dd", Block),
        "blockquote" => Keep("blockquote", Block),
        "pre" | "listing" => Keep("pre", Block),
        "figure" => Keep("figure", Block),
        "figcaption" => Keep("figcaption", Block),
        "hr" => Keep("hr", Block),
        "br" => Keep("br", Block),
        "table" => Keep("table", Block),
        "caption" => Keep("caption", Block),
        "thead" => Keep("thead", Block),
        "tbody" => Keep("tbody", Block),
        "tfoot" => Keep("tfoot", Block),
        "tr" => Keep("tr", Block),
        "td" => Keep("td", Block),
        "th" => Keep("th", Block),
        "img" | "image" => Keep("img", Inline),
        "a" => Keep("a", Inline),
        "b" => Keep("b", Inline),
        "strong" => Keep("strong", Inline),
        "i" => Keep("i", Inline),
        "em" | "cite" | "dfn" | "var" => Keep("em", Inline),
        "u" | "ins" => Keep("u", Inline),
        "s" | "strike" | "del" => Keep("s", Inline),
        "code" | "kbd" | "tt" | "samp" => Keep("code", Inline),
        "sub" => Keep("sub", Inline),
        "sup" => Keep("sup", Inline),
        "q" => Keep("q", Inline),
        "rt" => Keep("x-rt", Inline),
        "rp" | "rtc" => Hide("x-rp"),
        "span" | "font" | "small" | "big" | "abbr" | "acronym" | "mark" | "time" | "data" | "bdi" | "bdo"
        | "output" | "label" | "nobr" | "ruby" | "rb" | "map" | "slot" | "blink" => Keep("span", Inline),
        "html" | "head" | "body" | "frameset" | "frame" | "meta" | "link" | "base" | "basefont" | "bgsound" | "col"
        | "colgroup" | "input" | "keygen" | "area" | "param" | "source" | "track" | "embed" | "wbr" | "command"
        | "isindex" | "picture" => Drop,
        "script" => Raw("script"),
        "style" => Raw("style"),
        "title" => Raw("title"),
        "textarea" => Raw("textarea"),
        "xmp" => Raw("xmp"),
        "iframe" => Raw("iframe"),
        "noembed" => Raw("noembed"),
        "noframes" => Raw("noframes"),
        "noscript" => Raw("noscript"),
        "xml" => Raw("xml"),
        "plaintext" => Plaintext,
        "svg" => Drawing("x-svg"),
        "math" => Drawing("x-math"),
        "foreignobject" | "desc" | "annotation-xml" => Island,
        "template" => Hide("x-template"),
        "object" => Hide("x-object"),
        "applet" => Hide("x-applet"),
        "video" => Hide("x-video"),
        "audio" => Hide("x-audio"),
        "canvas" => Hide("x-canvas"),
        "select" => Hide("x-select"),
        "option" => Hide("x-option"),
        "optgroup" => Hide("x-optgroup"),
        "datalist" => Hide("x-datalist"),
        "button" => Hide("x-button"),
        "progress" => Hide("x-progress"),
        "meter" => Hide("x-meter"),
        _ => Keep("span", Inline),
    }
}

/// Whether a start tag of this name, in small letters, ends the drawing around it.
pub fn ends_a_drawing(name: &str) -> bool {
    const ENDING: [&str; 43] = [
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "i",
        "img",
        "li",
        "listing",
        "menu",
        "meta",
        "nobr",
        "ol",
        "p",
        "pre",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "strike",
        "sub",
        "sup",
        "table",
        "tt",
        "u",
        "ul",
    ];
    ENDING.contains(&name)
}

/// The name of an attribute that is passed on.
pub fn attribute(element: &str, written: &str) -> Option<&'static str> {
    let key = Lower::of(written);
    Some(match (key.as_str(), element) {
        ("href", "a") => "href",
        ("style", _) => "style",
        ("title", "a") => "title",
        ("class", _) => "class",
        ("lang", _) => "lang",
        ("dir", _) => "dir",
        ("hidden", _) => "hidden",
        ("src", "img") => "src",
        ("alt", "img") => "alt",
        ("width", "img") => "width",
        ("height", "img") => "height",
        ("data-src", "img") => "data-src",
        ("data-original", "img") => "data-original",
        ("data-lazy-src", "img") => "data-lazy-src",
        ("colspan", "td" | "th") => "colspan",
        ("rowspan", "td" | "th") => "rowspan",
        ("scope", "th") => "scope",
        ("role", "table") => "role",
        ("border", "table") => "border",
        ("cellpadding", "table") => "cellpadding",
        ("cellspacing", "table") => "cellspacing",
        _ => return None,
    })
}
