//! What an inline style says about words, before the policy takes it away: whether they show at all,
//! and how they are set. Everything else in a style is left unread.

/// What an inline style says. `None` where it is silent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Look {
    /// The element does not show.
    pub hidden: bool,
    /// The words are too small to see (an element inside may set them back).
    pub tiny: Option<bool>,
    /// The ends of source lines break the line.
    pub keeps_lines: Option<bool>,
    /// Bold.
    pub strong: Option<bool>,
    /// Italic.
    pub em: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Struck through.
    pub strike: Option<bool>,
    /// Raised or lowered.
    pub shift: Option<Shift>,
    /// Width in pixels.
    pub width: Option<f32>,
    /// Height in pixels.
    pub height: Option<f32>,
    /// The place in a list of a word processor.
    pub list: Option<ListMark>,
}

/// Where words stand against their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Below.
    Sub,
    /// Above.
    Sup,
}

/// What a word processor notes of its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMark {
    /// A paragraph that is an entry, at this level from 1.
    Entry(u8),
    /// The typed marker before the entry.
    Marker,
}

/// Reads an inline style.
pub fn read(style: &str) -> Look {
    let mut look = Look::default();
    let mut facts = Facts::default();
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim().to_ascii_lowercase();
        let value = value.strip_suffix("!important").map_or(value.as_str(), str::trim_end);
        apply(&mut look, &mut facts, &name, value);
    }
    look.hidden = facts.is_hidden();
    look
}

/// What decides together whether an element shows.
#[derive(Default)]
struct Facts {
    display: Option<bool>,
    hidden_in_word: bool,
    no_room: bool,
    cut_off: bool,
    clipped: bool,
    absolute: bool,
    far_away: bool,
}

impl Facts {
    fn is_hidden(&self) -> bool {
        self.display == Some(false)
            // Outlook's own switch hides a part from Outlook only where another display is named.
            || (self.hidden_in_word && self.display.is_none())
            || (self.no_room && self.cut_off)
            || (self.absolute && (self.far_away || self.clipped))
    }
}

fn apply(look: &mut Look, facts: &mut Facts, name: &str, value: &str) {
    match name {
        // `visibility` and `opacity` are left out on purpose: pages set them on their whole text until a
        // script has run.
        "display" => facts.display = Some(value != "none"),
        "mso-hide" => facts.hidden_in_word = value == "all",
        "overflow" => facts.cut_off = matches!(value, "hidden" | "clip"),
        "max-height" | "max-width" => facts.no_room |= pixels(value).is_some_and(|size| size <= 0.0),
        "position" => facts.absolute = matches!(value, "absolute" | "fixed"),
        "left" | "top" => facts.far_away |= pixels(value).is_some_and(|place| place <= -999.0),
        "clip" => facts.clipped = value.starts_with("rect(0") || value.starts_with("rect(1px"),
        "clip-path" => facts.clipped = matches!(value, "inset(50%)" | "inset(100%)"),
        "width" => {
            look.width = pixels(value);
            facts.no_room |= look.width.is_some_and(|size| size <= 0.0);
        }
        "height" => {
            look.height = pixels(value);
            facts.no_room |= look.height.is_some_and(|size| size <= 0.0);
        }
        "font-size" if value != "inherit" => look.tiny = Some(pixels(value).is_some_and(|size| size <= 1.0)),
        "white-space" => match value {
            "pre" | "pre-wrap" | "pre-line" | "break-spaces" => look.keeps_lines = Some(true),
            "normal" | "nowrap" => look.keeps_lines = Some(false),
            _ => {}
        },
        "font-weight" => look.strong = weight(value),
        "font-style" => match value {
            "italic" | "oblique" => look.em = Some(true),
            "normal" => look.em = Some(false),
            _ => {}
        },
        "text-decoration" | "text-decoration-line" => {
            let has = |word: &str| value.split_ascii_whitespace().any(|part| part == word);
            look.underline = Some(has("underline"));
            look.strike = Some(has("line-through"));
        }
        "vertical-align" => match value {
            "super" => look.shift = Some(Shift::Sup),
            "sub" => look.shift = Some(Shift::Sub),
            _ => {}
        },
        "mso-list" => look.list = list_mark(value),
        _ => {}
    }
}

fn weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ => value.parse::<f32>().ok().map(|weight| weight >= 600.0),
    }
}

fn pixels(value: &str) -> Option<f32> {
    let digits = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(value.len());
    let number: f32 = value[..digits].parse().ok()?;
    match value[digits..].trim() {
        "" | "px" => Some(number),
        "pt" => Some(number * 4.0 / 3.0),
        // Of any other unit only nothing at all is the same number of pixels.
        _ => (number == 0.0).then_some(0.0),
    }
}

fn list_mark(value: &str) -> Option<ListMark> {
    if value == "ignore" {
        return Some(ListMark::Marker);
    }
    let level = value.split_ascii_whitespace().find_map(|part| part.strip_prefix("level"))?;
    Some(ListMark::Entry(level.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_found() {
        for style in [
            "display:none",
            "color:red; DISPLAY : NONE !important",
            "mso-hide:all",
            "display:none;font-size:1px;color:#fff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden",
            "max-height:0;overflow:hidden",
            "height:0px; overflow: hidden",
            "position:absolute;left:-9999px",
            "position:absolute;clip:rect(0 0 0 0)",
        ] {
            assert!(read(style).hidden, "{style}");
        }
        for style in [
            "",
            "display:block",
            "display:inline-block;mso-hide:all",
            "max-height:0",
            "overflow:hidden;width:600px",
            "visibility:hidden;opacity:0",
            "max-width:100%;overflow:hidden",
            "position:absolute;left:0",
        ] {
            assert!(!read(style).hidden, "{style}");
        }
    }

    #[test]
    fn how_words_are_set_is_read() {
        assert_eq!(read("font-weight:700").strong, Some(true));
        assert_eq!(read("FONT-WEIGHT: Normal").strong, Some(false));
        assert_eq!(read("mso-bidi-font-weight:normal").strong, None);
        assert_eq!(read("font-style:italic").em, Some(true));
        assert_eq!(read("text-decoration:underline line-through").strike, Some(true));
        assert_eq!(read("text-decoration:none").underline, Some(false));
        assert_eq!(read("vertical-align:super").shift, Some(Shift::Sup));
        assert_eq!(read("vertical-align:top").shift, None);
        assert_eq!(read("font-size:0px").tiny, Some(true));
        assert_eq!(read("font-size:0.6em").tiny, Some(false));
        assert_eq!(read("font-size:11pt").tiny, Some(false));
        assert_eq!(read("text-indent:-18.0pt;mso-list:l0 level2 lfo1").list, Some(ListMark::Entry(2)));
        assert_eq!(read("mso-list:Ignore").list, Some(ListMark::Marker));
    }
}
