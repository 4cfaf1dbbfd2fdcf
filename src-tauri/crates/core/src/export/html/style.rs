//! A theme's tokens as the declarations that stand in the mail, for one language.
//!
//! Everything stands inline, since many mail programs drop style sheets. Only what Outlook and Gmail
//! honour is used: padding on cells, colours of six digits, lengths in pixels.

use crate::export::language::{Direction, Language, Script};
use crate::theme::{Alignment, ButtonStyle, Colour, FontStack, ItemRule, KickerStyle, Theme, TypeSize};

/// The inline styles of a mail, each a list of declarations.
#[derive(Debug)]
pub(super) struct Style {
    /// The theme they come from.
    pub theme: Theme,
    /// The direction, for `dir`.
    pub dir: &'static str,
    /// The side on which a line starts, for `align`.
    pub start: &'static str,
    /// A cell of text.
    pub text: String,
    /// A cell of the footer.
    pub footer: String,
    /// A paragraph.
    pub paragraph: String,
    /// A paragraph of the footer.
    pub footer_paragraph: String,
    /// A link in text.
    pub link: String,
    /// A link in a credit or the footer.
    pub quiet_link: String,
    /// The masthead.
    pub masthead: String,
    /// The issue's own title.
    pub issue_title: String,
    /// Number and date.
    pub issue_line: String,
    /// A line of small type: credits, a link back to the top.
    pub label: String,
    /// The topics.
    pub topic_line: String,
    /// The name of a section.
    pub section: String,
    /// The label above a headline.
    pub kicker: String,
    /// A headline.
    pub headline: String,
    /// The line under a headline.
    pub dek: String,
    /// A heading in a text, first level.
    pub subheading: String,
    /// A heading in a text, deeper levels.
    pub minor_heading: String,
    /// A list.
    pub list: String,
    /// A list inside an entry.
    pub nested_list: String,
    /// An entry.
    pub entry: String,
    /// A paragraph of an entry after its first.
    pub entry_paragraph: String,
    /// A quote's cell.
    pub quote: String,
    /// What stands apart from the paragraph after it.
    pub block_gap: String,
    /// A code block.
    pub code_block: String,
    /// Code in a line.
    pub code: String,
    /// A thematic break.
    pub rule: String,
    /// The font of headings, for Outlook's sheet.
    pub heading_font: String,
    /// A picture.
    pub picture: String,
    /// Where the masthead stands, for `align`.
    pub masthead_side: &'static str,
    /// The number before a headline, where it is set apart.
    pub number: String,
    /// The number above a headline.
    pub number_above: String,
    /// The list of the items.
    pub contents: String,
    /// The cell of a button.
    pub button_cell: String,
    /// A button.
    pub button: String,
    /// Three points between items.
    pub ornament: String,
}

impl Style {
    /// The styles of a theme for a language.
    pub fn new(theme: &Theme, language: &Language, head: Head) -> Style {
        let sheet = Sheet { theme, script: language.script(), direction: language.direction(), head };
        let (start, dir) = match language.direction() {
            Direction::LeftToRight => ("left", "ltr"),
            Direction::RightToLeft => ("right", "rtl"),
        };
        sheet.style(dir, start)
    }

    /// The line across the sheet above an item; none where something else stands there.
    pub fn item_line(&self) -> Option<String> {
        match self.theme.manner.item_rule {
            ItemRule::Hairline => Some(format!("1px solid {}", self.theme.light.rule)),
            ItemRule::Strong => Some(format!("2px solid {}", self.theme.light.ink)),
            ItemRule::Short | ItemRule::Ornament | ItemRule::None => None,
        }
    }

    /// A paragraph that stands in by some steps.
    pub fn indented_paragraph(&self, steps: u8) -> String {
        let by = u32::from(self.theme.measure.indent) * u32::from(steps);
        format!("{};margin-{}:{by}px", self.paragraph, self.start)
    }
}

/// The tokens and the script that styles are made of.
struct Sheet<'a> {
    theme: &'a Theme,
    script: Script,
    direction: Direction,
    head: Head,
}

/// Whose head the mail has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Ours, with a sheet for Outlook.
    Ours,
    /// The mail tool's, of which nothing is known.
    Theirs,
}

impl Sheet<'_> {
    fn style(&self, dir: &'static str, start: &'static str) -> Style {
        let (light, scale, measure) = (&self.theme.light, &self.theme.type_scale, &self.theme.measure);
        let gap = measure.paragraph_space;
        let weight = scale.heading_weight;
        let type_of = |font: &FontStack, size: TypeSize, colour: Colour| {
            format!(
                "font-family:{};font-size:{}px;line-height:{}px;color:{colour}",
                font.css(self.script),
                size.size,
                size.line
            )
        };
        // A heading inherits the font of its cell, but in Outlook, which has it from the sheet in the head.
        let inherits = self.head == Head::Ours && scale.heading_font == scale.text_font;
        let heading_type = |size: TypeSize, colour: Colour| match inherits {
            true => format!("font-size:{}px;line-height:{}px;color:{colour}", size.size, size.line),
            false => type_of(&scale.heading_font, size, colour),
        };
        let heading = |size: TypeSize, below: u16| {
            format!("margin:0 0 {};{};font-weight:{weight}", px(below), heading_type(size, light.ink))
        };
        let label = type_of(&scale.label_font, scale.label, light.muted);
        let text = self.leaded(scale.text);
        let code_size = scale.text.size.saturating_sub(2);
        Style {
            theme: self.theme.clone(),
            dir,
            start,
            text: format!("{};word-break:break-word", type_of(&scale.text_font, text, light.ink)),
            footer: format!("{label};word-break:break-word"),
            paragraph: format!("margin:0 0 {gap}px"),
            footer_paragraph: "margin:0 0 8px".to_owned(),
            link: format!("color:{};text-decoration:underline", light.accent),
            quiet_link: format!("color:{};text-decoration:underline", light.muted),
            masthead: format!("{}{}", heading(scale.masthead, 8), self.tightened()),
            issue_title: heading(scale.subheading, 4),
            issue_line: match self.theme.manner.masthead {
                Alignment::Start => format!("margin:0 0 8px;{label}"),
                // Between two lines, as on the front page of a newspaper.
                Alignment::Center => format!(
                    "margin:14px 0 14px;{};border-top:1px solid {rule};border-bottom:1px solid {rule}",
                    type_of(&scale.label_font, TypeSize { line: scale.label.line + 14, ..scale.label }, light.muted),
                    rule = light.rule
                ),
            },
            label: format!("margin:0 0 {gap}px;{label}"),
            topic_line: format!("margin:0;{}", type_of(&scale.text_font, scale.text, light.ink)),
            section: heading(scale.section, 0),
            kicker: format!("margin:0 0 6px;{}", self.kicker()),
            headline: heading(scale.headline, 10),
            dek: format!("margin:0 0 {}px;color:{}{}", gap - gap / 4, light.muted, self.slanted()),
            subheading: heading(scale.subheading, 8),
            minor_heading: heading(scale.text, 6),
            list: format!("margin:{};padding:0", self.sides(0, gap, measure.indent)),
            nested_list: format!("margin:{};padding:0", self.sides(6, 0, measure.indent)),
            entry: "margin:0 0 6px".to_owned(),
            entry_paragraph: "margin:6px 0".to_owned(),
            quote: format!(
                "padding:{};border-{start}:3px solid {};{};word-break:break-word",
                self.sides(0, 0, gap),
                light.rule,
                type_of(&scale.text_font, text, light.muted)
            ),
            block_gap: format!("margin:0 0 {gap}px"),
            code_block: format!(
                "margin:0;font-family:{};font-size:{code_size}px;line-height:{}px;color:{};\
                 white-space:pre-wrap;word-break:break-word",
                scale.code_font.css(self.script),
                scale.label.line + 2,
                light.ink
            ),
            code: format!("font-family:{};font-size:{code_size}px", scale.code_font.css(self.script)),
            rule: format!(
                "margin:{0}px 0;height:1px;border:0;color:{1};background-color:{1}",
                measure.item_space - measure.item_space / 4,
                light.rule
            ),
            picture: "display:block;border:0;max-width:100%;height:auto".to_owned(),
            heading_font: scale.heading_font.css(self.script),
            masthead_side: match self.theme.manner.masthead {
                Alignment::Start => start,
                Alignment::Center => "center",
            },
            number: format!("color:{}", light.accent),
            number_above: format!("margin:0 0 4px;{};font-weight:{weight}", heading_type(scale.section, light.accent)),
            contents: format!("margin:0 0 {gap}px;padding:0;list-style-type:none"),
            button_cell: self.button_cell(),
            button: format!(
                "display:inline-block;padding:12px 24px;font-family:{};font-size:{}px;line-height:{}px;\
                 font-weight:700;color:{};text-decoration:none",
                scale.label_font.css(self.script),
                scale.text.size.saturating_sub(1),
                scale.label.line,
                if self.theme.manner.button == ButtonStyle::Filled { light.on_accent } else { light.accent }
            ),
            ornament: format!(
                "margin:0 0 {gap}px;{};text-align:center",
                type_of(&scale.heading_font, scale.headline, light.accent)
            ),
        }
    }

    /// The label above a headline, as the theme sets it.
    fn kicker(&self) -> String {
        let (light, scale) = (&self.theme.light, &self.theme.type_scale);
        let font = |colour: Colour| {
            format!(
                "font-family:{};font-size:{}px;line-height:{}px;color:{colour}",
                scale.label_font.css(self.script),
                scale.label.size,
                scale.label.line
            )
        };
        match self.theme.manner.kicker {
            KickerStyle::Capitals => format!("{};font-weight:700{}", font(light.accent), self.capitals()),
            KickerStyle::Bold => format!("{};font-weight:700", font(light.accent)),
            KickerStyle::Quiet => font(light.muted),
            KickerStyle::Ruled => {
                format!("{};font-weight:700;border-bottom:1px solid {}", font(light.accent), light.accent)
            }
        }
    }

    fn button_cell(&self) -> String {
        let accent = self.theme.light.accent;
        let pad = "border-radius:4px;mso-padding-alt:12px 24px";
        match self.theme.manner.button {
            ButtonStyle::Link | ButtonStyle::Filled => format!("background-color:{accent};{pad}"),
            ButtonStyle::Outlined => format!("border:2px solid {accent};{pad}"),
        }
    }

    /// Four sides, the last of them on the side where a line starts.
    fn sides(&self, top: u16, bottom: u16, start: u16) -> String {
        let (right, left) = match self.direction {
            Direction::LeftToRight => (0, start),
            Direction::RightToLeft => (start, 0),
        };
        format!("{} {} {} {}", px(top), px(right), px(bottom), px(left))
    }

    /// Square characters fill their line, so the lines stand further apart.
    fn leaded(&self, size: TypeSize) -> TypeSize {
        match self.script {
            Script::SimplifiedHan | Script::TraditionalHan | Script::Japanese | Script::Korean => {
                TypeSize { line: size.line + size.size / 6, ..size }
            }
            _ => size,
        }
    }

    /// Capitals and letter spacing belong to scripts with case; joined letters would fall apart.
    fn capitals(&self) -> &'static str {
        if self.script == Script::Cased { ";letter-spacing:0.5px;text-transform:uppercase" } else { "" }
    }

    fn tightened(&self) -> &'static str {
        if self.script == Script::Cased { ";letter-spacing:-0.5px" } else { "" }
    }

    /// Italics belong to scripts that have them.
    fn slanted(&self) -> &'static str {
        if self.script == Script::Cased { ";font-style:italic" } else { "" }
    }
}

fn px(length: u16) -> String {
    if length == 0 { "0".to_owned() } else { format!("{length}px") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(tag: &str) -> Style {
        Style::new(&Theme::plain(), &Language::of(tag), Head::Ours)
    }

    #[test]
    fn sides_follow_the_direction() {
        assert!(style("en").list.starts_with("margin:0 0 16px 24px"));
        assert!(style("ar").list.starts_with("margin:0 24px 16px 0"));
        assert!(style("he").quote.contains("border-right:3px"));
        assert!(style("en").indented_paragraph(2).ends_with("margin-left:48px"));
    }

    #[test]
    fn capitals_and_slant_belong_to_scripts_that_have_them() {
        assert!(style("en").kicker.contains("uppercase") && style("ru").dek.contains("italic"));
        for tag in ["zh", "ja", "ar", "he", "hi"] {
            let style = style(tag);
            assert!(!style.kicker.contains("spacing") && !style.dek.contains("italic"), "{tag}");
        }
    }
}
